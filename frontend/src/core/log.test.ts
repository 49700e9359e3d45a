/** Whole logs: ranges of entries against tiles, and logs, notes and keys that other programs made. */
import { existsSync, readdirSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { b64, type Bytes, concat, unhex, utf8 } from "./bytes";
import { openCheckpoint } from "./checkpoint";
import { demandPublicKey, generateSigner, signBytes, verifyBytes } from "./ed25519";
import { BadFormat, BadProof } from "./errors";
import { checkConsistency, EMPTY_ROOT, leafHash, nodeHash, root } from "./merkle";
import { COSIGNATURE, keyIdentifier, openNote, parseNote, parseVkey, type VerifierKey } from "./note";
import { checkReceipt, parseReceipt } from "./receipt";
import { Chance, data, dataPath, dataText, HAS_DATA } from "./testdata";
import {
  bundlesCovering,
  checkRange,
  type FetchTile,
  provenRange,
  splitBundle,
  TILE_WIDTH,
  tilePath,
  tileWidth,
} from "./tiles";

const entryAt = (index: number): Bytes => utf8(`entry ${index}`);

/** A log in memory that serves tiles as the definition has them, and counts what is asked for. */
function logOf(size: number): { size: number; root: Bytes; fetchTile: FetchTile; asked: string[] } {
  const entries = Array.from({ length: size }, (_, i) => entryAt(i));
  const levels = [entries.map(leafHash)];
  while ((levels.at(-1)?.length ?? 0) >= TILE_WIDTH) {
    const below = levels.at(-1) ?? [];
    const whole = Math.floor(below.length / TILE_WIDTH);
    levels.push(Array.from({ length: whole }, (_, n) => root(below.slice(n * TILE_WIDTH, (n + 1) * TILE_WIDTH))));
  }
  const asked: string[] = [];
  const fetchTile: FetchTile = (level, n, width) => {
    asked.push(tilePath(level, n, width));
    const [start, end] = [n * TILE_WIDTH, n * TILE_WIDTH + width];
    if (level !== "entries") return Promise.resolve(concat(...(levels[level]?.slice(start, end) ?? [])));
    return Promise.resolve(
      concat(...entries.slice(start, end).flatMap((e) => [Uint8Array.of(e.length >> 8, e.length), e])),
    );
  };
  return { size, root: root(levels[0] ?? []), fetchTile, asked };
}

describe("ranges", () => {
  it("of small logs, all of them", async () => {
    for (const size of [1, 2, 3, 7, 12]) {
      const log = logOf(size);
      for (let from = 0; from <= size; from++) {
        for (let to = from; to <= size; to++) {
          const entries = await provenRange(from, to, log, log.fetchTile);
          expect(entries).toEqual(Array.from({ length: to - from }, (_, i) => entryAt(from + i)));
        }
      }
    }
  });

  const sizes = [255, 256, 257, 511, 512, 600, 70_000];
  it.each(sizes)("of a log of %i entries, by chance", async (size) => {
    const log = logOf(size);
    const chance = new Chance(size);
    for (let i = 0; i < 20; i++) {
      const from = chance.whole(0, size - 1);
      const to = chance.whole(from + 1, Math.min(size, from + 700));
      const leaves = Array.from({ length: to - from }, (_, at) => leafHash(entryAt(from + at)));
      await checkRange(from, leaves, log, log.fetchTile);
      expect(await provenRange(from, to, log, log.fetchTile)).toHaveLength(to - from);
      const at = chance.whole(0, leaves.length - 1);
      await expect(checkRange(from, leaves.with(at, EMPTY_ROOT), log, log.fetchTile)).rejects.toThrow(BadProof);
      if (from > 0) await expect(checkRange(from - 1, leaves, log, log.fetchTile)).rejects.toThrow(BadProof);
    }
  });

  it("need few tiles", async () => {
    const log = logOf(70_000);
    await provenRange(40_000, 40_500, log, log.fetchTile);
    expect(new Set(log.asked).size).toBe(log.asked.length);
    expect(log.asked.filter((path) => path.startsWith("tile/entries"))).toHaveLength(3);
    expect(log.asked.length).toBeLessThanOrEqual(9);
  });

  it("a tile longer than the log is refused too", async () => {
    const log = logOf(600);
    const longer: FetchTile = async (...tile) =>
      concat(await log.fetchTile(...tile), new Uint8Array(tile[0] === "entries" ? 0 : 32));
    await expect(provenRange(10, 20, log, longer)).rejects.toThrow(BadFormat);
  });

  it("a tile that was tampered with, or is cut short, is found", async () => {
    const log = logOf(600);
    for (const bend of [
      (tile: Bytes) => tile.map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
      (tile: Bytes) => tile.slice(1),
    ]) {
      const fetchTile: FetchTile = async (level, n, width) => {
        const tile = await log.fetchTile(level, n, width);
        return level === 0 ? bend(tile) : tile;
      };
      await expect(provenRange(10, 20, log, fetchTile)).rejects.toThrow(/another root|wrong length/);
    }
    const withheld: FetchTile = () => Promise.reject(new Error("not there"));
    await expect(provenRange(10, 20, log, withheld)).rejects.toThrow("not there");
  });

  it("what is no range is refused", async () => {
    const log = logOf(3);
    for (const [from, to] of [
      [-1, 2],
      [2, 1],
      [0, 4],
      [0.5, 2],
      [0, NaN],
    ] as const) {
      expect(() => bundlesCovering(from, to, log.size)).toThrow(BadFormat);
      await expect(provenRange(from, to, log, log.fetchTile)).rejects.toThrow(BadFormat);
    }
  });

  it("a log beyond 2^53 / 2 entries is addressed", () => {
    const size = 2 ** 52 + 5;
    expect(tileWidth(0, 2 ** 44, size)).toBe(5);
    expect(tileWidth(6, 0, size)).toBe(16);
    expect(tileWidth(7, 0, size)).toBe(0);
    expect(bundlesCovering(size - 1, size, size)).toEqual([{ n: 2 ** 44, width: 5, from: 4, to: 5 }]);
  });
});

describe("the form of notes and receipts", () => {
  it("a cosignature's time lies below 2^63", async () => {
    const signer = await generateSigner();
    const id = keyIdentifier("witness.example", COSIGNATURE, signer.publicKey);
    const key = { name: "witness.example", id, type: COSIGNATURE, publicKey: signer.publicKey };
    const noteAt = async (time: bigint): Promise<string> => {
      const eight = new Uint8Array(8);
      new DataView(eight.buffer).setBigUint64(0, time);
      const signature = await signBytes(signer.privateKey, utf8(`cosignature/v1\ntime ${time}\ntext\n`));
      return `text\n\n\u2014 witness.example ${b64(concat(id, eight, signature))}\n`;
    };
    expect((await openNote(await noteAt(2n ** 63n - 1n), [key])).names).toEqual(["witness.example"]);
    await expect(openNote(await noteAt(2n ** 63n), [key])).rejects.toThrow(BadProof);
  });

  it("a receipt has at most 63 hashes, of 32 bytes each", () => {
    const receipt = (hashes: number, length: number): string =>
      `c2sp.org/tlog-proof@v1\nindex 0\n${`${b64(new Uint8Array(length))}\n`.repeat(hashes)}\nnote`;
    expect(parseReceipt(receipt(63, 32)).path).toHaveLength(63);
    expect(() => parseReceipt(receipt(64, 32))).toThrow(BadFormat);
    expect(() => parseReceipt(receipt(1, 31))).toThrow(BadFormat);
  });
});

describe.skipIf(!HAS_DATA)("a log of 600 entries that another program made", () => {
  const at = (...path: string[]): string => dataText("vectors", "minilog-600", ...path);
  const fetchTile: FetchTile = (...tile) =>
    Promise.resolve(data("vectors", "minilog-600", ...tilePath(...tile).split("/")));
  let key: VerifierKey;
  beforeAll(() => {
    key = parseVkey(at("vkey").trim());
  });

  it("every entry is read and proved", async () => {
    const checkpoint = await openCheckpoint(at("checkpoint"), key);
    const entries = await provenRange(0, checkpoint.size, checkpoint, fetchTile);
    expect(root(entries.map(leafHash))).toEqual(checkpoint.root);
    for (const [from, to] of [
      [0, 1],
      [255, 257],
      [300, 301],
      [512, 600],
      [599, 600],
    ] as const) {
      expect(await provenRange(from, to, checkpoint, fetchTile)).toEqual(entries.slice(from, to));
    }
  });

  it.each([0, 1, 2, 255, 256, 257, 300, 511, 512, 513, 599])(
    "checkpoint %i is that of the first entries",
    async (size) => {
      const entries = splitBundle(await fetchTile("entries", 0, 256), 256);
      entries.push(
        ...splitBundle(await fetchTile("entries", 1, 256), 256),
        ...splitBundle(await fetchTile("entries", 2, 88), 88),
      );
      const checkpoint = await openCheckpoint(at(`checkpoint.${size}`), key);
      expect(checkpoint.size).toBe(size);
      expect(root(entries.slice(0, size).map(leafHash))).toEqual(checkpoint.root);
      if (size === 512) {
        const newest = await openCheckpoint(at("checkpoint"), key);
        const rest = root(entries.slice(512).map(leafHash));
        checkConsistency(512, 600, checkpoint.root, newest.root, [rest]);
        expect(nodeHash(checkpoint.root, rest)).toEqual(newest.root);
      }
    },
  );

  it.each([0, 1, 300, 599])("receipt %i holds for its entry alone", async (index) => {
    const [proof, entry] = [
      at("proofs", `${index}.tlog-proof`),
      data("vectors", "minilog-600", "proofs", `${index}.entry`),
    ];
    expect((await checkReceipt(proof, entry, key)).index).toBe(index);
    await expect(checkReceipt(proof, concat(entry, Uint8Array.of(0)), key)).rejects.toThrow(BadProof);
  });

  it("no receipt survives the change of a byte", async () => {
    const [proof, entry] = [at("proofs", "300.tlog-proof"), data("vectors", "minilog-600", "proofs", "300.entry")];
    for (let i = 0; i < proof.length; i += 3) {
      const altered = proof.slice(0, i) + (proof[i] === "A" ? "B" : "A") + proof.slice(i + 1);
      await expect(checkReceipt(altered, entry, key), altered.slice(i, i + 9)).rejects.toThrow();
    }
  });
});

describe.skipIf(!HAS_DATA)("notes of others", () => {
  it("the specification's example and Go's", async () => {
    for (const [folder, name] of [
      ["c2sp", "signed-note-example"],
      ["go-sumdb", "peterneumann"],
    ] as const) {
      const note = dataText("vectors", folder, `${name}.note`);
      const key = parseVkey(dataText("vectors", folder, `${name}.vkey`).trim());
      expect((await openNote(note, [key])).text).toBe(parseNote(note).text);
      await expect(openNote(note.replace("e", "E"), [key])).rejects.toThrow(BadProof);
      await expect(openNote(note.slice(0, -1), [key])).rejects.toThrow(BadFormat);
    }
  });

  it("keys that Go refuses", () => {
    expect(() => parseVkey("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")).toThrow(
      BadFormat,
    );
    expect(() => parseVkey("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")).toThrow(BadFormat);
  });

  it("every checkpoint of Tessera's test log, each the beginning of the next", async () => {
    const folder = dataPath("vectors", "tessera-testlog", "testdata", "log");
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith("checkpoint")) : [];
    expect(names.length).toBeGreaterThan(0);
    const key = parseVkey("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    for (const name of names) {
      const note = dataText("vectors", "tessera-testlog", "testdata", "log", name);
      if (note !== "") expect((await openCheckpoint(note, key)).size).toBeLessThanOrEqual(15);
    }
  });

  it("a witness's cosignature on a real checkpoint", async () => {
    const key = parseVkey("mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O");
    const log = "000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706";
    const folder = ["vectors", "sunlight-witness", "cmd", "skylight", "testdata", "witness", "mirror", log];
    const note = dataText(...folder, "checkpoint");
    expect((await openNote(note, [key])).names).toEqual(["mirror.example.org"]);
    for (const other of [note.replace("300", "301"), note.replace("P7FI7wAAAABpVGeA", "P7FI7wAAAABpVGeB")]) {
      await expect(openNote(other, [key])).rejects.toThrow(BadProof);
    }
  });
});

describe.skipIf(!HAS_DATA)("the edge cases of Ed25519 (CCTV)", () => {
  interface Case {
    readonly number: number;
    readonly key: string;
    readonly sig: string;
    readonly msg: string;
    readonly flags: string[] | null;
  }

  it("keys of small order or in a second spelling are refused; nothing else is", async () => {
    const all = JSON.parse(dataText("vectors", "cctv", "ed25519", "ed25519vectors.json")) as Case[];
    expect(all.length).toBe(914);
    for (const { number, key, sig, msg, flags } of all) {
      const odd = flags?.some((flag) => flag === "low_order_A" || flag === "non_canonical_A") === true;
      if (odd) expect(() => demandPublicKey(unhex(key)), String(number)).toThrow(BadFormat);
      else expect(typeof (await verifyBytes(unhex(key), utf8(msg), unhex(sig)))).toBe("boolean");
    }
  });
});
