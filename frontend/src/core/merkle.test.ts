import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Bytes, hex, unb64, unhex } from "./bytes";
import { BadProof } from "./errors";
import { checkConsistency, checkInclusion, EMPTY_ROOT, leafHash, nodeHash, root, splitPoint } from "./merkle";
import { Chance, dataPath, dataText, HAS_DATA } from "./testdata";

/** RFC 6962's definitions, word for word: the slow model that everything is held to. */
function modelRoot(leaves: readonly Bytes[]): Bytes {
  if (leaves.length < 2) return leaves[0] ?? EMPTY_ROOT;
  const k = splitPoint(leaves.length);
  return nodeHash(modelRoot(leaves.slice(0, k)), modelRoot(leaves.slice(k)));
}

function path(index: number, leaves: readonly Bytes[]): Bytes[] {
  if (leaves.length <= 1) return [];
  const k = splitPoint(leaves.length);
  return index < k
    ? [...path(index, leaves.slice(0, k)), modelRoot(leaves.slice(k))]
    : [...path(index - k, leaves.slice(k)), modelRoot(leaves.slice(0, k))];
}

function subproof(size: number, leaves: readonly Bytes[], whole: boolean): Bytes[] {
  if (size === leaves.length) return whole ? [] : [modelRoot(leaves)];
  const k = splitPoint(leaves.length);
  return size <= k
    ? [...subproof(size, leaves.slice(0, k), whole), modelRoot(leaves.slice(k))]
    : [...subproof(size - k, leaves.slice(k), false), modelRoot(leaves.slice(0, k))];
}

function refused(check: () => void): boolean {
  try {
    check();
  } catch (error) {
    expect(error).toBeInstanceOf(BadProof);
    return true;
  }
  return false;
}

const leaves = Array.from({ length: 70 }, (_, i) => leafHash(Uint8Array.of(i)));

describe("Merkle tree", () => {
  it("roots are those of the definition", () => {
    for (let size = 0; size <= leaves.length; size++)
      expect(root(leaves.slice(0, size))).toEqual(modelRoot(leaves.slice(0, size)));
    expect(hex(EMPTY_ROOT)).toMatch(/^e3b0c442.*b855$/);
    expect(hex(leafHash(new Uint8Array()))).toMatch(/^6e340b9c.*a01d$/);
  });

  it("every leaf of every tree is proved, and nothing else by its proof", () => {
    for (let size = 1; size <= 40; size++) {
      const tree = leaves.slice(0, size);
      const top = root(tree);
      tree.forEach((leaf, index) => {
        const proof = path(index, tree);
        checkInclusion(index, size, leaf, proof, top);
        expect(refused(() => checkInclusion((index + 1) % (size + 1), size, leaf, proof, top))).toBe(true);
        expect(refused(() => checkInclusion(index, size, leafHash(leaf), proof, top))).toBe(true);
        expect(refused(() => checkInclusion(index, size, leaf, [...proof, EMPTY_ROOT], top))).toBe(true);
        if (proof.length > 0) expect(refused(() => checkInclusion(index, size, leaf, proof.slice(1), top))).toBe(true);
        if (proof.length > 0)
          expect(refused(() => checkInclusion(index, size, leaf, proof.slice(0, -1), top))).toBe(true);
      });
    }
  });

  it("every earlier tree is proved to be the beginning of every later one, and nothing else", () => {
    for (let newer = 0; newer <= 40; newer++) {
      for (let older = 0; older <= newer; older++) {
        const [before, after] = [root(leaves.slice(0, older)), root(leaves.slice(0, newer))];
        const proof = older === 0 ? [] : subproof(older, leaves.slice(0, newer), true);
        checkConsistency(older, newer, before, after, proof);
        expect(refused(() => checkConsistency(older, newer, leafHash(before), after, proof))).toBe(true);
        expect(refused(() => checkConsistency(older, newer, before, after, [...proof, EMPTY_ROOT]))).toBe(true);
        if (older > 0) expect(refused(() => checkConsistency(older, newer, before, leafHash(after), proof))).toBe(true);
        if (proof.length > 0)
          expect(refused(() => checkConsistency(older, newer, before, after, proof.slice(0, -1)))).toBe(true);
        if (older < newer) expect(refused(() => checkConsistency(newer, older, after, before, proof))).toBe(true);
      }
    }
  });

  it("flipped bits anywhere in a proof are found", () => {
    const chance = new Chance(4);
    const top = root(leaves);
    for (let i = 0; i < 500; i++) {
      const index = chance.whole(0, leaves.length - 1);
      const proof = path(index, leaves).map((hash) => hash.slice());
      const hash = proof[chance.whole(0, proof.length - 1)] ?? EMPTY_ROOT;
      hash.set([(hash[5] ?? 0) ^ (1 << chance.whole(0, 7))], 5);
      expect(refused(() => checkInclusion(index, leaves.length, leaves[index] ?? EMPTY_ROOT, proof, top))).toBe(true);
    }
  });

  it("what is no index, size or hash is refused", () => {
    const leaf = leaves[0] ?? EMPTY_ROOT;
    for (const [index, size] of [
      [-1, 1],
      [0, 0],
      [1, 1],
      [0.5, 1],
      [0, 1.5],
      [NaN, 1],
      [0, Infinity],
      [0, 2 ** 53],
    ] as const) {
      expect(refused(() => checkInclusion(index, size, leaf, [], leaf))).toBe(true);
    }
    expect(refused(() => checkInclusion(0, 1, leaf.slice(1), [], leaf.slice(1)))).toBe(true);
    expect(refused(() => checkConsistency(0, 1, leaf, leaf, []))).toBe(true);
    expect(refused(() => checkConsistency(1, 2, leaf, leaf, []))).toBe(true);
  });

  it("trees beyond 2^32 leaves are walked", () => {
    const size = 2 ** 40 + 1;
    const leaf = leafHash(Uint8Array.of(9));
    // the last leaf of such a tree stands alone beside one complete subtree
    checkInclusion(size - 1, size, leaf, [EMPTY_ROOT], nodeHash(EMPTY_ROOT, leaf));
    expect(refused(() => checkInclusion(size - 2, size, leaf, [EMPTY_ROOT], nodeHash(EMPTY_ROOT, leaf)))).toBe(true);
  });
});

