/**
 * The receipts of one's own votes, kept on this device: what was signed, where it stands in the record, the proof of it, and the
 * opening of the sealed choice. They reveal how the member voted, so they leave the device only when the person saves them.
 */
import type { Bytes } from "../core/bytes";
import { within } from "./database";

export interface VoteReceipt {
  readonly assembly: string;
  readonly ballot: string;
  /** The entry's index in the record: the receipt's number. */
  readonly index: number;
  /** The act's own id, which the client drew. */
  readonly act: string;
  /** The entry as it stands in the record. */
  readonly entry: Bytes;
  /** The text of a c2sp.org/tlog-proof@v1. */
  readonly proof: string;
  /** The sealed body and the salt of its commitment. */
  readonly body: Bytes;
  readonly salt: Bytes;
}

/** Keeps a receipt; one for the same entry is replaced (the same act sent again gives the same receipt). */
export async function keepReceipt(receipt: VoteReceipt): Promise<void> {
  await within("receipts", "readwrite", (receipts) => receipts.put(receipt));
}

/** The receipts of one ballot in the order of the record: the last is the vote that counts (P-77). */
export function receiptsOfBallot(assembly: string, ballot: string): Promise<VoteReceipt[]> {
  return receiptsWithin([assembly, ballot]);
}

/** All receipts of an assembly, by ballot and in the order of the record. */
export function receiptsOfAssembly(assembly: string): Promise<VoteReceipt[]> {
  return receiptsWithin([assembly]);
}

/** Removes all receipts of an assembly from this device. */
export async function forgetReceipts(assembly: string): Promise<void> {
  await within("receipts", "readwrite", (receipts) => receipts.delete(beginningWith([assembly])));
}

async function receiptsWithin(prefix: readonly string[]): Promise<VoteReceipt[]> {
  const found = await within<VoteReceipt[]>("receipts", "readonly", (receipts, answer) => {
    const request: IDBRequest<VoteReceipt[]> = receipts.getAll(beginningWith(prefix));
    request.onsuccess = () => answer(request.result);
  });
  return found ?? [];
}

/** All keys that begin with these parts: an array sorts after every number and string in IndexedDB's order. */
function beginningWith(prefix: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...prefix], [...prefix, []]);
}
