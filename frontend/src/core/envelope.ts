/**
 * DSSE envelopes: the form in which every act is signed. The signature covers the type and the exact bytes of the body, so nothing
 * needs to be re-serialised to check it (record: canonical encoding and member signatures).
 */
import { b64, type Bytes, concat, hex, unb64, utf8 } from "./bytes";
import { type Signer, signBytes, verifyBytes } from "./ed25519";
import { BadFormat, BadProof } from "./errors";
import { sha256 } from "./sha256";

export interface Signature {
  readonly keyid: string;
  readonly sig: string;
}

/** `payload` is the body in base64, `payloadType` its media type. */
export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly Signature[];
}

/** What is signed: DSSE's pre-authentication encoding of a type and a body. */
export function pae(type: string, body: Uint8Array): Bytes {
  const name = utf8(type);
  return concat(utf8(`DSSEv1 ${name.length} `), name, utf8(` ${body.length} `), body);
}

/** The name of a key: the first 32 hexadecimal digits of the SHA-256 of its 32 bytes. */
export function keyid(publicKey: Uint8Array): string {
  return hex(sha256(publicKey)).slice(0, 32);
}

/** An envelope around a body, signed by one key. */
export async function sign(body: Bytes, type: string, signer: Signer): Promise<Envelope> {
  const signature = await signBytes(signer.privateKey, pae(type, body));
  return {
    payload: b64(body),
    payloadType: type,
    signatures: [{ keyid: keyid(signer.publicKey), sig: b64(signature) }],
  };
}

/**
 * The body, once the signature by this key over it is checked. Signatures by other keys are left to those who know them.
 * @throws BadProof when the key did not sign, or its signature does not hold.
 * @throws BadFormat when the envelope is not in form (see `readEnvelope`).
 */
export async function verify(envelope: Envelope, publicKey: Bytes): Promise<Bytes> {
  const { payload, payloadType, signatures } = readEnvelope(envelope);
  const body = unb64(payload);
  const id = keyid(publicKey);
  const found = signatures.find((signature) => signature.keyid === id);
  if (found === undefined) throw new BadProof("not signed by this key");
  if (!(await verifyBytes(publicKey, pae(payloadType, body), unb64(found.sig))))
    throw new BadProof("signature does not hold");
  return body;
}

/**
 * A value as an envelope.
 * @throws BadFormat for another shape, further fields, non-canonical base64, no signature, or two by one key.
 */
export function readEnvelope(value: unknown): Envelope {
  const { payload, payloadType, signatures } = fields(value, "payload", "payloadType", "signatures");
  if (typeof payload !== "string" || typeof payloadType !== "string" || !Array.isArray(signatures)) {
    throw new BadFormat("not an envelope");
  }
  unb64(payload);
  const read = signatures.map(readSignature);
  if (read.length === 0) throw new BadFormat("envelope without a signature");
  if (new Set(read.map((signature) => signature.keyid)).size < read.length)
    throw new BadFormat("two signatures by one key");
  return { payload, payloadType, signatures: read };
}

function readSignature(value: unknown): Signature {
  const { keyid: id, sig } = fields(value, "keyid", "sig");
  if (typeof id !== "string" || !/^[0-9a-f]{32}$/.test(id)) throw new BadFormat("not the name of a key");
  if (typeof sig !== "string" || unb64(sig).length !== 64) throw new BadFormat("a signature is 64 bytes");
  return { keyid: id, sig };
}

/** The object's fields, which must be exactly these. */
function fields(value: unknown, ...names: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new BadFormat("not an object");
  if (Object.keys(value).sort().join() !== names.join()) throw new BadFormat(`fields are not ${names.join(", ")}`);
  return value as Record<string, unknown>;
}
