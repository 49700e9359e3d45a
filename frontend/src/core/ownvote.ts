/**
 * *Verify my receipt*: that the vote this device cast stands in the record as it was signed, and that the published openings show the
 * choice that was made. Works from the receipt alone until the lock, and with the openings after it (P-77; record, 8).
 */
import { type Choice, readChoice, readEntry, readOpenings } from "./ballotrecord";
import { type Bytes, b64, fromUtf8 } from "./bytes";
import { parseVkey } from "./note";
import { BadProof } from "./errors";
import { checkReceipt } from "./receipt";
import { checkOpening } from "./seal";

/** What a device keeps of its own vote. */
export interface OwnReceipt {
  readonly ballot: string;
  readonly index: number;
  readonly entry: Bytes;
  readonly proof: string;
  readonly body: Bytes;
  readonly salt: Bytes;
}

export interface OwnVote {
  readonly member: string;
  readonly choice: Choice;
  readonly index: number;
  /** How many entries the record had when the receipt was given. */
  readonly size: number;
  /** Whether this vote is the one that was counted; not known before the openings are published. */
  readonly counted: "yes" | "replaced" | "not-published";
}

/**
 * Verifies a receipt against the log's key and, after the lock, the published openings.
 * @param openings the published bytes, or null before the lock.
 * @throws BadFormat when receipt or openings are not in form.
 * @throws BadProof when the vote is not in the record, is not what was sealed, or is published otherwise or not at all.
 */
export async function checkOwnVote(receipt: OwnReceipt, vkey: string, openings: Bytes | null): Promise<OwnVote> {
  const { index, checkpoint } = await checkReceipt(receipt.proof, receipt.entry, parseVkey(vkey));
  if (index !== receipt.index) throw new BadProof("the proof is of another entry");
  const { act } = readEntry(receipt.entry, index);
  if (act.kind !== "vote.cast" || act.ballot !== receipt.ballot)
    throw new BadProof("the entry is not a vote on this ballot");
  checkOpening(String(act.commitment), receipt.salt, receipt.body);
  const own = { member: String(act.member), choice: readChoice(receipt.body), index, size: checkpoint.size };
  if (openings === null) return { ...own, counted: "not-published" };
  const published = readOpenings(openings, receipt.ballot).find((line) => line.member === own.member);
  if (published === undefined) throw new BadProof(`no vote of ${own.member} is published`);
  if (published.entry > index) return { ...own, counted: "replaced" };
  if (published.entry < index || published.body !== fromUtf8(receipt.body) || published.salt !== b64(receipt.salt))
    throw new BadProof("the published vote is not the one in this receipt");
  return { ...own, counted: "yes" };
}
