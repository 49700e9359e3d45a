/// <reference types="node" />
/**
 * What the tests share: a seeded source of chance, so that a failure repeats itself; the vectors that both languages run; and the real
 * data, which the project reads and never ships.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bytes } from "./bytes";

const VECTORS = fileURLToPath(new URL("../../../tests/vectors/", import.meta.url));
const DATA =
  process.env["DELIBERATION_TEST_DATA"] ?? fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

/** One file of the vectors shared with the Python tests. */
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), "utf8")) as T;
}

/** Whether the real data are there; tests that need them are skipped where they are not (set DELIBERATION_TEST_DATA). */
export const HAS_DATA = existsSync(DATA);

/** The bytes of one file of the real data. */
export function data(...path: string[]): Bytes {
  return new Uint8Array(readFileSync(join(DATA, ...path)));
}

/** The text of one file of the real data. */
export function dataText(...path: string[]): string {
  return readFileSync(join(DATA, ...path), "utf8");
}

/** The path of a folder or file of the real data. */
export function dataPath(...path: string[]): string {
  return join(DATA, ...path);
}

/** Chance from a seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 up to, not with, 1. */
  unit(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  /** One of them. */
  pick<T>(...of: readonly [T, ...T[]]): T {
    return of[this.whole(0, of.length - 1)] ?? of[0];
  }

  bytes(length: number): Bytes {
    return Uint8Array.from({ length }, () => this.whole(0, 255));
  }

  /** Characters from a set, by code points. */
  text(from: string, most: number): string {
    const characters = Array.from(from);
    return Array.from({ length: this.whole(0, most) }, () => characters[this.whole(0, characters.length - 1)]).join("");
  }
}
