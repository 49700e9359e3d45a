import { describe, expect, it } from "vitest";
import { fromUtf8, utf8 } from "./bytes";
import { decode, encode, MAX_DEPTH, type Value } from "./canonical";
import { BadFormat } from "./errors";
import { Chance, dataText, HAS_DATA } from "./testdata";

const written = (value: Value): string => fromUtf8(encode(value));

function anyValue(chance: Chance, depth: number): Value {
  const characters = 'aZ09 "\\/\n\t\u0001\u007f\u2028éß中文ﻻ𝄞😀\u05d0';
  switch (chance.whole(0, depth > 0 ? 6 : 4)) {
    case 0:
      return null;
    case 1:
      return chance.pick(true, false);
    case 2:
      return chance.whole(-1000, 1000);
    case 3:
      return chance.pick(1, -1) * (Number.MAX_SAFE_INTEGER - chance.whole(0, 5));
    case 4:
      return chance.text(characters, 8).normalize("NFC");
    case 5:
      return Array.from({ length: chance.whole(0, 4) }, () => anyValue(chance, depth - 1));
    default: {
      const name = (): string => chance.text("abcdeé中\ufb00\r1", 3).normalize("NFC");
      return Object.fromEntries(
        Array.from({ length: chance.whole(0, 4) }, () => [name(), anyValue(chance, depth - 1)]),
      );
    }
  }
}

describe("canonical form", () => {
  it("sorts by UTF-16 code units and escapes as RFC 8785 does", () => {
    expect(written({ b: 1, a: [true, null, '\u000f\n"\\/€'], "": {}, A: -7 })).toBe(
      '{"":{},"A":-7,"a":[true,null,"\\u000f\\n\\"\\\\/€"],"b":1}',
    );
    expect(written({ "\u20ac": 1, "\r": 2, "\ufb00": 3, "1": 4, "\u0080": 5, ö: 6 })).toBe(
      '{"\\r":2,"1":4,"\u0080":5,"ö":6,"€":1,"\ufb00":3}',
    );
  });

  it("is read back as it was, and written again the same", () => {
    const chance = new Chance(3);
    for (let i = 0; i < 3000; i++) {
      const value = anyValue(chance, 4);
      const bytes = encode(value);
      expect(decode(bytes)).toEqual(value);
      expect(encode(decode(bytes))).toEqual(bytes);
    }
  });

  it("no other spelling of a value is read: every one-byte insertion, deletion or swap changes or breaks it", () => {
    const bytes = encode({ act: { n: -10, s: "é\n" }, list: [1, 20, ""] });
    for (let at = 0; at < bytes.length; at++) {
      for (const byte of [0x20, 0x2b, 0x2d, 0x2e, 0x30, 0x65, 0x5c, 0x22]) {
        for (const altered of [bytes.with(at, byte), Uint8Array.of(...bytes.slice(0, at), byte, ...bytes.slice(at))]) {
          let again: string | undefined;
          try {
            again = fromUtf8(encode(decode(altered)));
          } catch {
            continue;
          }
          expect(again).toBe(fromUtf8(altered));
        }
      }
    }
  });

  it.each([
    ["a fraction", "1.5"],
    ["a whole number written as a fraction", "1.0"],
    ["an exponent", "1e3"],
    ["minus zero", "-0"],
    ["an integer beyond 2^53 − 1", "9007199254740992"],
    ["a much larger one", "123456789012345678901234567890"],
    ["spaces", '{"a": 1}'],
    ["a line break at the end", "1\n"],
    ["another order", '{"b":1,"a":2}'],
    ["a name twice", '{"a":1,"a":1}'],
    ["a needless escape", '"\\u0061"'],
    ["an escaped solidus", '"\\/"'],
    ["upper-case hexadecimal", '"\\u000F"'],
    ["a lone surrogate", '"\\ud800"'],
    ["text that is not NFC", '"e\u0301"'],
    ["a name that is not NFC", '{"e\u0301":1}'],
    ["a name beyond the basic plane", '{"𝄞":1}'],
    ["nothing", ""],
    ["a byte order mark", "\ufeff1"],
    ["NaN", "NaN"],
    ["a comment", "1//"],
    ["two values", "1 1"],
  ])("%s is refused", (_, text) => {
    expect(() => decode(new TextEncoder().encode(text))).toThrow(BadFormat);
  });

  it("bytes that are not UTF-8 are refused", () => {
    expect(() => decode(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(BadFormat);
  });

  it("values that JSON has no word for are refused", () => {
    for (const value of [
      undefined,
      NaN,
      Infinity,
      1.5,
      2 ** 53,
      10n,
      new Date(0),
      new Map(),
      () => 1,
      [undefined],
      { a: undefined },
      "\udc00",
    ]) {
      expect(() => encode(value as Value)).toThrow(BadFormat);
    }
    expect(() => encode(Array(2) as Value)).toThrow(BadFormat);
  });

  it("levels are counted", () => {
    const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
    expect(decode(utf8(nested(MAX_DEPTH)))).toBeInstanceOf(Array);
    expect(() => decode(utf8(nested(MAX_DEPTH + 1)))).toThrow(BadFormat);
    expect(() => decode(utf8(nested(100_000)))).toThrow(BadFormat);
  });

  it("a name like __proto__ is a name like any other", () => {
    const text = '{"__proto__":{"a":1},"b":2}';
    expect(fromUtf8(encode(decode(utf8(text))))).toBe(text);
  });

  it.skipIf(!HAS_DATA)("RFC 8785: what lies in our subset is written as there, the rest is refused", () => {
    const refused: string[] = [];
    for (const name of ["arrays", "french", "structures", "unicode", "values", "weird"]) {
      const value = JSON.parse(dataText("vectors", "rfc8785", "testdata", "input", `${name}.json`)) as Value;
      try {
        expect(written(value)).toBe(dataText("vectors", "rfc8785", "testdata", "output", `${name}.json`));
      } catch (error) {
        expect(error).toBeInstanceOf(BadFormat);
        refused.push(name);
      }
    }
    // text that is not NFC, fractions, a name beyond the basic plane
    expect(refused).toEqual(["unicode", "values", "weird"]);
  });
});
