/**
 * The Merkle tree of the record (RFC 6962, 2.1 = RFC 9162, 2.1): hashes of leaves and nodes, the root, and the two proofs.
 * Sizes may pass 2^32, so indices are halved with arithmetic, never with bit operators.
 */
import { type Bytes, concat, equal } from "./bytes";
import { BadProof } from "./errors";
import { sha256 } from "./sha256";

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Bytes = sha256(new Uint8Array());

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of an entry as a leaf. */
export function leafHash(entry: Uint8Array): Bytes {
  return sha256(concat(LEAF, entry));
}

/** The hash of the node above two subtrees. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(concat(NODE, left, right));
}

/** The largest power of two below `size` (which is at least 2): where RFC 6962 splits a tree. */
export function splitPoint(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** The root over the hashes of leaves. */
export function root(leaves: readonly Bytes[]): Bytes {
  const [first] = leaves;
  if (first === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return first;
  const middle = splitPoint(leaves.length);
  return nodeHash(root(leaves.slice(0, middle)), root(leaves.slice(middle)));
}

/**
 * The root that an inclusion proof leads to (RFC 9162, 2.1.3.2).
 * @throws BadProof when index, size and the proof's length do not fit together.
 */
export function inclusionRoot(index: number, size: number, leaf: Bytes, proof: readonly Bytes[]): Bytes {
  demandSizes(index, size);
  if (index >= size) throw new BadProof("index is not in the tree");
  demandHashes(leaf, ...proof);
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) throw new BadProof("proof is too long");
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at > 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0) throw new BadProof("proof is too short");
  return hash;
}

/**
 * That a leaf stands at `index` in the tree of `size` leaves with this root.
 * @throws BadProof when it is not shown.
 */
export function checkInclusion(
  index: number,
  size: number,
  leaf: Bytes,
  proof: readonly Bytes[],
  expected: Bytes,
): void {
  demandHashes(expected);
  if (!equal(inclusionRoot(index, size, leaf, proof), expected))
    throw new BadProof("inclusion proof leads to another root");
}

/**
 * That the tree of `newSize` leaves only adds to the tree of `oldSize` leaves (RFC 9162, 2.1.4.2). From size 0, and from a size
 * to itself, the proof is empty (tlog-witness).
 * @throws BadProof when it is not shown.
 */
export function checkConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Bytes,
  newRoot: Bytes,
  proof: readonly Bytes[],
): void {
  demandSizes(oldSize, newSize);
  demandHashes(oldRoot, newRoot, ...proof);
  if (oldSize > newSize) throw new BadProof("the older tree is larger");
  if (oldSize === 0 && !equal(oldRoot, EMPTY_ROOT)) throw new BadProof("root of the empty tree is wrong");
  if (oldSize === 0 || oldSize === newSize) {
    if (proof.length > 0) throw new BadProof("proof should be empty");
    if (oldSize === newSize && !equal(oldRoot, newRoot)) throw new BadProof("two roots of one size");
    return;
  }
  const [shownOld, shownNew] = consistencyRoots(oldSize, newSize, oldRoot, proof);
  if (!equal(shownOld, oldRoot)) throw new BadProof("consistency proof leads to another older root");
  if (!equal(shownNew, newRoot)) throw new BadProof("consistency proof leads to another newer root");
}

/** The older and the newer root that a proof leads to, for 0 < oldSize < newSize. */
function consistencyRoots(oldSize: number, newSize: number, oldRoot: Bytes, proof: readonly Bytes[]): [Bytes, Bytes] {
  // A complete older tree is itself the first node, and the proof leaves it out.
  const path = splitPoint(oldSize + 1) === oldSize ? [oldRoot, ...proof] : proof;
  const [seed, ...rest] = path;
  if (seed === undefined || proof.length === 0) throw new BadProof("proof is empty");
  let at = oldSize - 1;
  let last = newSize - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let older = seed;
  let newer = seed;
  for (const hash of rest) {
    if (last === 0) throw new BadProof("proof is too long");
    if (at % 2 === 1 || at === last) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while (at % 2 === 0 && at > 0) [at, last] = [half(at), half(last)];
    } else {
      newer = nodeHash(newer, hash);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0) throw new BadProof("proof is too short");
  return [older, newer];
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function demandSizes(...values: readonly number[]): void {
  if (!values.every((value) => Number.isSafeInteger(value) && value >= 0)) throw new BadProof("not an index or a size");
}

function demandHashes(...hashes: readonly Uint8Array[]): void {
  if (!hashes.every((hash) => hash.length === 32)) throw new BadProof("a hash is 32 bytes");
}
