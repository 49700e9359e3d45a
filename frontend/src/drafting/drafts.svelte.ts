/**
 * The drafts of the viewer's delegation: those that the server has, and those that this device has begun and could not hand in yet. The
 * list follows what others of the delegation begin and end, and says who is at which. It does not load what drafts are written with.
 */
import { api, Offline, Refused } from "../api/api";
import type { DraftMessage, Ear, Person } from "../live/wire";
import type { Place } from "./draft.svelte";
import { Shelf } from "./kept";
import type { DraftShown } from "./line";

/** One line of the list. */
export interface Listed {
  readonly id: string;
  readonly kind: "amendment" | "proposal";
  readonly title: string;
  readonly proposal?: string | undefined;
  readonly base?: string | undefined;
  readonly changed?: string;
  readonly changedBy?: string;
  /** On this device alone so far. */
  readonly here: boolean;
  readonly state: DraftShown["state"];
  readonly act?: string | undefined;
  /** Of one that has ended: until when it can be begun again. */
  readonly keptUntil?: string | undefined;
}

export class Drafts implements Ear {
  list = $state.raw<readonly Listed[]>([]);
  people = $state.raw<readonly Person[]>([]);
  state = $state<"loading" | "ready" | "offline">("loading");
  readonly #place: Place;
  #deaf: (() => void) | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  /** Loads the list and follows it until `stop`. */
  start(): void {
    this.#deaf = this.#place.wire.hear(this);
    void this.load();
  }

  stop(): void {
    this.#deaf?.();
  }

  told(message: DraftMessage): void {
    if (message.type === "draft.people") this.people = message.people;
    if (message.type === "draft.listed") void this.load();
  }

  stands(is: boolean): void {
    if (is) void this.load();
    else this.people = [];
  }

  /** Those who have a draft open. */
  at(draft: string): Person[] {
    return this.people.filter((person) => person.draft === draft);
  }

  async load(): Promise<void> {
    const shelf = new Shelf(this.#place.id, this.#place.viewer.accreditation ?? "");
    const own = await shelf.all();
    const path = `/api/assemblies/${this.#place.id}/drafts`;
    const here = (known: readonly string[], offline: boolean): Listed[] =>
      [...own].flatMap(([id, { head, title, number, ended }]) =>
        ended || known.includes(id) || (number > 0 && !offline)
          ? []
          : [{ ...head, id, title, here: number === 0, state: "open" }],
      );
    try {
      for (const [id, { ended }] of own) if (ended) await this.#end(shelf, `${path}/${id}/end`, id, ended.act);
      const shown = await api.get<readonly DraftShown[]>(path);
      const known = shown.map(({ changed_by, kept_until, ...rest }) => ({
        ...rest,
        changedBy: changed_by,
        keptUntil: kept_until,
        here: false,
      }));
      this.list = [
        ...here(
          known.map(({ id }) => id),
          false,
        ),
        ...known,
      ];
      this.state = "ready";
    } catch (error) {
      if (!(error instanceof Offline)) this.list = [];
      else if (this.list.length === 0) this.list = here([], true);
      this.state = error instanceof Offline ? "offline" : "ready";
    }
  }

  /** Tells the server of an end that it has not heard of. */
  async #end(shelf: Shelf, path: string, id: string, act: string | null): Promise<void> {
    await api.post(path, act === null ? {} : { act }).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
    await shelf.drop(id);
  }
}
