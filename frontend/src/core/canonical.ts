/**
 * The one written form of a value: RFC 8785 (JCS) without fractions. What is signed is these bytes, so a value has exactly one
 * spelling and bytes that spell it otherwise are refused (record: canonical encoding).
 */
import { type Bytes, equal, fromUtf8, isWellFormed, utf8 } from "./bytes";
import { BadFormat } from "./errors";

/** What may stand in an act: JSON without fractions, integers within ±(2^53 − 1), strings in Unicode's NFC, names in the basic plane. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** How many levels may be opened: no act needs more, and every reader of the record must be able to follow. */
export const MAX_DEPTH = 64;

/**
 * The canonical bytes of a value.
 * @throws BadFormat for a fraction, an integer beyond 2^53 − 1, a string that is not NFC or holds a lone surrogate, a name
 * beyond the basic plane, more than `MAX_DEPTH` levels, or anything that JSON has no word for.
 */
export function encode(value: Value): Bytes {
  return utf8(written(value, 0));
}

/**
 * The value that canonical bytes spell.
 * @throws BadFormat unless they are the very bytes that `encode` gives: this refuses spaces, another order of keys, a key given
 * twice, `1.0`, `-0` and needless escapes in one comparison.
 */
export function decode(bytes: Bytes): Value {
  let value: Value;
  try {
    value = JSON.parse(fromUtf8(bytes)) as Value;
  } catch {
    throw new BadFormat("not JSON in UTF-8");
  }
  if (!equal(encode(value), bytes)) throw new BadFormat("not in canonical form");
  return value;
}

function written(value: Value, depth: number): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return writtenString(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new BadFormat("not an integer within ±(2^53 − 1)");
    return String(value);
  }
  if (depth === MAX_DEPTH) throw new BadFormat(`more than ${MAX_DEPTH} levels`);
  if (Array.isArray(value))
    return `[${Array.from(value as readonly Value[], (item) => written(item, depth + 1)).join(",")}]`;
  if (isPlain(value)) {
    // The default order of strings is by UTF-16 code units, which is what RFC 8785, 3.2.3 asks for.
    const members = Object.keys(value)
      .sort()
      .map((name) => `${writtenName(name)}:${written(value[name] as Value, depth + 1)}`);
    return `{${members.join(",")}}`;
  }
  throw new BadFormat("not a JSON value");
}

function writtenString(text: string): string {
  if (!isWellFormed(text)) throw new BadFormat("lone surrogate in a string");
  if (text.normalize("NFC") !== text) throw new BadFormat("string is not in NFC");
  return JSON.stringify(text);
}

/** Names beyond the basic plane are refused because programs that sort by bytes or code points would order them otherwise. */
function writtenName(name: string): string {
  if (/[\ud800-\udfff]/.test(name)) throw new BadFormat("name beyond the basic plane");
  return writtenString(name);
}

function isPlain(value: unknown): value is { readonly [key: string]: Value } {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
