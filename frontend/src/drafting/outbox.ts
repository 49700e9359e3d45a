/**
 * What was typed here and the server has not acknowledged: gathered for a moment, kept on this device with each key, sent, and let go when
 * the server has it. Where nobody answers it goes on gathering, and goes as one.
 */
import * as Y from "yjs";
import type { Pending, Shelf } from "./kept";

/** For how many milliseconds what is typed is gathered. */
export const GATHER = 200;
/** From so many bytes on another update is begun, so that merging stays quick however long nobody answers. */
const SEALED_FROM = 4_000;

export interface Queued extends Pending {
  sent: boolean;
}

/** The line that an outbox belongs to. */
export interface Post {
  /** Whether somebody answers now. */
  readonly answers: () => boolean;
  /** There is something to send. */
  readonly send: () => void;
  /** There is something to send when somebody answers again. */
  readonly later: () => void;
  readonly changed: () => void;
}

export class Outbox {
  readonly #draft: string;
  readonly #shelf: Shelf;
  readonly #post: Post;
  #queue: Queued[] = [];
  /** Updates that are being gathered: kept here with each key, not yet sent. */
  #open: Pending | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #keepAgain = false;
  /** What the server has and this device still keeps. */
  #settled: string[] = [];
  #gather: ReturnType<typeof setTimeout> | undefined;

  constructor(draft: string, shelf: Shelf, post: Post) {
    this.#draft = draft;
    this.#shelf = shelf;
    this.#post = post;
  }

  /** How many updates the server has not acknowledged. */
  get waiting(): number {
    return this.#queue.length + (this.#open ? 1 : 0);
  }

  get unsent(): Queued[] {
    return this.#queue.filter(({ sent }) => !sent);
  }

  /** Resolves when this device keeps all that was typed. */
  get kept(): Promise<void> {
    return this.#keeping;
  }

  /** Begins with what this device has kept from earlier. */
  restore(pending: readonly Pending[]): void {
    this.#queue = pending.map((each) => ({ ...each, sent: false }));
  }

  /** Takes what was typed. */
  add(update: Uint8Array): void {
    const gathered = this.#open ? Y.mergeUpdates([this.#open.update, update]) : update;
    this.#open = { id: this.#open?.id ?? crypto.randomUUID(), update: gathered };
    this.#keep();
    if (gathered.length > SEALED_FROM) this.flush();
    else this.#gather ??= setTimeout(() => this.flush(), GATHER);
  }

  /** Sends what is gathered; without an answer it goes on growing, unless it is large. */
  flush(): void {
    clearTimeout(this.#gather);
    this.#gather = undefined;
    if (!this.#open) return;
    if (!this.#post.answers() && this.#open.update.length <= SEALED_FROM) return this.#post.later();
    this.seal();
    this.#post.send();
  }

  stop(): void {
    clearTimeout(this.#gather);
  }

  /** One write after the other; what comes while one is on its way goes with the next. */
  #keep(): void {
    if (this.#keepAgain) return;
    this.#keepAgain = true;
    this.#keeping = this.#keeping.then(async () => {
      this.#keepAgain = false;
      const open = this.#open;
      if (open) await this.#shelf.add(this.#draft, open);
      this.#post.changed();
    });
  }

  /** What is gathered may be sent; what comes is gathered anew. */
  seal(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    this.#queue.push({ ...open, sent: false });
    this.#keeping = this.#keeping.then(() =>
      // acknowledged and let go in the meantime, it must not come back
      this.#queue.some((each) => each.id === open.id) ? this.#shelf.add(this.#draft, open) : undefined,
    );
  }

  /** What gathered while nobody answered goes as one. */
  join(): void {
    const unsent = this.unsent;
    if (unsent.length < 2) return;
    const joined = { id: crypto.randomUUID(), update: Y.mergeUpdates(unsent.map(({ update }) => update)), sent: false };
    this.#queue = [...this.#queue.filter(({ sent }) => sent), joined];
    this.#keeping = this.#keeping
      .then(() => this.#shelf.add(this.#draft, joined))
      .then(() => void this.#settled.push(...unsent.map(({ id }) => id)));
  }

  /** The server has it. */
  acknowledged(id: string): void {
    this.#queue = this.#queue.filter((each) => each.id !== id);
    this.#settled.push(id);
  }

  /** It goes again: this one, or all that was sent into a line that has broken. */
  again(id?: string | null): void {
    for (const each of this.#queue) if (id === undefined || each.id === id) each.sent = false;
  }

  /** What need not be kept any more, once. */
  letGo(): string[] {
    return this.#settled.splice(0);
  }
}
