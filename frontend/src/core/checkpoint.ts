/**
 * Checkpoints (c2sp.org/tlog-checkpoint): the log's signed word that its first `size` entries have this root (record, 4).
 */
import { type Bytes, equal, unb64 } from "./bytes";
import { BadFormat, BadProof } from "./errors";
import { EMPTY_ROOT } from "./merkle";
import { openNote, type VerifierKey } from "./note";

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
}

/**
 * A checkpoint from the text of a note (which ends in a newline).
 * @throws BadFormat for another number of lines (ours have no extension lines, which ML-DSA would not sign), a size with leading zeros
 * or beyond 2^53 − 1, a root that is not 32 bytes in canonical base64, or an empty log with another root than that of nothing.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root, end, ...more] = text.split("\n");
  if (!origin || size === undefined || root === undefined || end !== "" || more.length > 0) {
    throw new BadFormat("a checkpoint has three lines: origin, size, root");
  }
  const parsed = { origin, size: parseDecimal(size), root: unb64(root) };
  if (parsed.root.length !== 32) throw new BadFormat("a root is 32 bytes");
  if (parsed.size === 0 && !equal(parsed.root, EMPTY_ROOT)) throw new BadFormat("root of the empty log is wrong");
  return parsed;
}

/**
 * A checkpoint, once the log's signature over it is checked.
 * @throws BadFormat when it is not in form.
 * @throws BadProof when the log did not sign it, or its origin is not the name of the log's key.
 */
export async function openCheckpoint(note: string, log: VerifierKey): Promise<Checkpoint> {
  const checkpoint = parseCheckpoint((await openNote(note, [log])).text);
  if (checkpoint.origin !== log.name) throw new BadProof("checkpoint of another log");
  return checkpoint;
}

/**
 * A whole number written in decimal digits, without sign or leading zeros.
 * @throws BadFormat for anything else, or beyond 2^53 − 1.
 */
export function parseDecimal(text: string): number {
  const value = /^(?:0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value)) throw new BadFormat("not a whole number");
  return value;
}
