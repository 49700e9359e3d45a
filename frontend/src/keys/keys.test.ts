import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { utf8 } from "../core/bytes";
import { keyid, sign, verify } from "../core/envelope";
import { newSalt } from "../core/seal";
import { askToKeep, createKey, demandEd25519, forgetKey, loadKey, NoEd25519 } from "./device";
import { forgetReceipts, keepReceipt, receiptsOfAssembly, receiptsOfBallot, type VoteReceipt } from "./receipts";

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the device's key", () => {
  it("is kept, signs after loading, and can't be carried away", async () => {
    expect(await loadKey("assembly", "acc-1")).toBeUndefined();
    const made = await createKey("assembly", "acc-1");
    const kept = await loadKey("assembly", "acc-1");
    if (kept === undefined) throw new Error("not kept");
    expect(kept.keyid).toBe(keyid(made.publicKey));
    expect([kept.assembly, kept.accreditation]).toEqual(["assembly", "acc-1"]);
    const envelope = await sign(utf8("{}"), "application/json", kept);
    expect(await verify(envelope, made.publicKey)).toEqual(utf8("{}"));
    for (const format of ["pkcs8", "jwk", "raw"] as const) {
      await expect(crypto.subtle.exportKey(format, kept.privateKey)).rejects.toThrow();
    }
  });

  it("is one for each accreditation in each assembly", async () => {
    const keys = [await createKey("a", "1"), await createKey("a", "2"), await createKey("b", "1")];
    expect(new Set(keys.map((key) => key.keyid)).size).toBe(3);
    expect((await loadKey("b", "1"))?.keyid).toBe(keys[2]?.keyid);
    await forgetKey("a", "1");
    expect(await loadKey("a", "1")).toBeUndefined();
    expect((await loadKey("a", "2"))?.keyid).toBe(keys[1]?.keyid);
  });

  it("is the same for two tabs that make one at once", async () => {
    const [one, other] = await Promise.all([createKey("a", "1"), createKey("a", "1")]);
    expect(one.keyid).toBe(other.keyid);
    expect((await loadKey("a", "1"))?.keyid).toBe(one.keyid);
    const envelope = await sign(utf8("{}"), "t", other);
    expect(await verify(envelope, one.publicKey)).toEqual(utf8("{}"));
  });

  it("a browser without Ed25519 is told so, and nothing is kept", async () => {
    await demandEd25519();
    const generateKey = (): Promise<never> =>
      Promise.reject(new DOMException("Unrecognized name.", "NotSupportedError"));
    vi.stubGlobal("crypto", { subtle: { generateKey } });
    await expect(demandEd25519()).rejects.toThrow(NoEd25519);
    await expect(createKey("a", "1")).rejects.toThrow(NoEd25519);
    expect(await loadKey("a", "1")).toBeUndefined();
  });

  it("is asked to be kept, and nothing depends on the answer", () => {
    const persist = vi.fn(() => Promise.reject(new Error("no")));
    for (const storage of [{ persist }, {}, undefined]) {
      vi.stubGlobal("navigator", { storage });
      expect(askToKeep()).toBeUndefined();
    }
    expect(persist).toHaveBeenCalledOnce();
  });

  it("a page that is not secure has no WebCrypto at all", async () => {
    vi.stubGlobal("crypto", {});
    await expect(demandEd25519()).rejects.toThrow(NoEd25519);
  });
});

describe("receipts of one's own votes", () => {
  const receipt = (index: number, ballot = "ballot-1", assembly = "assembly"): VoteReceipt => ({
    assembly,
    ballot,
    index,
    act: `act-${index}`,
    entry: utf8(`entry ${index}`),
    proof: "c2sp.org/tlog-proof@v1\n",
    body: utf8('{"choice":"yes"}'),
    salt: newSalt(),
  });

  it("come back as they were, in the order of the record", async () => {
    const given = [receipt(300), receipt(7), receipt(41)];
    for (const one of given) await keepReceipt(one);
    await keepReceipt(receipt(8, "ballot-2"));
    await keepReceipt(receipt(9, "ballot-1", "another"));
    await keepReceipt(receipt(10, "ballot-10"));
    expect(await receiptsOfBallot("assembly", "ballot-1")).toEqual([given[1], given[2], given[0]]);
    expect((await receiptsOfAssembly("assembly")).map(({ index }) => index)).toEqual([7, 41, 300, 10, 8]);
    expect(await receiptsOfBallot("assembly", "ballot")).toEqual([]);
  });

  it("one for the same entry replaces the former", async () => {
    await keepReceipt(receipt(1));
    const again = receipt(1);
    await keepReceipt(again);
    expect(await receiptsOfBallot("assembly", "ballot-1")).toEqual([again]);
  });

  it("are forgotten by assembly", async () => {
    await keepReceipt(receipt(1));
    await keepReceipt(receipt(2, "ballot-1", "another"));
    await forgetReceipts("assembly");
    expect(await receiptsOfAssembly("assembly")).toEqual([]);
    expect(await receiptsOfAssembly("another")).toHaveLength(1);
  });

  it("a browser that refuses to keep them says so", async () => {
    const failing = {
      open: (): never => {
        throw new DOMException("denied", "SecurityError");
      },
    };
    vi.stubGlobal("indexedDB", failing);
    await expect(keepReceipt(receipt(1))).rejects.toThrow("denied");
  });
});
