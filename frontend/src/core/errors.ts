/**
 * The two ways in which something published can fail: its form is not the prescribed one, or what it claims does not hold.
 * The names are those of the server's tree of errors, so that both languages refuse the same input with the same word.
 */

/** Bytes or text that are not in the form the record prescribes (a note, a tile, a proof, an envelope, a canonical body). */
export class BadFormat extends Error {
  override readonly name = "BadFormat";
}

/** A signature, a hash or a Merkle proof that does not hold. */
export class BadProof extends Error {
  override readonly name = "BadProof";
}
