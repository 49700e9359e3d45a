/**
 * Sealed bodies: the record holds a salted commitment, body and salt lie beside it until they may be read (record: entries).
 */
import { type Bytes, concat, hex } from "./bytes";
import { BadFormat, BadProof } from "./errors";
import { sha256 } from "./sha256";

/** Bytes in a salt. */
export const SALT_BYTES = 32;

/** A salt that nobody can guess, so that a choice among three can't be found by trying. */
export function newSalt(): Bytes {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}

/**
 * The commitment to a body: SHA-256 over salt and body, in hexadecimal.
 * @throws BadFormat when the salt is not 32 bytes (with another length, the border between salt and body could be moved).
 */
export function commitment(salt: Uint8Array, body: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new BadFormat("a salt is 32 bytes");
  return hex(sha256(concat(salt, body)));
}

/**
 * That a body and its salt are those committed to.
 * @throws BadFormat when the salt is not 32 bytes.
 * @throws BadProof when they are not.
 */
export function checkOpening(committed: string, salt: Uint8Array, body: Uint8Array): void {
  if (commitment(salt, body) !== committed) throw new BadProof("opening does not match its commitment");
}
