import { describe, expect, it } from "vitest";
import { b64, fromUtf8, unb64, utf8 } from "./bytes";
import { generateSigner, verifyBytes } from "./ed25519";
import { type Envelope, keyid, pae, readEnvelope, sign, verify } from "./envelope";
import { BadFormat, BadProof } from "./errors";
import { data, dataText, HAS_DATA } from "./testdata";

const TYPE = "application/vnd.example.vote+json;v=1";

describe("envelopes", () => {
  it("count lengths in bytes", () => {
    expect(fromUtf8(pae("é", utf8("中")))).toBe("DSSEv1 2 é 3 中");
    expect(fromUtf8(pae("", utf8("")))).toBe("DSSEv1 0  0 ");
  });

  it("are verified by the key that signed them, and name it", async () => {
    const signer = await generateSigner();
    const body = utf8('{"choice":"yes"}');
    const envelope = await sign(body, TYPE, signer);
    expect(envelope.signatures[0]?.keyid).toBe(keyid(signer.publicKey));
    expect(await verify(envelope, signer.publicKey)).toEqual(body);
    expect(await verify(JSON.parse(JSON.stringify(envelope)) as Envelope, signer.publicKey)).toEqual(body);
  });

  it("any change of body, type or signature is found", async () => {
    const [signer, other] = [await generateSigner(), await generateSigner()];
    const envelope = await sign(utf8('{"choice":"yes"}'), TYPE, signer);
    const [{ sig, keyid: id }] = envelope.signatures as [Envelope["signatures"][number]];
    const flipped = (at: number): string => b64(unb64(sig).map((byte, i) => (i === at ? byte ^ 1 : byte)));
    const forged: Envelope[] = [
      { ...envelope, payload: b64(utf8('{"choice":"no"}')) },
      { ...envelope, payloadType: `${TYPE}1` },
      ...[0, 31, 32, 63].map((at) => ({ ...envelope, signatures: [{ keyid: id, sig: flipped(at) }] })),
      { ...envelope, signatures: [{ keyid: keyid(other.publicKey), sig }] },
      await sign(utf8('{"choice":"yes"}'), TYPE, other),
    ];
    for (const envelope of forged) await expect(verify(envelope, signer.publicKey)).rejects.toThrow(BadProof);
  });

  it("another form is refused", () => {
    const one = { keyid: "0".repeat(32), sig: b64(new Uint8Array(64)) };
    const good = { payload: "e30=", payloadType: TYPE, signatures: [one] };
    expect(readEnvelope(good)).toEqual(good);
    const bad: unknown[] = [
      null,
      [],
      "x",
      { ...good, extra: 1 },
      { payload: "e30=", payloadType: TYPE },
      { ...good, payload: "e31=" },
      { ...good, payload: 1 },
      { ...good, payloadType: null },
      { ...good, signatures: [] },
      { ...good, signatures: {} },
      { ...good, signatures: [one, one] },
      { ...good, signatures: [{ ...one, keyid: "K".repeat(32) }] },
      { ...good, signatures: [{ ...one, sig: "AA==" }] },
      { ...good, signatures: [{ ...one, extra: 1 }] },
      { ...good, signatures: [null] },
    ];
    for (const envelope of bad) expect(() => readEnvelope(envelope)).toThrow(BadFormat);
  });

  it("a public key of another length is refused", async () => {
    await expect(verifyBytes(new Uint8Array(31), new Uint8Array(), new Uint8Array(64))).rejects.toThrow(BadFormat);
    expect(await verifyBytes((await generateSigner()).publicKey, new Uint8Array(), new Uint8Array(63))).toBe(false);
  });

  it.skipIf(!HAS_DATA)("one that openssl verified verifies here", async () => {
    const envelope = JSON.parse(dataText("vectors", "dsse", "env.json")) as Envelope;
    const signed = pae(envelope.payloadType, unb64(envelope.payload));
    expect(signed).toEqual(data("vectors", "dsse", "pae"));
    const signature = unb64(envelope.signatures[0]?.sig ?? "");
    expect(signature).toEqual(data("vectors", "dsse", "sig"));
    expect(await verifyBytes(data("vectors", "dsse", "pub.raw"), signed, signature)).toBe(true);
  });
});
