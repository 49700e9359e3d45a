/**
 * Steps by which an author makes of a text the one they want: words typed, clauses and annexes added, taken out, put back, moved and split.
 * Each is a change made at once, as an amendment would make it, so that no step can give a text that an amendment could not.
 */
import { type Change, TITLE } from "../../core/changes";
import { made } from "../../core/making";
import { ANNEXES, inside, isAnnex, type Node, type Outline, outline, top } from "../../core/outline";
import { type Annex, type Clause, type ClauseKind, LEVELS_MAX, type Text } from "../../core/text";

/** Where a clause may go from where it stands. */
export type Way = "up" | "down" | "in" | "out";
export const WAYS: readonly Way[] = ["up", "down", "in", "out"];

/** A new id for a clause, unlike any other (`[a-z0-9]{6,32}`). */
export function newClauseId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 16);
}

/** Footnotes stay though nothing marks them at the moment: the mark may come back. */
function step(text: Text, change: Change): Text {
  return { ...made(outline(text), [change]), ...(text.notes && { notes: text.notes }) };
}

/** With other words in a clause, an annex's title, a footnote or the title, as they are typed. */
export function reworded(text: Text, id: string, words: string): Text {
  if (id === TITLE) return { ...text, title: words };
  const one = (clause: Clause): Clause => {
    if (clause.id === id) return { ...clause, text: words };
    return clause.children === undefined ? clause : { ...clause, children: clause.children.map(one) };
  };
  const { preamble, operative, annexes, notes } = text;
  return {
    ...text,
    preamble: preamble.map(one),
    operative: operative.map(one),
    ...(annexes && { annexes: annexes.map((annex) => annexReworded(annex, id, words, one)) }),
    ...(notes && { notes: notes.map((note) => (note.id === id ? { ...note, text: words } : note)) }),
  };
}

function annexReworded(annex: Annex, id: string, words: string, one: (clause: Clause) => Clause): Annex {
  if (annex.id === id) return { ...annex, title: words };
  return annex.clauses === undefined ? annex : { ...annex, clauses: annex.clauses.map(one) };
}

/** Without a clause or annex, and what is below it. */
export function removed(text: Text, id: string): Text {
  return outline(text).nodes.has(id) ? step(text, { kind: "delete_clause", clause: id }) : text;
}

/** Where something new goes: after a clause or an annex, at the end of what is in it, first in its part, or as the last annex. */
export type Spot =
  | { readonly at: "after" | "below"; readonly id: string }
  | { readonly at: "first"; readonly part: "preamble" | "operative" }
  | { readonly at: "annexes" };

/** With an empty paragraph at a spot; after an annex and as the last one, with an annex of one empty paragraph. */
export function inserted(text: Text, spot: Spot, fresh: string): Text {
  const of = outline(text);
  const node = "id" in spot ? of.nodes.get(spot.id) : undefined;
  if (spot.at === "annexes" || (spot.at === "after" && node !== undefined && isAnnex(node))) {
    const annex: Annex = { id: fresh, title: "", clauses: [{ id: newClauseId(), kind: "paragraph", text: "" }] };
    return step(text, { kind: "insert_annex", after: node?.id ?? text.annexes?.at(-1)?.id ?? null, annex });
  }
  const [container, after] = seatAt(of, spot);
  return step(text, inserting(of, { id: fresh, kind: kindIn(of, container), text: "" }, container, after));
}

function seatAt(of: Outline, spot: Exclude<Spot, { at: "annexes" }>): [container: string, after: string | null] {
  if (spot.at === "first") return [top(spot.part), null];
  if (spot.at === "below") return [spot.id, of.below.get(spot.id)?.at(-1) ?? null];
  const container = of.homes.get(spot.id);
  return container === undefined ? [top("operative"), null] : [container, spot.id];
}

function inserting(of: Outline, clause: Clause, container: string, after: string | null): Change {
  const parent = of.nodes.has(container) ? { parent: container } : {};
  return { kind: "insert_clause", after, part: of.parts.get(container) ?? "operative", clause, ...parent };
}

function kindIn(of: Outline, container: string): ClauseKind {
  const node = of.nodes.get(container);
  if (node !== undefined) return isAnnex(node) ? "paragraph" : "sub_paragraph";
  return of.parts.get(container) === "preamble" ? "preambular" : "operative";
}

/** How many levels stand above a clause, counted from the top of its part or annex. */
function levelOf(of: Outline, id: string): number {
  let level = 0;
  for (let at = of.homes.get(id); at !== undefined; at = of.homes.get(at)) {
    const node = of.nodes.get(at);
    if (node === undefined || isAnnex(node)) break;
    level++;
  }
  return level;
}

/** Whether a sub-paragraph can stand below a clause, or a paragraph in an annex. */
export function mayHaveBelow(text: Text, id: string): boolean {
  const of = outline(text);
  const node = of.nodes.get(id);
  return node !== undefined && (isAnnex(node) || (node.kind !== "heading" && levelOf(of, id) < LEVELS_MAX));
}