interface Case {
  readonly wantErr: boolean;
  readonly proof: string[] | null;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

function cases(kind: string): [string, Case][] {
  const folder = ["vectors", "transparency-dev-merkle", "testdata", kind];
  if (!existsSync(dataPath(...folder))) return [];
  const names = readdirSync(dataPath(...folder), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  return names.map((name) => [name, JSON.parse(dataText(...folder, name)) as Case]);
}

describe.skipIf(!HAS_DATA)("proofs of transparency-dev/merkle", () => {
  const hash = (text: string | null): Bytes => unb64(text ?? "");

  it("inclusion", () => {
    const all = cases("inclusion");
    expect(all.length).toBeGreaterThan(50);
    for (const [name, v] of all) {
      const check = (): void =>
        checkInclusion(v.leafIdx, v.treeSize, hash(v.leafHash), (v.proof ?? []).map(hash), hash(v.root));
      expect(refused(check), name).toBe(v.wantErr);
    }
  });

  it("consistency", () => {
    const all = cases("consistency");
    expect(all.length).toBeGreaterThan(50);
    for (const [name, v] of all) {
      const check = (): void =>
        checkConsistency(v.size1, v.size2, hash(v.root1), hash(v.root2), (v.proof ?? []).map(hash));
      // one case accepts roots that are no hashes where sizes are equal; here a hash is 32 bytes
      const hashes = [v.root1, v.root2].every((text) => hash(text).length === 32);
      expect(refused(check), name).toBe(v.wantErr || !hashes);
    }
  });

  it("the classic tree of eight leaves", () => {
    const tree = JSON.parse(dataText("vectors", "rfc6962", "reference_tree.json")) as {
      leaves_hex: string[];
      leaf_hashes: string[];
    };
    expect(tree.leaves_hex.map((leaf) => hex(leafHash(unhex(leaf))))).toEqual(tree.leaf_hashes);
  });
});
