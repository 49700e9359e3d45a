/** The rows that differ, each with the one before and after it, so that it is read where it stands. */
import type { Row } from "../proposals/rows";

export function inContext(rows: readonly Row[]): readonly Row[] {
  const differs = (row: Row | undefined): boolean => row !== undefined && row.state !== "unchanged";
  return rows.filter((row, i) => differs(row) || differs(rows[i - 1]) || differs(rows[i + 1]));
}
