import { describe, expect, it } from "vitest";
import { concat, hex, utf8 } from "./bytes";
import { BadFormat, BadProof } from "./errors";
import { checkOpening, commitment, newSalt } from "./seal";

describe("sealed bodies", () => {
  const body = utf8('{"choice":"abstain"}');

  it("are committed to by the SHA-256 of salt and body", async () => {
    const salt = newSalt();
    const digest = await crypto.subtle.digest("SHA-256", concat(salt, body));
    expect(commitment(salt, body)).toBe(hex(new Uint8Array(digest)));
    checkOpening(commitment(salt, body), salt, body);
  });

  it("can't be opened otherwise", () => {
    const salt = newSalt();
    const committed = commitment(salt, body);
    expect(() => checkOpening(committed, newSalt(), body)).toThrow(BadProof);
    expect(() => checkOpening(committed, salt, utf8('{"choice":"yes"}'))).toThrow(BadProof);
    expect(() => checkOpening(committed.toUpperCase(), salt, body)).toThrow(BadProof);
    expect(() => checkOpening(committed, concat(salt, body.slice(0, 1)), body.slice(1))).toThrow(BadFormat);
  });

  it("no two salts are alike", () => {
    expect(new Set(Array.from({ length: 200 }, () => hex(newSalt()))).size).toBe(200);
  });
});