/** The text with a clause one step further, or undefined where it can't go there. */
export function moved(text: Text, id: string, way: Way): Text | undefined {
  const of = outline(text);
  const [node, container, seat] = [of.nodes.get(id), of.homes.get(id), of.seats.get(id) ?? 0];
  if (node === undefined || container === undefined || isAnnex(node)) return undefined;
  const row = of.below.get(container) ?? [];
  switch (way) {
    case "up":
      return seat === 0 ? undefined : put(text, id, container, row[seat - 2] ?? null);
    case "down":
      return seat === row.length - 1 ? undefined : put(text, id, container, row[seat + 1] ?? null);
    case "in":
      return goesBelow(of, node, row[seat - 1])
        ? put(text, id, row[seat - 1]!, of.below.get(row[seat - 1]!)?.at(-1) ?? null)
        : undefined;
    case "out": {
      const above = of.nodes.get(container);
      const outer = of.homes.get(container);
      return above === undefined || isAnnex(above) || outer === undefined ? undefined : put(text, id, outer, container);
    }
  }
}

/** Whether a clause can go below the one before it: neither is a heading, and there are levels enough. */
function goesBelow(of: Outline, node: Clause, before: string | undefined): boolean {
  const above = before === undefined ? undefined : of.nodes.get(before);
  if (before === undefined || above === undefined || isAnnex(above)) return false;
  if (above.kind === "heading" || node.kind === "heading") return false;
  const deepest = Math.max(levelOf(of, node.id), ...inside(of, node.id).map((id) => levelOf(of, id)));
  return deepest + 1 <= LEVELS_MAX;
}

function put(text: Text, id: string, container: string, after: string | null): Text {
  const of = outline(text);
  const parent = of.nodes.has(container) ? { parent: container } : {};
  const part = of.parts.get(container) ?? of.parts.get(of.homes.get(id) ?? "") ?? "operative";
  return step(text, { kind: "move_clause", clause: id, after, part, ...parent });
}

/** With a clause split in two at a place among its words (code points); undefined where a half would be empty. */
export function split(text: Text, id: string, at: number, fresh: string): Text | undefined {
  const node = outline(text).nodes.get(id);
  if (node === undefined || isAnnex(node)) return undefined;
  const points = Array.from(node.text);
  const halves = [points.slice(0, at), points.slice(at)].map((half) => half.join("").trim());
  return halves.includes("") ? undefined : step(text, { kind: "split_clause", clause: id, at, new: fresh });
}

/** With a clause or annex as `base` has it: what is new is gone, what was taken out is back, what was reworded or moved is as it was. */
export function reverted(text: Text, base: Text, id: string): Text {
  const [of, then] = [outline(text), outline(base)];
  if (id === TITLE) return reworded(text, id, base.title);
  const note = (base.notes ?? []).find((one) => one.id === id);
  if (note !== undefined) return reworded(text, id, note.text);
  if (!then.nodes.has(id)) {
    const lost = inside(of, id).filter((below) => then.nodes.has(below));
    return lost.reduce((left, below) => restored(left, base, below), removed(text, id));
  }
  if (!of.nodes.has(id)) return restored(text, base, id);
  const words = then.words.get(id) ?? "";
  const back = of.words.get(id) === words ? text : reworded(text, id, words);
  const home = then.homes.get(id) ?? "";
  if (!(of.nodes.has(home) || !then.nodes.has(home)) || isAnnex(then.nodes.get(id)!)) return back;
  const after = before(then, of, id);
  const row = (of.below.get(home) ?? []).filter((other) => other !== id);
  const stands = of.homes.get(id) === home && (of.seats.get(id) ?? 0) === (after === null ? 0 : row.indexOf(after) + 1);
  return stands ? back : put(back, id, home, after);
}

/** The nearest sibling before a clause in `then` that stands in the same container now. */
function before(then: Outline, now: Outline, id: string): string | null {
  const home = then.homes.get(id) ?? "";
  const row = then.below.get(home) ?? [];
  return row.slice(0, then.seats.get(id)).findLast((other) => now.homes.get(other) === home) ?? null;
}

/** With a clause or annex put back where it stood, with what was below it and stands nowhere else now. */
function restored(text: Text, base: Text, id: string): Text {
  const [then, of] = [outline(base), outline(text)];
  const node = then.nodes.get(id);
  const home = then.homes.get(id) ?? "";
  if (node === undefined || of.nodes.has(id) || (then.nodes.has(home) && !of.nodes.has(home))) return text;
  const after = before(then, of, id);
  const whole = without(node, of);
  if (isAnnex(whole)) return step(text, { kind: "insert_annex", after, annex: whole });
  return step(text, inserting(of, whole, home, home === ANNEXES ? null : after));
}

function without<N extends Node>(node: N, of: Outline): N {
  const keep = (clauses: readonly Clause[] | undefined): Clause[] | undefined =>
    clauses?.filter(({ id }) => !of.nodes.has(id)).map((clause) => without(clause, of));
  if (isAnnex(node)) return { ...node, ...(node.clauses && { clauses: keep(node.clauses) }) };
  return { ...node, ...((node as Clause).children && { children: keep((node as Clause).children) }) };
}
