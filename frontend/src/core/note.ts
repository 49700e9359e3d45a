/**
 * Signed notes (c2sp.org/signed-note, tlog-cosignature) and the keys that verify them: Ed25519 over the text, and a witness's Ed25519
 * with the time of its cosignature. Lines of other keys are left to those who know them, as the specification says (record, 3).
 */
import { type Bytes, concat, equal, isWellFormed, unb64, unhex, utf8 } from "./bytes";
import { demandPublicKey, verifyBytes } from "./ed25519";
import { BadFormat, BadProof } from "./errors";
import { sha256 } from "./sha256";

/** Types of key: plain Ed25519, an Ed25519 cosignature with its time (record, 6), and ML-DSA-44, which is known only by form. */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export const ML_DSA_44 = 0x06;
const ML_DSA_44_KEY_BYTES = 1312;

/** A verifier key as published: `name+hex8+base64(type || key)`. */
export interface VerifierKey {
  readonly name: string;
  /** Four bytes that tell keys of one name apart. */
  readonly id: Bytes;
  readonly type: number;
  readonly publicKey: Bytes;
}

/** One line under a note: who signed, with which key, and the bytes of the signature. */
export interface SignatureLine {
  readonly name: string;
  readonly id: Bytes;
  readonly signature: Bytes;
}

export interface Note {
  /** What is signed; it ends in a newline. */
  readonly text: string;
  readonly lines: readonly SignatureLine[];
}

/** Longer notes are refused unread. */
export const MAX_NOTE = 1_000_000;

/** More lines than this are refused (the specification asks for at least 16). */
export const MAX_LINES = 100;

/** The four bytes that identify a key of a name. */
export function keyIdentifier(name: string, type: number, publicKey: Uint8Array): Bytes {
  return sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4);
}

/**
 * A verifier key from its text.
 * @throws BadFormat when it is not in form, of another type, or its identifier is not the one that follows from name and key.
 */
export function parseVkey(text: string): VerifierKey {
  // The key's base64 may hold "+" itself; a name may not, nor the eight digits.
  const [, name = "", digits = "", encoded = ""] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  demandName(name);
  const material = unb64(encoded);
  const [type, publicKey] = [material[0], material.slice(1)];
  if (type === undefined) throw new BadFormat("verifier key is empty");
  if (type === ED25519 || type === COSIGNATURE) demandPublicKey(publicKey);
  else if (type !== ML_DSA_44 || publicKey.length !== ML_DSA_44_KEY_BYTES)
    throw new BadFormat("verifier key of another type");
  const id = unhex(digits);
  if (!equal(id, keyIdentifier(name, type, publicKey)))
    throw new BadFormat("verifier key has the identifier of another");
  return { name, id, type, publicKey };
}

/**
 * A note's text and signature lines, unverified.
 * @throws BadFormat when it is not in form.
 */
export function parseNote(note: string): Note {
  if (note.length > MAX_NOTE) throw new BadFormat("note is too long");
  // Control characters below U+0020 other than the newline are refused by the form.
  // eslint-disable-next-line no-control-regex
  if (!isWellFormed(note) || /[\u0000-\u0009\u000b-\u001f]/.test(note))
    throw new BadFormat("character not allowed in a note");
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw new BadFormat("note has no signatures");
  const written = note.slice(split + 2, -1).split("\n");
  if (written.length > MAX_LINES) throw new BadFormat("note has too many signatures");
  return { text: note.slice(0, split + 1), lines: written.map(parseLine) };
}

/**
 * The text of a note, and the names of the known keys that signed it. Lines of other keys are passed over, and so are keys of a type
 * that can't be checked here (ML-DSA).
 * @throws BadFormat when the note is not in form.
 * @throws BadProof when no known key signed, or any line under a known name and identifier does not hold.
 */
export async function openNote(note: string, keys: readonly VerifierKey[]): Promise<{ text: string; names: string[] }> {
  const { text, lines } = parseNote(note);
  const names = new Set<string>();
  for (const line of lines) {
    const key = keys.find(({ name, id, type }) => type !== ML_DSA_44 && name === line.name && equal(id, line.id));
    if (key === undefined) continue;
    if (!(await holds(key, text, line.signature))) throw new BadProof(`the signature of ${key.name} does not hold`);
    names.add(key.name);
  }
  if (names.size === 0) throw new BadProof("not signed by a known key");
  return { text, names: [...names] };
}

/** Whether the bytes of a line are the key's signature: over the text, or over the text and the second of the cosignature. */
async function holds({ type, publicKey }: VerifierKey, text: string, signature: Bytes): Promise<boolean> {
  if (type === ED25519) return verifyBytes(publicKey, utf8(text), signature);
  if (signature.length !== 8 + 64) return false;
  const time = new DataView(signature.buffer).getBigUint64(0);
  const signed = utf8(`cosignature/v1\ntime ${time}\n${text}`);
  return time < 2n ** 63n && verifyBytes(publicKey, signed, signature.slice(8));
}

function parseLine(line: string): SignatureLine {
  const [, name = "", encoded = ""] = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  demandName(name);
  const bytes = unb64(encoded);
  if (bytes.length < 5) throw new BadFormat("signature line without a signature");
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}

function demandName(name: string): void {
  if (name === "" || !isWellFormed(name) || /[\p{White_Space}+]/u.test(name))
    throw new BadFormat("not the name of a key");
}
