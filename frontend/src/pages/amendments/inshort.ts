/** What an amendment does at one clause, in short: the words it takes out and the words it puts in. */
import { type Change, named } from "../../core/amending";
import type { ReplaceWords } from "../../core/changes";
import type { Op } from "../../core/diff";
import { outline } from "../../core/outline";
import type { Text } from "../../core/text";
import { codePoints, slice, wholeWords } from "./rewording";

const LONGEST = 160;

const JOINED = /[\p{L}\p{M}\p{N}]{2}/u;

/**
 * The changes at a clause, or all of them, as deletions and insertions of whole words; long ones are cut in their middle.
 * @param base the text that the changes are made to; without it a change inside of a word is shown as it is.
 * @param say the words for what is done to a whole clause, by the id of their message.
 */
export function inShort(
  changes: readonly Change[],
  base: Text | undefined,
  clause: string | undefined,
  say: (id: string) => string,
): Op[] {
  const words = base && outline(base).words;
  return changes
    .filter((change) => clause === undefined || named(change) === clause)
    .flatMap((change, i) => [
      ...(i > 0 ? op("equal", " … ") : []),
      ...oneInShort(change, words?.get(named(change)), say),
    ]);
}

function oneInShort(change: Change, words: string | undefined, say: (id: string) => string): Op[] {
  switch (change.kind) {
    case "replace_words": {
      const [was, is] = inWholeWords(change, words);
      return [...op("delete", was), ...op("equal", was && is ? " " : ""), ...op("insert", is)];
    }
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

/** What a rewording takes out and puts in, with the rest of the words in which it begins and ends. */
export function inWholeWords(change: ReplaceWords, words: string | undefined): readonly [was: string, is: string] {
  const { start, end, old, new: brought } = change;
  if (words === undefined || slice(words, start, end) !== old) return [old, brought];
  const [before, after] = [slice(words, 0, start), slice(words, end)];
  const joins = [old, brought].some(
    (one) => JOINED.test(around(before, one + after)) || JOINED.test(around(before + one, after)),
  );
  if (!joins) return [old, brought];
  const [was, is] = [ends(words), ends(before + brought + after)];
  const head = was.reduce((found, at) => (at <= start && is.includes(at) ? Math.max(found, at) : found), 0);
  const [long, wide] = [was.at(-1) ?? 0, is.at(-1) ?? 0];
  const tail = was.reduce(
    (found, at) => (at >= end && is.includes(wide - long + at) ? Math.max(found, long - at) : found),
    0,
  );
  return [slice(words, head, long - tail), slice(before + brought + after, head, wide - tail)];
}

/** The two characters between which two stretches of words meet. */
function around(before: string, after: string): string {
  return slice(before, -1) + slice(after, 0, 1);
}

/** Where words begin and end, in code points. */
function ends(words: string): number[] {
  let at = 0;
  return [0, ...wholeWords(words).map((piece) => (at += codePoints(piece)))];
}

function op(deed: Op["deed"], words: string): Op[] {
  return words === "" ? [] : [{ deed, words: short(words) }];
}

function short(words: string): string {
  const points = Array.from(words);
  if (points.length <= LONGEST) return words;
  return `${points.slice(0, LONGEST / 2).join("")} … ${points.slice(-LONGEST / 2).join("")}`;
}
