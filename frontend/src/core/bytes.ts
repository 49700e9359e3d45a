/**
 * Bytes and their written forms: UTF-8, hexadecimal, base64. Everything read is read strictly: one byte string has exactly one
 * written form, so that nothing signed or hashed can be re-spelled (record: versions, "canonical base64").
 */
import { BadFormat } from "./errors";

/** Bytes in memory of their own (not shared), which is what WebCrypto accepts. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether a string is a sequence of Unicode scalar values, without half of a surrogate pair standing alone. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}

/**
 * The UTF-8 bytes of a text.
 * @throws BadFormat when it holds a lone surrogate, which UTF-8 can't express (the encoder would silently replace it).
 */
export function utf8(text: string): Bytes {
  if (!isWellFormed(text)) throw new BadFormat("lone surrogate in text");
  return encoder.encode(text);
}

/**
 * The text that UTF-8 bytes spell; a byte order mark is kept as the character it is.
 * @throws BadFormat when the bytes are not UTF-8.
 */
export function fromUtf8(bytes: Bytes): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BadFormat("not UTF-8");
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Lower-case hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => HEX[byte]).join("");
}

/**
 * The bytes of lower-case hexadecimal digits.
 * @throws BadFormat for anything else, upper case included.
 */
export function unhex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new BadFormat("not lower-case hexadecimal");
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** Standard base64 with padding (RFC 4648, section 4). */
export function b64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * The bytes of standard base64.
 * @throws BadFormat unless it is the one canonical spelling: padded, no spaces, unused bits zero.
 */
export function unb64(text: string): Bytes {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new BadFormat("not base64");
  }
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  if (b64(bytes) !== text) throw new BadFormat("base64 is not canonical");
  return bytes;
}

/** The parts, one after the other. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two byte strings are the same. For public values only: it stops at the first difference. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
