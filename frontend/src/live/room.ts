/**
 * What happens in the room, a line for each entry as the frames tell it, the latest first; the casts of an open ballot are gathered in
 * one line that counts up. Pure.
 */
import type { Frame } from "./apply";
import type { AnyObject, EntryLine } from "./nouns";

/** How many lines are kept. */
export const LINES = 24;

/** An entry and what it changed, or casts gathered on a ballot. */
export interface RoomLine {
  /** Its own among all lines: casts may end where an entry of the same turn stands. */
  readonly key: string;
  readonly index: number;
  readonly kind: string;
  readonly at: string;
  readonly actor?: string;
  readonly member?: string | null;
  readonly about?: AnyObject | undefined;
  readonly casts?: number;
}

/** The lines after a frame. An entry that several audiences are told of is one line. */
export function noted(
  lines: readonly RoomLine[],
  frame: Frame,
  about: (entry: EntryLine, changes: readonly AnyObject[]) => AnyObject | undefined,
): readonly RoomLine[] {
  const known = new Set(lines.map(({ key }) => key));
  const news: RoomLine[] = (frame.entries ?? [])
    .map((entry) => ({ ...entry, key: String(entry.index), about: about(entry, frame.changes) }))
    .filter(({ key }) => !known.has(key));
  const [latest, ...before] = lines;
  if (frame.casts && news.length === 0 && latest?.casts)
    return [{ ...latest, at: frame.at, casts: latest.casts + frame.casts }, ...before];
  if (frame.casts)
    news.push({ key: `casts-${frame.upto}`, index: frame.upto, kind: "casts", casts: frame.casts, at: frame.at });
  return [...news.reverse(), ...lines].slice(0, LINES);
}
