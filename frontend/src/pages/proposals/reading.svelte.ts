/**
 * What a reader has before them: one version of a text and the amendments that were pending when they came. News never moves it; it is
 * counted and waits until the reader asks for it.
 */
import { untrack } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { NoLongerFits, preview } from "../../core/amending";
import type { Text } from "../../core/text";
import type { House } from "../../live/house.svelte";
import type { Amendment, Proposal } from "../../live/nouns";
import { collisions } from "../amendments/collisions";
import { isPending } from "../amendments/pending";
import { basesOf, byAmendment, idsOf } from "../amendments/placed";
import { type Row, rowsOf } from "./rows";

/** The text as it would be with one amendment: its rows, or null where its words are no longer there. */
export type WithAmendment = readonly Row[] | null;

export class Reading {
  readonly #house: House;
  readonly #id: string;
  /** The hash of the version that is read. */
  version = $state("");
  /** The amendments on the page, by id; those that come later wait. */
  shown = $state.raw<ReadonlySet<string>>(idsOf([]));
  failure = $state.raw<unknown>();
  readonly texts = new SvelteMap<string, Text>();

  private constructor(house: House, id: string) {
    this.#house = house;
    this.#id = id;
  }

  /** Begins to read a text as it is now; what changes later does not begin it anew. */
  static begin(house: House, id: string): Reading {
    return untrack(() => {
      const reading = new Reading(house, id);
      reading.catchUp();
      return reading;
    });
  }

  get proposal(): Proposal | undefined {
    return this.#house.get("proposal", this.#id);
  }

  /** The text that is read, once it is fetched. */
  readonly text: Text | undefined = $derived.by(() => this.texts.get(this.version));

  readonly #all: readonly Amendment[] = $derived.by(() =>
    this.#house.all("amendment").filter((amendment) => amendment.proposal === this.#id),
  );

  /** The amendments on the page in the order of their symbols, with the state they have now. */
  readonly amendments: readonly Amendment[] = $derived.by(() => this.#all.filter(({ id }) => this.shown.has(id)));

  /** The amendments that are pending and not on the page yet. */
  readonly arrived: readonly Amendment[] = $derived.by(() =>
    this.#all.filter((amendment) => isPending(amendment) && !this.shown.has(amendment.id)),
  );

  /** Whether another version is in force than the one that is read. */
  get superseded(): boolean {
    return this.proposal !== undefined && this.proposal.versions.at(-1)?.text !== this.version;
  }

  /** What each amendment makes of the text that is read. */
  readonly readings: ReadonlyMap<string, WithAmendment> = $derived.by(() =>
    byAmendment(this.amendments, (amendment) => this.#with(amendment)),
  );

  /** The amendments that each collides with, by id. */
  readonly collisions: ReadonlyMap<string, readonly string[]> = $derived.by(() =>
    collisions(this.amendments.filter(isPending), this.texts),
  );

  /** Takes in what is new: the version in force and all that is pending. */
  catchUp(): void {
    this.version = this.proposal?.versions.at(-1)?.text ?? "";
    this.shown = idsOf(this.#all.filter(isPending));
    void this.load();
  }

  /** Takes in one amendment: the reader's own, or the one they came for. */
  show(id: string): void {
    this.shown = idsOf([...this.amendments, { id }]);
    void this.load();
  }

  /** Fetches the texts that the page needs. */
  async load(): Promise<void> {
    this.failure = undefined;
    const hashes = basesOf(this.version, this.amendments).filter((hash) => !this.texts.has(hash));
    try {
      await Promise.all(hashes.map((hash) => this.fetch(hash)));
    } catch (cause) {
      this.failure = cause;
    }
  }

  /** A version by its hash. */
  async fetch(hash: string): Promise<Text> {
    const text = await this.#house.text(hash);
    this.texts.set(hash, text);
    return text;
  }

  #with({ base, changes }: Amendment): WithAmendment {
    const then = this.texts.get(base);
    if (this.text === undefined || then === undefined) return null;
    try {
      return rowsOf(this.text, preview(this.text, then, changes));
    } catch (cause) {
      if (cause instanceof NoLongerFits) return null;
      throw cause;
    }
  }
}
