import { describe, expect, it } from "vitest";
import { b64, concat, equal, fromUtf8, hex, unb64, unhex, utf8 } from "./bytes";
import { BadFormat } from "./errors";
import { sha256 } from "./sha256";
import { Chance } from "./testdata";

describe("written forms of bytes", () => {
  it("are read back as they were", () => {
    const chance = new Chance(1);
    for (let length = 0; length < 200; length++) {
      const bytes = chance.bytes(length);
      expect(unhex(hex(bytes))).toEqual(bytes);
      expect(unb64(b64(bytes))).toEqual(bytes);
      expect(b64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    }
  });

  it.each(["QQ", "QR==", "Q Q=", "QQ==\n", " QQ==", "QQ=", "-_8=", "Q===", "=", "QQ==QQ=="])(
    "base64 %j is refused",
    (text) => {
      expect(() => unb64(text)).toThrow(BadFormat);
    },
  );

  it.each(["A0", "0", "0g", " 00", "0x00"])("hexadecimal %j is refused", (text) => {
    expect(() => unhex(text)).toThrow(BadFormat);
  });

  it("UTF-8 is strict both ways", () => {
    expect(fromUtf8(utf8("é—𝄞"))).toBe("é—𝄞");
    expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe("\ufeffA");
    expect(() => fromUtf8(Uint8Array.of(0xc0, 0x80))).toThrow(BadFormat);
    expect(() => fromUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toThrow(BadFormat);
    expect(() => utf8("a\ud800")).toThrow(BadFormat);
  });

  it("concat and equal", () => {
    const [a, b] = [Uint8Array.of(1, 2), Uint8Array.of(3)];
    expect(concat(a, b, new Uint8Array())).toEqual(Uint8Array.of(1, 2, 3));
    expect(equal(a, Uint8Array.of(1, 2))).toBe(true);
    expect(equal(a, Uint8Array.of(1, 3))).toBe(false);
    expect(equal(a, Uint8Array.of(1))).toBe(false);
    expect(equal(b, Uint8Array.of(3, 0))).toBe(false);
  });
});

describe("SHA-256", () => {
  it("is WebCrypto's at every length around the block borders", async () => {
    const chance = new Chance(2);
    for (const length of [...Array(300).keys(), 1023, 1024, 65_535, 100_001]) {
      const message = chance.bytes(length);
      expect(hex(sha256(message))).toBe(hex(new Uint8Array(await crypto.subtle.digest("SHA-256", message))));
    }
  });

  it("gives the digest that FIPS 180-4 prints", () => {
    expect(hex(sha256(utf8("abc")))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
