/**
 * Words as a person selects and types them. Offsets count Unicode code points, as the law does, while browsers count UTF-16 units; and no
 * character as a reader sees it (an emoji of several code points, a letter with its marks) is ever cut in two.
 */

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const IN_WORD = /^[\p{L}\p{N}]/u;
const IDEOGRAPH = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/** Words, and everything else character by character; a character with its marks is one, and so is an ideograph. */
export function wholeWords(text: string): string[] {
  const pieces: string[] = [];
  let inWord = false;
  for (const { segment } of graphemes.segment(text)) {
    const isLetter = IN_WORD.test(segment) && !IDEOGRAPH.test(segment);
    if (isLetter && inWord) pieces.push(pieces.pop()! + segment);
    else pieces.push(segment);
    inWord = isLetter;
  }
  return pieces;
}

/** A selection widened to whole words, in code points; the spaces at its ends are left out. */
export function widened(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  let [at, start, end] = [0, -1, -1];
  for (const piece of wholeWords(text)) {
    const next = at + codePoints(piece);
    if (piece.trim() !== "" && next > from && at < to) {
      if (start < 0) start = at;
      end = next;
    }
    at = next;
  }
  return start < 0 ? { start: from, end: from } : { start, end };
}

/** A part of a text by code points. */
export function slice(text: string, start: number, end?: number): string {
  return Array.from(text).slice(start, end).join("");
}

/** How many code points a text has. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

/** Typed or pasted words as a clause may hold them: one line, composed characters, nothing that turns the reading order. */
export function asClauseText(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}
