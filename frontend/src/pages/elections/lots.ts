/** Drawing lots as `deliberation/core/counting/lots.py` does, so that the page shows each lot, and whether the drawing was the true one. */
import { hex, utf8 } from "../../core/bytes";
import { sha256 } from "../../core/sha256";

/** A candidate's lot: the SHA-256 of the seed, the occasion and the name, each on its own line, in hex. */
export function lot(seed: string, occasion: string, name: string): string {
  return hex(sha256(utf8(`${seed}\n${occasion}\n${name}`)));
}

/** The names in the order drawn. */
export function draw(seed: string, occasion: string, names: readonly string[]): string[] {
  const key = (name: string): string => lot(seed, occasion, name);
  return names.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
