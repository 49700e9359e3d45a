/**
 * The log as tiles (c2sp.org/tlog-tiles): where they lie, how bundles of entries are split, and how a contiguous range of entries is
 * proved against a checkpoint with a handful of tiles instead of a path per entry (record, 5). Where tiles come from is the
 * caller's matter; they need not be trusted, for everything is hashed up to the signed root.
 */
import { type Bytes, equal } from "./bytes";
import { BadFormat, BadProof } from "./errors";
import { leafHash, nodeHash, root, splitPoint } from "./merkle";

/** Hashes or entries in a full tile. */
export const TILE_WIDTH = 256;
const HASH_BYTES = 32;

/** A level of hashes, 0 being the leaves', or the bundles of entries. */
export type Level = number | "entries";

/** Reads a tile: the first `width` hashes, or entries, of tile `n` at a level. */
export type FetchTile = (level: Level, n: number, width: number) => Promise<Bytes>;

/** A bundle and which of its entries are meant: from `from` up to, not with, `to`. */
export interface BundlePart {
  readonly n: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** The path of a tile below the log's address, such as `tile/0/x001/234.p/17`. */
export function tilePath(level: Level, n: number, width: number = TILE_WIDTH): string {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g) ?? [];
  const last = groups.length - 1;
  const name = groups.map((group, i) => (i < last ? `x${group}` : group)).join("/");
  return `tile/${level}/${name}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

/** The widest form in which tile `n` of a level exists in a log of `size` entries: 256, fewer at the right edge, or 0. */
export function tileWidth(level: Level, n: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === "entries" ? 0 : level));
  return Math.max(0, Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH));
}

/**
 * The entries of a bundle.
 * @throws BadFormat unless it holds exactly `width` entries and nothing after them.
 */
export function splitBundle(bundle: Bytes, width: number): Bytes[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Bytes[] = [];
  let at = 0;
  while (at < bundle.length) {
    const start = at + 2;
    if (start > bundle.length) throw new BadFormat("bundle is cut short");
    at = start + view.getUint16(start - 2);
    if (at > bundle.length) throw new BadFormat("bundle is cut short");
    entries.push(bundle.slice(start, at));
  }
  if (entries.length !== width) throw new BadFormat(`bundle has ${entries.length} entries instead of ${width}`);
  return entries;
}

/** The bundles that hold the entries from `from` up to, not with, `to`, in a log of `size` entries. */
export function bundlesCovering(from: number, to: number, size: number): BundlePart[] {
  demandRange(from, to, size);
  const parts: BundlePart[] = [];
  for (let n = Math.floor(from / TILE_WIDTH); n * TILE_WIDTH < to; n++) {
    const first = n * TILE_WIDTH;
    const width = tileWidth("entries", n, size);
    parts.push({ n, width, from: Math.max(from - first, 0), to: Math.min(to - first, width) });
  }
  return from === to ? [] : parts;
}

/**
 * The entries from `from` up to, not with, `to`, read from bundles and proved to stand there under a root.
 * @throws BadFormat when a tile or a bundle is not in form.
 * @throws BadProof when entries and tiles do not lead to the root.
 */
export async function provenRange(
  from: number,
  to: number,
  tree: { readonly size: number; readonly root: Bytes },
  fetchTile: FetchTile,
): Promise<Bytes[]> {
  const parts = bundlesCovering(from, to, tree.size);
  const read = await Promise.all(
    parts.map(async ({ n, width, ...meant }) =>
      splitBundle(await fetchTile("entries", n, width), width).slice(meant.from, meant.to),
    ),
  );
  const entries = read.flat();
  await checkRange(from, entries.map(leafHash), tree, fetchTile);
  return entries;
}

/**
 * That leaves stand contiguously from `from` on under a root.
 * @throws BadFormat when a tile is not in form.
 * @throws BadProof when leaves and tiles do not lead to the root.
 */
export async function checkRange(
  from: number,
  leaves: readonly Bytes[],
  tree: { readonly size: number; readonly root: Bytes },
  fetchTile: FetchTile,
): Promise<void> {
  demandRange(from, from + leaves.length, tree.size);
  if (leaves.length === 0) return;
  const nodeAt = tileReader(tree.size, fetchTile);
  const to = from + leaves.length;

  async function hashOf(low: number, high: number): Promise<Bytes> {
    if (from <= low && high <= to) return root(leaves.slice(low - from, high - from));
    const apart = high <= from || to <= low;
    if (apart && isPowerOfTwo(high - low)) return nodeAt(low, high);
    const middle = low + splitPoint(high - low);
    return nodeHash(...(await Promise.all([hashOf(low, middle), hashOf(middle, high)])));
  }

  if (!equal(await hashOf(0, tree.size), tree.root)) throw new BadProof("the range leads to another root");
}

/** Reads hashes of complete subtrees out of tiles, each tile once. */
function tileReader(size: number, fetchTile: FetchTile): (low: number, high: number) => Promise<Bytes> {
  const tiles = new Map<string, Promise<Bytes>>();

  function tile(level: number, n: number, width: number): Promise<Bytes> {
    const path = tilePath(level, n, width);
    const known = tiles.get(path) ?? fetchTile(level, n, width);
    tiles.set(path, known);
    return known;
  }

  return async (low, high) => {
    let [level, span] = [0, 1];
    while (span * TILE_WIDTH <= high - low) [level, span] = [level + 1, span * TILE_WIDTH];
    const [first, count] = [low / span, (high - low) / span];
    const n = Math.floor(first / TILE_WIDTH);
    const width = tileWidth(level, n, size);
    const bytes = await tile(level, n, width);
    if (bytes.length !== width * HASH_BYTES) throw new BadFormat(`${tilePath(level, n, width)} has the wrong length`);
    const start = first - n * TILE_WIDTH;
    return root(
      Array.from({ length: count }, (_, i) => bytes.slice((start + i) * HASH_BYTES, (start + i + 1) * HASH_BYTES)),
    );
  };
}

function isPowerOfTwo(value: number): boolean {
  return splitPoint(value + 1) === value;
}

function demandRange(from: number, to: number, size: number): void {
  const whole = [from, to, size].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!whole || from > to || to > size) throw new BadFormat("not a range of entries in the log");
}
