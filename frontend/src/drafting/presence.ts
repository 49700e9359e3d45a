/** Who of the delegation is at which clause of a draft, and telling them where this person is: soon, but not with every key. */
import type { Person, Wire } from "../live/wire";

const PAUSE = 400;

export class Whereabouts {
  readonly #wire: Wire;
  readonly #draft: string;
  #clause: string | null = null;
  #said: string | null | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(wire: Wire, draft: string) {
    this.#wire = wire;
    this.#draft = draft;
  }

  /** This person is at a clause, or at none. */
  at(clause: string | null): void {
    this.#clause = clause;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#say();
    }, PAUSE);
  }

  /** The line stands anew, and nobody there knows where this person is. */
  again(): void {
    this.#said = undefined;
    if (this.#clause !== null) this.#say();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #say(): void {
    if (this.#clause === this.#said) return;
    if (this.#wire.say({ type: "draft.here", draft: this.#draft, clause: this.#clause })) this.#said = this.#clause;
  }
}

/** Those at a draft besides this visit; the name of one who has none is their accreditation's. */
export function others(people: readonly Person[], draft: string, visit: string): Person[] {
  return people.filter((person) => person.draft === draft && person.visit !== visit);
}

/** What a person is called. */
export function nameOf(person: Person): string {
  return person.name ?? person.accreditation;
}

/** At most two letters that stand for a person. */
export function initials(person: Person): string {
  const words = nameOf(person)
    .split(/[\s-]+/u)
    .filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "")
    .join("");
}
