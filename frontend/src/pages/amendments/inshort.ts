/** What an amendment does at one clause, in short: the words it takes out and the words it puts in. */
import type { Change } from "../../core/amending";
import type { Op } from "../../core/diff";

const LONGEST = 160;

/**
 * The changes at a clause as deletions and insertions; long ones are cut in their middle.
 * @param wholeClause the words for the deletion of a whole clause.
 */
export function inShort(changes: readonly Change[], clause: string, wholeClause: string): Op[] {
  return changes
    .filter((change) => anchorOf(change) === clause)
    .flatMap((change, i) => {
      const apart: Op[] = i > 0 ? [{ deed: "equal", words: " … " }] : [];
      switch (change.kind) {
        case "replace_words":
          return [
            ...apart,
            ...op("delete", change.old),
            ...op("equal", change.old && change.new ? " " : ""),
            ...op("insert", change.new),
          ];
        case "delete_clause":
          return [...apart, ...op("delete", wholeClause)];
        case "insert_clause":
          return [...apart, ...op("insert", change.clause.text)];
      }
    });
}

function anchorOf(change: Change): string {
  return change.kind === "insert_clause" ? (change.after ?? change.parent ?? "") : change.clause;
}

function op(deed: Op["deed"], words: string): Op[] {
  return words === "" ? [] : [{ deed, words: short(words) }];
}

function short(words: string): string {
  const points = Array.from(words);
  if (points.length <= LONGEST) return words;
  return `${points.slice(0, LONGEST / 2).join("")} … ${points.slice(-LONGEST / 2).join("")}`;
}
