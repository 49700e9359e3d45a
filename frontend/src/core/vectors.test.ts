/** The vectors that both languages run (tests/vectors/README.md says how they are made). */
import { describe, expect, it } from "vitest";
import { type Bytes, b64, hex, unb64, unhex, utf8 } from "./bytes";
import { decode, encode, type Value } from "./canonical";
import { openCheckpoint, parseCheckpoint } from "./checkpoint";
import { demandPublicKey, verifyBytes } from "./ed25519";
import { type Envelope, keyid, pae, verify } from "./envelope";
import { BadFormat, BadProof } from "./errors";
import { checkConsistency, checkInclusion, leafHash, root } from "./merkle";
import { openNote, parseVkey } from "./note";
import { checkReceipt, parseReceipt } from "./receipt";
import { checkOpening, commitment } from "./seal";
import { vectors } from "./testdata";
import { splitBundle, tilePath, tileWidth } from "./tiles";

type Strings<Names extends string> = Readonly<Record<Names, string>>;

/** What the check threw, which must be one of our two errors; undefined where it accepted. */
async function refusal(check: () => unknown): Promise<Error | undefined> {
  try {
    await check();
  } catch (error) {
    if (error instanceof BadFormat || error instanceof BadProof) return error;
    throw error;
  }
  return undefined;
}

async function expectRefused(why: string, check: () => unknown): Promise<void> {
  expect(await refusal(check), why).toBeInstanceOf(Error);
}

describe("canonical.json", () => {
  const file = vectors<{
    values: { name: string; value: Value; hex: string }[];
    refused_values: { why: string; value: Value }[];
    refused_bytes: Strings<"why" | "hex">[];
  }>("canonical");

  it.each(file.values)("$name", ({ value, hex: bytes }) => {
    expect(hex(encode(value))).toBe(bytes);
    expect(decode(unhex(bytes))).toEqual(value);
  });

  it.each(file.refused_values)("$why is refused", ({ value }) => {
    expect(() => encode(value)).toThrow(BadFormat);
  });

  it.each(file.refused_bytes)("bytes with $why are refused", ({ hex: bytes }) => {
    expect(() => decode(unhex(bytes))).toThrow(BadFormat);
  });
});

describe("envelopes.json", () => {
  const file = vectors<{
    signed: Strings<"name" | "public" | "keyid" | "payload_type" | "body_hex" | "pae_hex" | "sig" | "envelope">[];
    wrong: Strings<"why" | "public" | "payload_type" | "body_hex" | "sig">[];
    keys: { public: string; valid: boolean }[];
    base64: { text: string; hex: string | null }[];
  }>("envelopes");

  it.each(file.signed)("$name", async (v) => {
    const [key, body] = [unhex(v.public), unhex(v.body_hex)];
    expect(keyid(key)).toBe(v.keyid);
    expect(hex(pae(v.payload_type, body))).toBe(v.pae_hex);
    expect(await verifyBytes(key, pae(v.payload_type, body), unb64(v.sig))).toBe(true);
    expect(await verify(decode(utf8(v.envelope)) as unknown as Envelope, key)).toEqual(body);
  });

  it.each(file.wrong)("$why", async (v) => {
    expect(await verifyBytes(unhex(v.public), pae(v.payload_type, unhex(v.body_hex)), unb64(v.sig))).toBe(false);
  });

  it.each(file.keys)("key $public", async ({ public: key, valid }) => {
    // 02… is no point of the curve: it passes as bytes, but no signature can hold under it
    const offTheCurve = key === `02${"00".repeat(31)}`;
    expect((await refusal(() => demandPublicKey(unhex(key)))) === undefined).toBe(valid || offTheCurve);
    if (offTheCurve) await expectRefusedOrFalse(unhex(key));
  });

  async function expectRefusedOrFalse(key: Bytes): Promise<void> {
    await expect(verifyBytes(key, new Uint8Array(), new Uint8Array(64)).catch(() => false)).resolves.toBe(false);
  }

  it.each(file.base64)("base64 $text", ({ text, hex: bytes }) => {
    if (bytes === null) expect(() => unb64(text)).toThrow(BadFormat);
    else expect([hex(unb64(text)), b64(unhex(bytes))]).toEqual([bytes, text]);
  });
});

describe("merkle.json", () => {
  const file = vectors<{
    entries_hex: string[];
    leaf_hashes: string[];
    roots: string[];
    inclusion: { index: number; size: number; proof: string[] }[];
    consistency: { old: number; new: number; proof: string[] }[];
    wrong_inclusion: { why: string; index: number; size: number; leaf: string; proof: string[]; root: string }[];
    wrong_consistency: { why: string; old: number; new: number; old_root: string; new_root: string; proof: string[] }[];
  }>("merkle");
  const leaves = file.entries_hex.map((entry) => leafHash(unhex(entry)));
  const top = (size: number): Bytes => unhex(file.roots[size] ?? "");

  it("leaves and roots", () => {
    expect(leaves.map(hex)).toEqual(file.leaf_hashes);
    expect(file.roots.map((_, size) => hex(root(leaves.slice(0, size))))).toEqual(file.roots);
  });

  it("proofs hold", () => {
    for (const { index, size, proof } of file.inclusion) {
      checkInclusion(index, size, unhex(file.leaf_hashes[index] ?? ""), proof.map(unhex), top(size));
    }
    for (const { old, new: newer, proof } of file.consistency) {
      checkConsistency(old, newer, top(old), top(newer), proof.map(unhex));
    }
  });

  it.each(file.wrong_inclusion)("inclusion: $why", (v) => {
    expect(() => checkInclusion(v.index, v.size, unhex(v.leaf), v.proof.map(unhex), unhex(v.root))).toThrow(BadProof);
  });

  it.each(file.wrong_consistency)("consistency: $why", (v) => {
    const check = (): void => checkConsistency(v.old, v.new, unhex(v.old_root), unhex(v.new_root), v.proof.map(unhex));
    expect(check).toThrow(BadProof);
  });
});

