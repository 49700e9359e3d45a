/**
 * Places between neighbours that never need the others to move: keys of letters, between any two of which there is another. A bit of
 * chance at the end keeps the keys of two people apart who insert at the same place at the same time.
 */

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** The key of the place with this number in a fresh order. */
export function keyAt(index: number): string {
  return `${index.toString(36).padStart(4, "0")}i`;
}

/** A key after `low` ("" for the beginning) and before `high` (undefined for the end). */
export function keyBetween(low: string, high: string | undefined, random: () => number = Math.random): string {
  let above = high !== undefined && high > low ? high : undefined;
  let key = "";
  for (let i = 0; ; i++) {
    const least = digit(low[i]);
    const most = above === undefined ? DIGITS.length : digit(above[i]);
    if (most - least > 1) return key + DIGITS[Math.floor((least + most) / 2)] + chance(random);
    key += DIGITS[least];
    if (most > least) above = undefined;
  }
}

function digit(character: string | undefined): number {
  return character === undefined ? 0 : DIGITS.indexOf(character);
}

/** Three letters, the last not the lowest one: below a key that ends in it nothing could stand. */
function chance(random: () => number): string {
  const one = (from: number): string => DIGITS[from + Math.floor(random() * (DIGITS.length - from))]!;
  return one(0) + one(0) + one(1);
}
