/**
 * What somebody typed, as the smallest change of the words that were there: so that two who type in the same clause change each their
 * own place and nobody's words are written over. Places count UTF-16 units, as text fields and Yjs do; no character is cut in two.
 */
import { compareWords } from "../core/diff";

/** From `at` so many units go, and words come in their place. */
export interface Splice {
  readonly at: number;
  readonly gone: number;
  readonly words: string;
}

/** Longer rewritings are compared word by word, so that what is the same between two changes stays. */
const WORD_BY_WORD = 24;

/**
 * The one run that differs between two wordings.
 * @param caret where the cursor is in `after`: what was typed stands before it. Of "a word" typed before "a world" nobody could tell
 *   otherwise which letters are new, and a word would be made of letters of both.
 */
export function spliceOf(before: string, after: string, caret?: number): Splice {
  const shorter = Math.min(before.length, after.length);
  const behind = caret === undefined ? 0 : alike(before, after, 0, Math.min(shorter, after.length - caret), -1);
  let start = alike(before, after, 0, shorter - behind, 1);
  if (cuts(before, start) || cuts(after, start)) start--;
  let end = alike(before, after, behind, shorter - start, -1);
  if (cuts(before, before.length - end) || cuts(after, after.length - end)) end--;
  return { at: start, gone: before.length - end - start, words: after.slice(start, after.length - end) };
}

/** How many units are the same from the beginning (1) or from the end (-1), counted on from `from`. */
function alike(one: string, other: string, from: number, most: number, way: 1 | -1): number {
  let count = from;
  const place = (): number => (way === 1 ? count : -1 - count);
  while (count < most && one.at(place()) === other.at(place())) count++;
  return count;
}

/** The runs that differ, from the last to the first, so that each can be applied as it is. */
export function splices(before: string, after: string, caret?: number): Splice[] {
  const whole = spliceOf(before, after, caret);
  if (whole.gone === 0 && whole.words === "") return [];
  if (Math.min(whole.gone, whole.words.length) < WORD_BY_WORD) return [whole];
  return wordByWord(before.slice(whole.at, whole.at + whole.gone), whole.words, whole.at);
}

/** The words that differ, from the last to the first; `at` is where the wording begins. */
export function wordByWord(before: string, after: string, at = 0): Splice[] {
  const found: Splice[] = [];
  for (const { deed, words } of compareWords(before, after)) {
    if (deed === "delete") found.push({ at, gone: words.length, words: "" });
    if (deed === "insert") found.push({ at, gone: 0, words });
    if (deed !== "insert") at += words.length;
  }
  return found.reverse();
}

/**
 * What was typed over `before`, for words that another has changed meanwhile: from the last run to the first. Words that the other
 * brought in stay, also where the typist took out what stood around them.
 */
export function typedOver(before: string, after: string, now: string, caret?: number): Splice[] {
  if (now === before) return splices(before, after, caret);
  const [mine, theirs] = [spliceOf(before, after, caret), spliceOf(before, now)];
  const [end, theirEnd] = [mine.at + mine.gone, theirs.at + theirs.gone];
  const behind = theirs.words.length - theirs.gone;
  const runs = [
    [Math.max(mine.at, theirEnd), end, behind],
    [mine.at, Math.min(end, theirs.at), 0],
  ] as const;
  const deletions = runs
    .filter(([from, to]) => from < to)
    .map(([from, to, moved]) => ({ at: from + moved, gone: to - from, words: "" }));
  const insertion = { at: through(theirs, mine.at), gone: 0, words: mine.words };
  const found = mine.words === "" ? deletions : [...deletions, insertion];
  return found.sort((one, other) => other.at - one.at || other.gone - one.gone);
}

/** Where a place is after a change: before it, behind it, or at the end of what came. */
export function through({ at, gone, words }: Splice, place: number): number {
  if (place <= at) return place;
  return place >= at + gone ? place + words.length - gone : at + words.length;
}

/** Where the cursor belongs after another has changed the words around it. */
export function caretThrough(before: string, after: string, caret: number): number {
  return through(spliceOf(before, after), caret);
}

function cuts(words: string, at: number): boolean {
  return at > 0 && at < words.length && /[\ud800-\udbff]/.test(words[at - 1]!) && /[\udc00-\udfff]/.test(words[at]!);
}