describe("tiles.json", () => {
  const file = vectors<{
    paths: { level: number; n: number; width: number; path: string }[];
    sizes: { size: number; tiles: [level: number, n: number, width: number][] }[];
    bundle: { entries_hex: string[]; hex: string };
    refused_bundles: string[];
  }>("tiles");

  it.each(file.paths)("$path", ({ level, n, width, path }) => {
    expect(tilePath(level === -1 ? "entries" : level, n, width)).toBe(path);
  });

  it.each(file.sizes)("the tiles of a log of $size", ({ size, tiles }) => {
    for (const [level, n, width] of tiles) expect(tileWidth(level, n, size)).toBe(width);
    for (const level of [0, 1, 2, 3]) {
      const beyond = tiles.filter(([at]) => at === level).length;
      expect(tileWidth(level, beyond, size)).toBe(0);
    }
  });

  it("bundles", () => {
    const { entries_hex: entries, hex: bytes } = file.bundle;
    expect(splitBundle(unhex(bytes), entries.length).map(hex)).toEqual(entries);
  });

  it.each(file.refused_bundles)("bundle %.20s… is refused", (bytes) => {
    for (let width = 0; width <= 256; width++) expect(() => splitBundle(unhex(bytes), width)).toThrow(BadFormat);
  });
});

describe("notes.json", () => {
  const file = vectors<{
    vkeys: { vkey: string; name: string; key_id: string; type: number; key: string }[];
    refused_vkeys: Strings<"why" | "vkey">[];
    signed: { text: string; vkeys: string[]; note: string }[];
    opened: { why: string; note: string; vkeys: string[]; text: string; names: string[] }[];
    refused: { why: string; note: string; vkeys: string[] }[];
  }>("notes");

  it.each(file.vkeys)("$name, type $type", (v) => {
    const { name, id, type, publicKey } = parseVkey(v.vkey);
    expect([name, hex(id), type, hex(publicKey)]).toEqual([v.name, v.key_id, v.type, v.key]);
  });

  it.each(file.refused_vkeys)("a verifier key with $why is refused", ({ vkey }) => {
    expect(() => parseVkey(vkey)).toThrow(BadFormat);
  });

  it.each(file.signed)("a signed note is opened", async ({ text, vkeys, note }) => {
    expect((await openNote(note, vkeys.map(parseVkey))).text).toBe(text);
  });

  it.each(file.opened)("$why", async ({ note, vkeys, text, names }) => {
    const opened = await openNote(note, vkeys.map(parseVkey));
    expect(opened.text).toBe(text);
    expect(opened.names.sort()).toEqual([...names].sort());
  });

  it.each(file.refused)("a note with $why is refused", async ({ why, note, vkeys }) => {
    await expectRefused(why, () => openNote(note, vkeys.map(parseVkey)));
  });
});

describe("checkpoints.json", () => {
  const file = vectors<{
    checkpoints: { origin: string; size: number; root: string; text: string; vkey: string; note: string }[];
    refused_texts: Strings<"why" | "text">[];
    refused_notes: Strings<"why" | "note" | "vkey">[];
  }>("checkpoints");

  it.each(file.checkpoints)("size $size", async ({ origin, size, root: top, text, vkey, note }) => {
    const expected = { origin, size, root: unhex(top) };
    expect(parseCheckpoint(text)).toEqual(expected);
    expect(await openCheckpoint(note, parseVkey(vkey))).toEqual(expected);
  });

  it.each(file.refused_texts)("$why is refused", ({ text }) => {
    expect(() => parseCheckpoint(text)).toThrow(BadFormat);
  });

  it.each(file.refused_notes)("$why is refused", async ({ why, note, vkey }) => {
    await expectRefused(why, () => openCheckpoint(note, parseVkey(vkey)));
  });
});

describe("receipts.json", () => {
  const file = vectors<{
    accepted: {
      name: string;
      file: string;
      entry_hex: string;
      vkey: string;
      index: number;
      size: number;
      root: string;
      extra_hex: string | null;
    }[];
    refused: Strings<"why" | "file" | "entry_hex" | "vkey">[];
  }>("receipts");

  it.each(file.accepted)("$name", async (v) => {
    const { index, checkpoint } = await checkReceipt(v.file, unhex(v.entry_hex), parseVkey(v.vkey));
    expect([index, checkpoint.size, hex(checkpoint.root)]).toEqual([v.index, v.size, v.root]);
    const { extra } = parseReceipt(v.file);
    expect(extra === undefined ? null : hex(extra)).toBe(v.extra_hex);
  });

  it.each(file.refused)("$why is refused", async (v) => {
    await expectRefused(v.why, () => checkReceipt(v.file, unhex(v.entry_hex), parseVkey(v.vkey)));
  });
});

describe("commitments.json", () => {
  const file = vectors<{
    commitments: Strings<"salt" | "body_hex" | "commitment">[];
    refused: Strings<"why" | "salt" | "body_hex" | "commitment">[];
  }>("commitments");

  it.each(file.commitments)("$body_hex", (v) => {
    expect(commitment(unhex(v.salt), unhex(v.body_hex))).toBe(v.commitment);
  });

  it.each(file.refused)("$why is refused", async (v) => {
    await expectRefused(v.why, () => checkOpening(v.commitment, unhex(v.salt), unhex(v.body_hex)));
  });
});
