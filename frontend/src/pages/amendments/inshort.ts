/** What an amendment does at one clause, in short: the words it takes out and the words it puts in. */
import { type Change, named } from "../../core/amending";
import type { Op } from "../../core/diff";

const LONGEST = 160;

/**
 * The changes at a clause, or all of them, as deletions and insertions; long ones are cut in their middle.
 * @param say the words for what is done to a whole clause, by the id of their message.
 */
export function inShort(changes: readonly Change[], clause: string | undefined, say: (id: string) => string): Op[] {
  return changes
    .filter((change) => clause === undefined || named(change) === clause)
    .flatMap((change, i) => [...(i > 0 ? op("equal", " … ") : []), ...oneInShort(change, say)]);
}

function oneInShort(change: Change, say: (id: string) => string): Op[] {
  switch (change.kind) {
    case "replace_words":
      return [
        ...op("delete", change.old),
        ...op("equal", change.old && change.new ? " " : ""),
        ...op("insert", change.new),
      ];
    case "delete_clause":
      return op("delete", say("change-deletes-clause"));
    case "insert_clause":
      return op("insert", change.clause.text);
    case "move_clause":
      return op("equal", say("change-moves-clause"));
    case "split_clause":
      return op("equal", say("change-splits-clause"));
    case "insert_annex":
      return op("insert", change.annex.title);
    case "insert_note":
      return op("insert", change.note.text);
  }
}

function op(deed: Op["deed"], words: string): Op[] {
  return words === "" ? [] : [{ deed, words: short(words) }];
}

function short(words: string): string {
  const points = Array.from(words);
  if (points.length <= LONGEST) return words;
  return `${points.slice(0, LONGEST / 2).join("")} … ${points.slice(-LONGEST / 2).join("")}`;
}
