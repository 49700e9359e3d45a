/** What this device knows of its own vote, from the receipts that it keeps. */
import { type Choice, readChoice } from "../../core/ballotrecord";
import type { VoteReceipt } from "../../keys/receipts";

/** My vote as it is recorded: the choice and the entry's number. */
export interface Recorded {
  readonly choice: Choice;
  readonly index: number;
}

/** The vote that counts among this device's receipts of a ballot: the last one in the record (P-77). */
export function chosenIn(receipts: readonly VoteReceipt[]): Recorded | null {
  const last = receipts.toSorted((one, other) => one.index - other.index).at(-1);
  return last === undefined ? null : { choice: readChoice(last.body), index: last.index };
}

/** A receipt as a file: everything that another program needs to check it with the log's key alone. */
export function receiptFile(receipt: VoteReceipt, vkey: string): Blob {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const salt = btoa(String.fromCharCode(...receipt.salt));
  const { assembly, ballot, index, act, proof } = receipt;
  const file = {
    assembly,
    ballot,
    index,
    act,
    vkey,
    proof,
    entry: text(receipt.entry),
    body: text(receipt.body),
    salt,
  };
  return new Blob([JSON.stringify(file, null, 1)], { type: "application/json" });
}
