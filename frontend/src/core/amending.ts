/**
 * Shows a text as it would be with an amendment. Whether an amendment is lawful is the server's to judge; here its changes are made in
 * the same order and anchored in the same way, so that a preview shows what adoption would give, or says what no longer fits.
 */
import { type Clause, numberClauses, type Part, type Place, type Text, walk } from "./text";

/** Replaces `old`, the words from `start` to `end` (code points), by `new`: empty `new` deletes, `start === end` inserts. */
export type ReplaceWords = {
  readonly kind: "replace_words";
  readonly clause: string;
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
};

/** Deletes a clause with its sub-paragraphs. */
export type DeleteClause = { readonly kind: "delete_clause"; readonly clause: string };

/** Inserts a clause after a sibling (`null`: in the first place), below `parent` or at the top of its part. */
export type InsertClause = {
  readonly kind: "insert_clause";
  readonly after: string | null;
  readonly part: Part;
  readonly clause: Clause;
  readonly parent?: string | null;
};

export type Change = ReplaceWords | DeleteClause | InsertClause;

/** The words or the place that a change is anchored to are not there, or not once, in the text in force. */
export class NoLongerFits extends Error {
  override readonly name = "NoLongerFits";
  /** The clause's label in the version that the amendment was made to; empty where that never had it. */
  readonly clause: string;

  constructor(base: Text, id: string) {
    const label = numberClauses(base).get(id) ?? "";
    super(`no longer fits at ${label}`);
    this.clause = label;
  }
}

/**
 * The text with an amendment: words first, then new clauses, then deletions, so that a new clause may replace an old one.
 * @param text the text in force.
 * @param base the version that the amendment was made to.
 * @throws NoLongerFits where words or places are gone or ambiguous; nothing is guessed.
 */
export function preview(text: Text, base: Text, changes: readonly Change[]): Text {
  const now = places(text);
  let amended = text;
  for (const [id, words] of anchored(text, base, changes)) {
    const clause = now.get(id)?.clause;
    if (clause !== undefined) amended = edited(amended, id, [reworded(clause, words)]);
  }
  for (const change of changes) if (change.kind === "insert_clause") amended = inserted(amended, base, change);
  for (const change of changes) {
    if (change.kind !== "delete_clause") continue;
    if (!now.has(change.clause)) throw new NoLongerFits(base, change.clause);
    amended = edited(amended, change.clause, []);
  }
  return amended;
}

/** The replaced words of each clause with the offsets they have now, from the beginning of the clause to its end. */
function anchored(text: Text, base: Text, changes: readonly Change[]): Map<string, ReplaceWords[]> {
  const [then, now] = [places(base), places(text)];
  const byClause = new Map<string, ReplaceWords[]>();
  for (const change of changes) {
    if (change.kind !== "replace_words") continue;
    const known = byClause.get(change.clause) ?? [];
    const moved = anchoredAt(change, then.get(change.clause)?.clause.text, now.get(change.clause)?.clause.text);
    if (moved === undefined) throw new NoLongerFits(base, change.clause);
    byClause.set(change.clause, [...known, moved]);
  }
  for (const [id, words] of byClause) {
    words.sort((a, b) => a.start - b.start || a.end - b.end);
    if (words.some((change, i) => i > 0 && meet(words[i - 1] ?? change, change))) throw new NoLongerFits(base, id);
  }
  return byClause;
}

/** The change where its words stand now; undefined where the clause changed and they don't stand in it exactly once. */
function anchoredAt(change: ReplaceWords, then: string | undefined, now: string | undefined): ReplaceWords | undefined {
  if (now === undefined) return undefined;
  const points = Array.from(now);
  if (now === then) return points.slice(change.start, change.end).join("") === change.old ? change : undefined;
  const found = change.old === "" ? -1 : now.indexOf(change.old);
  if (found < 0 || now.includes(change.old, found + 1)) return undefined;
  const start = Array.from(now.slice(0, found)).length;
  return { ...change, start, end: start + Array.from(change.old).length };
}

/** Half-open ranges with a character in common; an empty one meets another at its offset and a range it is strictly inside. */
function meet(a: ReplaceWords, b: ReplaceWords): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

/** Changes the words from the end to the beginning; new ones are italic where the old began so. */
function reworded(clause: Clause, changes: readonly ReplaceWords[]): Clause {
  let points = Array.from(clause.text);
  let opening = clause.opening ?? 0;
  for (const change of changes.toReversed()) {
    const words = Array.from(change.new);
    points = [...points.slice(0, change.start), ...words, ...points.slice(change.end)];
    if (change.start < opening) opening = change.start + words.length + Math.max(0, opening - change.end);
  }
  const { id, kind, children } = clause;
  return { id, kind, text: points.join(""), ...(opening > 0 && { opening }), ...(children && { children }) };
}

/** With a new clause; what others inserted there since the base stands in the order of ids, whichever was adopted first. */
function inserted(text: Text, base: Text, change: InsertClause): Text {
  const [then, now] = [places(base), places(text)];
  const { after, parent = null, clause, part } = change;
  const sibling = after === null ? undefined : now.get(after);
  const above = parent === null ? undefined : now.get(parent);
  if (after !== null && (sibling === undefined || sibling.part !== part || (sibling.above.at(-1) ?? null) !== parent)) {
    throw new NoLongerFits(base, after);
  }
  if (parent !== null && above === undefined) throw new NoLongerFits(base, parent);
  const siblings = above === undefined ? text[part] : (above.clause.children ?? []);
  const first = sibling === undefined ? 0 : sibling.index + 1;
  const later = siblings.slice(first).findIndex(({ id }) => then.has(id) || id >= clause.id);
  const children = siblings.toSpliced(later < 0 ? siblings.length : first + later, 0, clause);
  return above === undefined
    ? { ...text, [part]: children }
    : edited(text, above.clause.id, [{ ...above.clause, children }]);
}

/** The text with one clause replaced by others, or by none. */
function edited(text: Text, id: string, by: readonly Clause[]): Text {
  return { ...text, preamble: exchanged(text.preamble, id, by), operative: exchanged(text.operative, id, by) };
}

function exchanged(clauses: readonly Clause[], id: string, by: readonly Clause[]): Clause[] {
  return clauses.flatMap((clause) => {
    if (clause.id === id) return by;
    const { children: old, ...rest } = clause;
    const children = exchanged(old ?? [], id, by);
    return [children.length > 0 ? { ...rest, children } : rest];
  });
}

function places(text: Text): Map<string, Place> {
  return new Map(walk(text).map((place) => [place.clause.id, place]));
}
