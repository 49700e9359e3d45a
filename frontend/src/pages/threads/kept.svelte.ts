/**
 * Words being written, kept on this device with every key pressed until the server has them: nothing typed is lost by a reload, a dead
 * battery or a closed panel. Where the browser keeps nothing, they live as long as the page.
 */

export class Kept<T> {
  readonly #name: string;
  readonly #empty: T;
  #value = $state.raw() as T;

  /** @param name tells drafts apart: assembly, accreditation and what it is about. */
  constructor(name: string, empty: T) {
    this.#name = `draft/${name}`;
    this.#empty = empty;
    this.#value = read<T>(this.#name) ?? empty;
  }

  get value(): T {
    return this.#value;
  }

  set value(value: T) {
    this.#value = value;
    write(this.#name, value);
  }

  /** Lets go of the words: the server has them, or the person threw them away. */
  release(): void {
    this.#value = this.#empty;
    write(this.#name, undefined);
  }
}

function read<T>(name: string): T | undefined {
  try {
    const found = localStorage.getItem(name);
    return found === null ? undefined : (JSON.parse(found) as T);
  } catch {
    return undefined;
  }
}

function write(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    return;
  }
}
