/**
 * Ed25519 by WebCrypto (RFC 8032). There is no second implementation to fall back on: a browser without it is told so in words
 * (record: WebCrypto Ed25519).
 */
import { type Bytes, hex } from "./bytes";
import { BadFormat } from "./errors";

const ED25519 = "Ed25519";

/** A pair that signs: the private key may be non-extractable, the public one is its raw 32 bytes. */
export interface Signer {
  readonly privateKey: CryptoKey;
  readonly publicKey: Bytes;
}

/** This browser can't make Ed25519 signatures (before Chrome 137, Firefox 129, Safari 17), or the page is not secure. */
export class NoEd25519 extends Error {
  override readonly name = "NoEd25519";
}

/**
 * A new pair; nothing can read the private key out of it.
 * @throws NoEd25519 where WebCrypto is missing or doesn't know the algorithm.
 */
export async function generateSigner(): Promise<Signer> {
  // Off https (and localhost) a browser has no `subtle`, whatever the types say.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) throw new NoEd25519("no WebCrypto here: the page is not secure");
  try {
    const pair = (await subtle.generateKey(ED25519, false, ["sign", "verify"])) as CryptoKeyPair;
    const publicKey = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
    return { privateKey: pair.privateKey, publicKey };
  } catch (cause) {
    throw new NoEd25519("this browser does not know Ed25519", { cause });
  }
}

/** The 64-byte signature over a message. */
export async function signBytes(privateKey: CryptoKey, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign(ED25519, privateKey, message));
}

/**
 * Whether a signature over a message is by the holder of a public key. A first half of small order is no signature, as the server's
 * library has it: only the holder can make one, but all who check must come to the same.
 * @throws BadFormat when the key is not in form (see `demandPublicKey`).
 */
export async function verifyBytes(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  demandPublicKey(publicKey);
  if (signature.length !== 64 || isOfSmallOrder(signature.slice(0, 32))) return false;
  const key = await crypto.subtle.importKey("raw", publicKey, ED25519, true, ["verify"]);
  return crypto.subtle.verify(ED25519, key, signature, message);
}

// The points of small order by their canonical encodings, without the sign of x: under them one signature holds for many messages.
const SMALL_ORDER = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

/**
 * Demands 32 bytes in canonical form that are no point of small order. That they are a point at all shows when a signature is to hold.
 * @throws BadFormat otherwise.
 */
export function demandPublicKey(publicKey: Uint8Array): void {
  if (publicKey.length !== 32) throw new BadFormat("a public key is 32 bytes");
  // 2^255 - 19 and what is above it encodes a smaller number a second time
  if (/^(?:e[d-f]|f.)f{60}7f$/.test(withoutSign(publicKey))) throw new BadFormat("public key is not canonical");
  if (isOfSmallOrder(publicKey)) throw new BadFormat("public key is of small order");
}

function isOfSmallOrder(point: Uint8Array): boolean {
  return SMALL_ORDER.has(withoutSign(point));
}

/** A point's y in hexadecimal. */
function withoutSign(point: Uint8Array): string {
  return hex(point.map((byte, i) => (i === 31 ? byte & 0x7f : byte)));
}
