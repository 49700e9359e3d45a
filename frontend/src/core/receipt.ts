/**
 * Receipts (c2sp.org/tlog-proof@v1): an entry's index, its path to the root, and the signed checkpoint of that root. With the
 * entry's bytes and the log's key it needs no server to be checked (record, 8).
 */
import { type Bytes, unb64 } from "./bytes";
import { type Checkpoint, openCheckpoint, parseDecimal } from "./checkpoint";
import { BadFormat } from "./errors";
import { checkInclusion, leafHash } from "./merkle";
import type { VerifierKey } from "./note";

const HEADER = "c2sp.org/tlog-proof@v1";
const EXTRA = "extra ";
/** No tree is higher. */
const MAX_HASHES = 63;
const INDEX = "index ";

export interface Receipt {
  readonly index: number;
  /** The leaf's sibling first. */
  readonly path: readonly Bytes[];
  /** The checkpoint as it was published: a signed note. */
  readonly checkpoint: string;
  /** Bytes that came along; nothing vouches for them. */
  readonly extra?: Bytes;
}

/**
 * The parts of a receipt, unverified.
 * @throws BadFormat when it is not in form.
 */
export function parseReceipt(text: string): Receipt {
  const split = text.indexOf("\n\n");
  if (split < 0) throw new BadFormat("receipt without a checkpoint");
  const [header, ...lines] = text.slice(0, split).split("\n");
  if (header !== HEADER) throw new BadFormat(`receipt is not ${HEADER}`);
  const extra = lines[0]?.startsWith(EXTRA) ? { extra: unb64((lines.shift() ?? "").slice(EXTRA.length)) } : {};
  const [position, ...path] = lines;
  if (!position?.startsWith(INDEX)) throw new BadFormat("receipt without an index");
  const index = parseDecimal(position.slice(INDEX.length));
  if (path.length > MAX_HASHES) throw new BadFormat("receipt with too many hashes");
  return { index, path: path.map(parseHash), checkpoint: text.slice(split + 2), ...extra };
}

/**
 * That an entry stands in the log at the receipt's index.
 * @returns the index and the checkpoint under which it stands.
 * @throws BadFormat when receipt or checkpoint are not in form.
 * @throws BadProof when the log did not sign the checkpoint, or the entry is not there.
 */
export async function checkReceipt(
  text: string,
  entry: Uint8Array,
  log: VerifierKey,
): Promise<{ readonly index: number; readonly checkpoint: Checkpoint }> {
  const receipt = parseReceipt(text);
  const checkpoint = await openCheckpoint(receipt.checkpoint, log);
  checkInclusion(receipt.index, checkpoint.size, leafHash(entry), receipt.path, checkpoint.root);
  return { index: receipt.index, checkpoint };
}

function parseHash(line: string): Bytes {
  const hash = unb64(line);
  if (hash.length !== 32) throw new BadFormat("a hash is 32 bytes");
  return hash;
}
