/**
 * Two versions of a text side by side: each clause with what it was and what it is. A clause that moved is named at both places, and
 * compared with itself; what changed is also told in short.
 */
import { compareWords } from "../../core/diff";
import type { Text } from "../../core/text";
import { type Row, rowsOf } from "../proposals/rows";

/** A clause in both versions; where it moved it stands twice, `gone` where it was and `come` where it is. */
export interface Pair {
  readonly row: Row;
  readonly old: Row | null;
  readonly now: Row | null;
  readonly shift: "gone" | "come" | null;
  /** Of one that moved: how it is addressed at its other place. */
  readonly elsewhere: string;
}

/** The clauses of both versions in reading order, those that are gone where they stood. */
export function pairs(before: Text, now: Text): Pair[] {
  const byId = (text: Text): Map<string, Row> => new Map(rowsOf(text, text).map((row) => [row.id, row]));
  const [then, later] = [byId(before), byId(now)];
  return rowsOf(before, now).map((row): Pair => {
    const [old, is] = [then.get(row.id) ?? null, later.get(row.id) ?? null];
    const pair = { row, old, now: is, shift: null, elsewhere: "" } as const;
    if (row.id === "title") return { ...pair, old: row, now: row };
    if (old === null || is === null) return pair;
    if (row.state === "deleted") return { ...pair, now: null, shift: "gone", elsewhere: is.label };
    if (row.state === "inserted") return { ...pair, row: again(row, old), shift: "come", elsewhere: old.label };
    return pair;
  });
}

/** The row of a clause that moved, compared with what it was. */
function again(row: Row, old: Row): Row {
  const ops = compareWords(old.place.clause.text, row.place.clause.text);
  return { ...row, ops, state: ops.every(({ deed }) => deed === "equal") ? "unchanged" : "changed" };
}

/** Whether anything became of a clause. */
export function isChanged({ row, shift }: Pair): boolean {
  return shift !== null || row.state !== "unchanged";
}

/** How clauses are addressed, by what became of them; those that are gone as they were. Sub-paragraphs go with their paragraph. */
export interface Short {
  readonly changed: readonly string[];
  readonly inserted: readonly string[];
  readonly deleted: readonly string[];
  readonly moved: readonly string[];
  /** Whether the title is another. */
  readonly title: boolean;
}

/** What changed between two versions, in short. */
export function inShort(all: readonly Pair[]): Short {
  const fate = (pair: Pair): keyof Short | null =>
    pair.shift === "gone"
      ? null
      : pair.shift === "come"
        ? "moved"
        : pair.row.state === "unchanged"
          ? null
          : pair.row.state;
  const fates = new Map(all.map((pair) => [pair.row.id, fate(pair)]));
  const labels = (wanted: keyof Short): string[] =>
    all
      .filter((pair) => pair.row.id !== "title" && fate(pair) === wanted)
      .filter(({ row }) => wanted === "changed" || fates.get(row.place.above.at(-1) ?? "") !== wanted)
      .map(({ row }) => row.label);
  return {
    changed: labels("changed"),
    inserted: labels("inserted"),
    deleted: labels("deleted"),
    moved: labels("moved"),
    title: all.some(({ row }) => row.id === "title"),
  };
}

/** The two versions that an address asks to compare, counted from 1; without it the last with the one before. */
export function asked(query: URLSearchParams, versions: number): { readonly from: number; readonly to: number } {
  const read = (name: string, otherwise: number): number => {
    const number = Number(query.get(name) ?? otherwise);
    return Number.isInteger(number) && number >= 1 && number <= versions ? number : otherwise;
  };
  const to = read("to", versions);
  return { from: read("from", Math.max(1, to - 1)), to };
}
