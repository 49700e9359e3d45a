/** Mentions of members in what is being written: "@" and a code. Pure, in UTF-16 offsets as a textarea counts. */
import type { Member } from "../../live/nouns";

/** As many as the law takes. */
export const MENTIONS_MAX = 20;
const SHOWN = 8;

export interface Asked {
  /** Where the "@" stands. */
  readonly start: number;
  /** What is typed after it. */
  readonly words: string;
}

/** The mention that is being typed at the caret, if one is: an "@" at the start of a word, and up to three words after it. */
export function askedAt(words: string, caret: number): Asked | undefined {
  const found = /(?:^|[\s(«„“"'’])@([\p{L}\p{M}\d.’'-]*(?: [\p{L}\p{M}\d.’'-]+){0,2})$/u.exec(words.slice(0, caret));
  return found ? { start: caret - found[1]!.length - 1, words: found[1]! } : undefined;
}

/** The members that fit what is typed, by code or by a word of their name; those that begin so go first. */
export function fitting(members: readonly Member[], typed: string): Member[] {
  const sought = plain(typed);
  const rank = ({ id, name }: Member): number => {
    if (plain(id) === sought) return 0;
    const own = plain(name);
    if (own.startsWith(sought) || plain(id).startsWith(sought)) return 1;
    return own.split(/[\s(’'-]+/).some((word) => word.startsWith(sought)) || own.includes(` ${sought}`) ? 2 : 3;
  };
  const ranked = members.map((member) => ({ member, rank: rank(member) })).filter(({ rank }) => rank < 3);
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, SHOWN)
    .map(({ member }) => member);
}

function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words with a member mentioned where it was asked for, and where the caret stands then. */
export function mentioning(
  words: string,
  { start }: Asked,
  caret: number,
  id: string,
): { words: string; caret: number } {
  const before = `${words.slice(0, start)}@${id}`;
  const after = words.slice(caret);
  const space = /^[\s.,;:!?)]/.test(after) ? "" : " ";
  return { words: before + space + after, caret: before.length + 1 };
}

export interface Piece {
  readonly words: string;
  /** The member that is mentioned here. */
  readonly member?: string;
}

/** Words in pieces, the mentions of known members by themselves. */
export function inPieces(words: string, known: (id: string) => boolean): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of words.matchAll(/(?<![\p{L}\d])@([A-Z0-9]{2,12})(?![\p{L}\d])/gu)) {
    const id = found[1]!;
    if (!known(id)) continue;
    if (found.index > end) pieces.push({ words: words.slice(end, found.index) });
    pieces.push({ words: found[0], member: id });
    end = found.index + found[0].length;
  }
  if (end < words.length) pieces.push({ words: words.slice(end) });
  return pieces;
}

/** The members that words mention, each once. */
export function mentioned(words: string, known: (id: string) => boolean): string[] {
  return [...new Set(inPieces(words, known).flatMap(({ member }) => member ?? []))];
}
