/**
 * The opening words of a paragraph, which are printed in italics: a participle or adjective phrase in the preamble, a verb in the
 * operative part (section (d)). English phrases of more than one word are known; elsewhere it is the first word, and none where a script
 * has no spaces between words.
 */
import { codePoints } from "../amendments/rewording";

const ADVERBS = "also|further|deeply|gravely|strongly|firmly|fully|once again|again";
const PHRASES = [
  "bearing in mind|mindful of|aware of|guided by|alarmed by|acting under|having considered|having examined|having adopted",
  "taking note|takes note|taking into account|takes into account|taking into consideration|calls upon|calls for",
].join("|");
const OPENING = new RegExp(`^(?:(?:${ADVERBS})\\s+)*(?:(?:${PHRASES})(?![\\p{L}\\p{M}])|[\\p{L}\\p{M}]+)`, "iu");
const WITHOUT_SPACES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** How many characters (code points) of a paragraph are its opening words. */
export function openingWords(text: string): number {
  return WITHOUT_SPACES.test(text) ? 0 : codePoints(OPENING.exec(text)?.[0] ?? "");
}
