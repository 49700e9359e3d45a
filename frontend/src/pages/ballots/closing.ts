/** The time that is left until an instant. */

export interface Left {
  readonly seconds: number;
  /** As a clock shows it: "9:05", "1:00:00". */
  readonly words: string;
}

/** What is left, begun seconds counted whole; undefined when it has come. */
export function left(closes: string, now: number): Left | undefined {
  const seconds = Math.ceil((Date.parse(closes) - now) / 1000);
  if (seconds <= 0) return undefined;
  const two = (part: number): string => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const words = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return { seconds, words };
}
