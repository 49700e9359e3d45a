/** What is read of a text with an amendment, whatever ids it brings: two amendments have the same effect where that is the same. */
import type { Change } from "./changes";
import { made } from "./making";
import { MARK } from "./markup";
import { outline } from "./outline";
import { carried } from "./rebasing";
import { type Clause, type Text, walk } from "./text";

/** The ids that one change brings. */
export function brought(change: Change): string[] {
  const ids = (clauses: readonly Clause[]): string[] =>
    walk({ title: "", preamble: clauses, operative: [] }).map(({ clause }) => clause.id);
  switch (change.kind) {
    case "insert_clause":
      return ids([change.clause]);
    case "insert_annex":
      return [change.annex.id, ...ids(change.annex.clauses ?? [])];
    case "split_clause":
      return [change.new];
    case "insert_note":
      return [change.note.id];
    default:
      return [];
  }
}

/** Whether two amendments to one version give the same words at the same places. */
export function sameEffect(one: readonly Change[], other: readonly Change[], base: Text): boolean {
  const effect = (changes: readonly Change[]): string => {
    const then = outline(base);
    return JSON.stringify(readsAs(made(then, carried(changes, then, then).changes), new Set(changes.flatMap(brought))));
  };
  return effect(one) === effect(other);
}

/** What is read; `fresh` are ids that stand for whatever id new clauses and footnotes have, where the words refer to them. */
function readsAs(text: Text, fresh: ReadonlySet<string>): unknown {
  const ordinals = new Map<string, number>();
  const read = (words: string): string =>
    words.replace(new RegExp(MARK, "g"), (mark) => {
      const id = mark.slice(2, -1);
      if (!fresh.has(id)) return mark;
      if (!ordinals.has(id)) ordinals.set(id, ordinals.size);
      return `${mark.slice(0, 2)}${ordinals.get(id)}}`;
    });
  const clauses = walk(text).map(({ part, annex, index, above, clause }) => [
    part,
    annex && index,
    above.length,
    clause.kind,
    read(clause.text),
    clause.opening ?? 0,
  ]);
  const annexes = (text.annexes ?? []).map(({ title, clauses = [] }) => [read(title), clauses.length]);
  return [text.title, clauses, annexes, (text.notes ?? []).map((note) => read(note.text))];
}
