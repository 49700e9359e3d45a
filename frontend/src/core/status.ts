/**
 * How far a text is agreed: each clause is open, in brackets, agreed ad referendum or agreed (section (d)). What is still open, counted
 * in clauses, is the measure of progress.
 */
import { openPoints } from "./markup";
import { type Text, walk } from "./text";

export type Status = "open" | "bracketed" | "agreed_ad_ref" | "agreed";
/** What the chair has noted, by clause; clauses that are not in it are open. */
export type Settled = Readonly<Record<string, "agreed_ad_ref" | "agreed">>;

/** The status of each clause by its id, in reading order; headings have none. */
export function statuses(text: Text, settled: Settled): Map<string, Status> {
  const bracketed = new Set(openPoints(text).map(({ clause }) => clause));
  return new Map(
    walk(text)
      .filter(({ clause }) => clause.kind !== "heading")
      .map(({ clause: { id } }) => [id, settled[id] ?? (bracketed.has(id) ? "bracketed" : "open")] as const),
  );
}

export interface Progress {
  /** Clauses that are open or in brackets, of how many. */
  readonly open: number;
  readonly of: number;
  /** Points in brackets, in all words of the text. */
  readonly brackets: number;
  /** Clauses that are agreed subject to capitals. */
  readonly adRef: number;
}

/** How far a text is; null where nobody has begun to settle it, so that nothing is to be counted. */
export function progress(text: Text, settled: Settled): Progress | null {
  const all = [...statuses(text, settled).values()];
  const count = (...of: readonly Status[]): number => all.filter((status) => of.includes(status)).length;
  const brackets = openPoints(text).reduce((sum, point) => sum + point.brackets, 0);
  const open = count("open", "bracketed");
  if (open === all.length && brackets === 0) return null;
  return { open, of: all.length, brackets, adRef: count("agreed_ad_ref") };
}
