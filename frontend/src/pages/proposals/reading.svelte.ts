/**
 * What a reader has before them: one version of a text and the amendments that were pending when they came. News never moves it; it is
 * counted and waits until the reader asks for it. What an amendment makes of the text is worked out when it is looked at, and once.
 */
import { untrack } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { api } from "../../api/api";
import type { Change } from "../../core/changes";
import { made } from "../../core/making";
import { outline } from "../../core/outline";
import { rebase } from "../../core/rebasing";
import { original, render, type Rendering } from "../../core/rendering";
import type { Language, Text } from "../../core/text";
import type { House } from "../../live/house.svelte";
import type { Amendment, Proposal } from "../../live/nouns";
import { isPending } from "../amendments/pending";
import { basesOf, idsOf } from "../amendments/placed";
import { type Ordered, type Tie, tiesOf } from "../amendments/relations";
import { collidingWith, type Range, type Standing, touchedIn } from "../amendments/standing";
import { renderingOf } from "../languages/rendered";
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
  /** What the server says of the amendments; nothing where it can't be asked. */
  ordered = $state.raw<Ordered | undefined>();
  readonly texts = new SvelteMap<string, Text>();
  readonly #renderings = new SvelteMap<string, Rendering>();
  readonly #standings = new WeakMap<Amendment, Standing>();
  readonly #made = new WeakMap<Standing, Text>();
  readonly #originals = new WeakMap<Standing, readonly [text: Text, whole: Text]>();
  readonly #rows = new WeakMap<Standing, readonly [text: Text, rows: readonly Row[]]>();

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

  readonly pending: readonly Amendment[] = $derived.by(() => this.amendments.filter(isPending));

  /** The amendments that are pending and not on the page yet. */
  readonly arrived: readonly Amendment[] = $derived.by(() =>
    this.#all.filter((amendment) => isPending(amendment) && !this.shown.has(amendment.id)),
  );

  /** Whether another version is in force than the one that is read. */
  get superseded(): boolean {
    return this.proposal !== undefined && this.proposal.versions.at(-1)?.text !== this.version;
  }

  /** The amendments that each collides with, by id. */
  readonly collisions: ReadonlyMap<string, readonly string[]> = $derived.by(() =>
    collidingWith(this.pending, (amendment) => this.standing(amendment)),
  );

  /** How each stands to others, by its id. */
  readonly ties: ReadonlyMap<string, readonly Tie[]> = $derived.by(() =>
    tiesOf(this.ordered?.text === this.version ? this.ordered : undefined, this.collisions),
  );

  /** Where pending amendments touch the words of each clause. */
  readonly touched: ReadonlyMap<string, readonly Range[]> = $derived.by(() =>
    touchedIn(this.text, this.pending, (amendment) => this.standing(amendment)),
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

  /** Fetches the texts that the page needs, and how the amendments stand to each other. */
  async load(): Promise<void> {
    this.failure = undefined;
    const read = this.amendments.flatMap((amendment) => [amendment, ...this.#above(amendment)]);
    const hashes = basesOf(this.version, read).filter((hash) => !this.texts.has(hash));
    try {
      await Promise.all([...hashes.map((hash) => this.fetch(hash)), this.speakAll(read)]);
    } catch (cause) {
      this.failure = cause;
    }
    await this.#order();
  }

  /** Asks how they stand to each other; without an answer what the browser sees itself is shown. */
  async #order(): Promise<void> {
    if (this.pending.length < 2) return;
    const path = `/api/assemblies/${this.#house.id}/proposals/${this.#id}/order`;
    this.ordered = await api.get<Ordered>(path).catch(() => this.ordered);
  }

  /** A version by its hash. */
  async fetch(hash: string): Promise<Text> {
    const text = await this.#house.text(hash);
    this.texts.set(hash, text);
    return text;
  }

  /** Fetches the text in the languages that amendments are written in, as it is in them now. */
  async speakAll(amendments: readonly Amendment[] = this.amendments): Promise<void> {
    const languages = amendments.flatMap(({ language }) => language ?? []);
    const each = languages.filter((language, i) => languages.indexOf(language) === i);
    await Promise.all(each.map((language) => this.speak(language)));
  }

  /** Fetches the text as it is in a language now, unless it is here. */
  async speak(language: Language): Promise<void> {
    const hash = this.proposal?.renderings[language];
    if (hash !== undefined && !this.#renderings.has(hash))
      this.#renderings.set(hash, await renderingOf(this.#house, hash));
  }

  /** What a text is in a language; undefined where it is in none or it is not fetched. */
  rendering(language: Language): Rendering | undefined {
    return this.#renderings.get(this.proposal?.renderings[language] ?? "");
  }

  /** The text that is read in a language, its own where it is null; undefined while that is not known. */
  inLanguage(language: Language | null): Text | undefined {
    if (language === null || this.text === undefined) return this.text;
    const rendering = this.rendering(language);
    return rendering && rendered(this.text, rendering);
  }

  /** The amendments that an amendment changes, the nearest first. */
  #above({ amends }: Amendment): Amendment[] {
    const parent = this.#house.get("amendment", amends);
    return parent === undefined ? [] : [parent, ...this.#above(parent)];
  }

  /** The amendments to an amendment that are on the page. */
  below(id: string): readonly Amendment[] {
    return this.amendments.filter(({ amends }) => amends === id);
  }

  /** What an amendment is made to now; undefined while that is not known, or where it is gone. */
  ground(amendment: Pick<Amendment, "amends" | "language" | "base">): Text | undefined {
    if (this.version === amendment.base) return this.text;
    if (amendment.amends !== null) {
      const parent = this.#house.get("amendment", amendment.amends);
      return parent && this.after(parent);
    }
    return this.inLanguage(amendment.language);
  }

  /** How an amendment stands to what it is made to now; undefined while that is not known. */
  standing(amendment: Amendment): Standing | undefined {
    const [ground, then] = [this.ground(amendment), this.texts.get(amendment.base)];
    if (ground === undefined || then === undefined) return undefined;
    const known = this.#standings.get(amendment);
    if (known?.ground === ground) return known;
    const { changes, misfits } =
      ground === then ? { changes: amendment.changes, misfits: [] } : rebase(amendment.changes, then, ground);
    const standing = { ground, changes, fits: misfits.length === 0 };
    this.#standings.set(amendment, standing);
    return standing;
  }

  /** The changes of an amendment as they are anchored to its ground now; undefined where they don't fit it. */
  anchored(amendment: Amendment): readonly Change[] | undefined {
    const standing = this.standing(amendment);
    return standing?.fits ? standing.changes : undefined;
  }

  /** Whether an amendment no longer fits what it was made to; false while that is not known. */
  misfits(amendment: Amendment): boolean {
    if (this.#above(amendment).some((above) => this.misfits(above))) return true;
    return this.standing(amendment)?.fits === false;
  }

  /** Its ground with an amendment, and so the text with it; undefined while that is not known, or where it does not fit. */
  after(amendment: Amendment): Text | undefined {
    const standing = this.standing(amendment);
    if (!standing?.fits) return undefined;
    const known = this.#made.get(standing) ?? made(outline(standing.ground), standing.changes);
    this.#made.set(standing, known);
    return known;
  }

  /** The text in its own language with an amendment: where that is written in another, with its words where it changes any. */
  whole(amendment: Amendment): Text | undefined {
    const [after, shown] = [this.after(amendment), this.inLanguage(amendment.language)];
    if (after === undefined || shown === undefined || this.text === undefined || shown === this.text) return after;
    const standing = this.standing(amendment)!;
    const known = this.#originals.get(standing);
    if (known?.[0] === this.text) return known[1];
    const whole = original(this.text, shown, after);
    this.#originals.set(standing, [this.text, whole]);
    return whole;
  }

  /** What an amendment makes of what it amends, clause by clause. */
  changed(amendment: Amendment): WithAmendment {
    const [standing, after] = [this.standing(amendment), this.after(amendment)];
    return standing && after ? this.#compared(standing, standing.ground, after) : null;
  }

  /** What an amendment, with the one that it changes, makes of the text in its own language. */
  with(amendment: Amendment): WithAmendment {
    const [standing, after, text] = [this.standing(amendment), this.whole(amendment), this.text];
    if (standing === undefined || after === undefined || text === undefined) return null;
    return text === standing.ground ? this.#compared(standing, text, after) : rowsOf(text, after);
  }

  #compared(standing: Standing, text: Text, after: Text): readonly Row[] {
    const known = this.#rows.get(standing);
    if (known?.[0] === text) return known[1];
    const rows = rowsOf(text, after);
    this.#rows.set(standing, [text, rows]);
    return rows;
  }
}

const put = new WeakMap<Text, WeakMap<Rendering, Text>>();

/** A text in another language, the very same object each time. */
function rendered(text: Text, rendering: Rendering): Text {
  const known = put.get(text) ?? new WeakMap<Rendering, Text>();
  put.set(text, known);
  const found = known.get(rendering) ?? render(text, rendering);
  known.set(rendering, found);
  return found;
}
