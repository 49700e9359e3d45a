/**
 * One draft on its way between this device and the server. What is typed goes through the outbox; what others wrote is put in as it comes, in whatever order. After a break both sides send what the other lacks.
 * Where the live line does not stand, drafts are saved and loaded over HTTP.
 */
import * as Y from "yjs";
import { api, Offline, Refused } from "../api/api";
import { b64, unb64 } from "../core/bytes";
import type { DraftMessage, Ear, Wire } from "../live/wire";
import { headOf, TITLE, wordsOf } from "./doc";
import type { Base, Pending, Shelf } from "./kept";
import { Outbox } from "./outbox";

/** A draft in the list of its delegation (`DraftShown` of the server). */
export interface DraftShown {
  readonly id: string;
  readonly kind: "amendment" | "proposal";
  readonly title: string;
  readonly author: string;
  readonly begun: string;
  readonly changed: string;
  readonly changed_by: string;
  readonly number: number;
  readonly state: "open" | "tabled" | "discarded";
  readonly proposal?: string;
  readonly base?: string;
  readonly act?: string;
  /** Of one that has ended: until when its words are there at least. */
  readonly kept_until?: string;
}

interface Log {
  readonly draft: DraftShown;
  readonly updates: readonly { readonly number: number; readonly update: string }[];
}

/** How a draft ended; its words are still in the document that is open here. */
export interface End {
  readonly state: "tabled" | "discarded";
  readonly act: string | null;
}

/** Larger updates go over HTTP, for the server takes no longer messages. */
export const SENT_MAX = 40_000;
/** From so many updates on the log is put together. */
export const COMPACT_FROM = 200;
const SETTLE = 1_500;
const AGAIN = 5_000;
/** How long an update may be missing between two others before it is asked for. */
const GAP = 400;
const PASSING = new Set(["too_fast", "busy"]);
const REMOTE = "remote";

export class DraftLine implements Ear {
  readonly doc: Y.Doc;
  readonly id: string;
  /** Whether the server has ever had this draft. */
  known = false;
  /** Whether everything that the server had when last asked is here. */
  caughtUp = false;
  /** Why the server does not take what is written; it stays here. */
  failure: unknown;
  end: End | undefined;
  /** The server has not heard of the end. */
  #untold = false;
  /** What both sides had written during a break was put together. */
  merged = false;
  visit = "";
  readonly #path: string;
  readonly #wire: Wire;
  readonly #shelf: Shelf;
  readonly #changed: () => void;
  readonly #outbox: Outbox;
  #cursor = 0;
  #ahead = new Set<number>();
  /** What the list calls the draft, as far as is known. */
  #title: string | undefined;
  /** How often others' words came in. */
  #arrivals = 0;
  #full = false;
  #stopped = false;
  #pushing = false;
  #fetching: Promise<void> | undefined;
  readonly #timers: Partial<Record<"settle" | "again" | "gap", ReturnType<typeof setTimeout>>> = {};
  #deaf: (() => void) | undefined;

  /**
   * @param doc with nothing in it, or a new draft.
   * @param changed is called whenever something of the above may have changed.
   */
  constructor(assembly: string, id: string, doc: Y.Doc, wire: Wire, shelf: Shelf, changed: () => void) {
    this.id = id;
    this.doc = doc;
    this.#path = `/api/assemblies/${assembly}/drafts`;
    this.#wire = wire;
    this.#shelf = shelf;
    this.#changed = changed;
    this.#outbox = new Outbox(id, shelf, {
      answers: () => wire.standing,
      send: () => void this.#push(),
      later: () => this.#later(),
      changed,
    });
  }

  /** How many updates the server has not acknowledged. */
  get waiting(): number {
    return this.#outbox.waiting;
  }

  /** Takes what this device has kept, then what the server has; resolves when there is something to show. */
  async start(): Promise<void> {
    const { base, pending } = await this.#shelf.load(this.id);
    if (base) {
      Y.applyUpdate(this.doc, base.state, REMOTE);
      this.#cursor = base.number;
      this.known = base.number > 0;
      this.#title = base.title;
      if (base.ended) this.#endsBy(base.ended.act);
    }
    for (const { update } of pending) Y.applyUpdate(this.doc, update, REMOTE);
    this.#outbox.restore(pending);
    const fresh = !base && headOf(this.doc).kind !== undefined && wordsOf(this.doc, TITLE) !== undefined;
    this.known ||= !base && !fresh;
    if (fresh) await this.#keepBase();
    this.doc.on("update", this.#update);
    this.#deaf = this.#wire.hear(this);
    if (base || fresh) this.stands(this.#wire.standing);
    else await this.#fetch().finally(() => this.stands(this.#wire.standing));
  }

  /** Leaves the draft: what is gathered is kept and sent as far as the line takes it. */
  async stop(): Promise<void> {
    this.#outbox.flush();
    this.#outbox.stop();
    this.#stopped = true;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.doc.off("update", this.#update);
    this.#deaf?.();
    this.#wire.say({ type: "draft.close", draft: this.id });
    await this.#outbox.kept;
    if (!this.end) await this.#keepBase();
  }

  readonly #update = (update: Uint8Array, origin: unknown): void => {
    if (origin === REMOTE) this.#arrivals++;
    else {
      this.merged = false;
      this.#outbox.add(update);
    }
    this.#changed();
  };

  /** Sends what was not sent. */
  async #push(): Promise<void> {
    if (this.#pushing || this.end) return;
    this.#pushing = true;
    try {
      if (!this.known) await this.#begin();
      this.#outbox.join();
      for (const each of this.#outbox.unsent) {
        each.sent = this.#say(each);
        if (!each.sent) await this.#post(each);
      }
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#pushing = false;
      this.#changed();
    }
  }

  #say({ id, update }: Pending): boolean {
    if (update.length > SENT_MAX) return false;
    return this.#wire.say({ type: "draft.send", draft: this.id, id, update: b64(update), ...this.#renamed() });
  }

  async #post({ id, update }: Pending): Promise<void> {
    await api.post(`${this.#path}/${this.id}/updates`, { update: b64(update), ...this.#renamed() });
    this.#acknowledged(id);
  }

  /** The title, where the list does not know it yet. */
  #renamed(): { title?: string } {
    const title = this.title;
    if (title === this.#title || title === "") return {};
    this.#title = title;
    return { title };
  }

  /** What the list calls the draft. */
  get title(): string {
    return (wordsOf(this.doc, TITLE) ?? "")
      .replace(/[\p{Cc}]+/gu, " ")
      .trim()
      .slice(0, 300);
  }

  /** Begins the draft at the server, with all that is written so far. */
  async #begin(): Promise<void> {
    const { kind, proposal, base } = headOf(this.doc);
    const update = b64(Y.encodeStateAsUpdate(this.doc));
    const title = this.title || "–";
    // an answer that was lost may have begun it with less: so what waits is sent all the same
    await api.post<DraftShown>(this.#path, { id: this.id, kind, proposal, base, title, update });
    this.known = true;
    this.#title = title;
    await this.#keepBase();
    this.#wire.say({ type: "draft.open", draft: this.id });
  }

  #acknowledged(id: string): void {
    this.#outbox.acknowledged(id);
    this.failure = undefined;
    this.#full = false;
    this.#settleSoon();
    this.#changed();
  }

  /** Keeps the whole document before long; without it, updates that wait here could not be read by themselves. */
  #settleSoon(): void {
    if (this.#stopped) return;
    this.#timers.settle ??= setTimeout(() => {
      delete this.#timers.settle;
      if (!this.end) void this.#keepBase();
    }, SETTLE);
  }

  async #keepBase(): Promise<void> {
    const gone = this.#outbox.letGo();
    const state = Y.encodeStateAsUpdate(this.doc);
    const base: Base = {
      head: headOf(this.doc),
      title: this.title,
      state,
      number: this.known ? Math.max(1, this.#cursor) : 0,
    };
    await this.#shelf.settle(this.id, base, gone);
  }

  #failed(error: unknown): void {
    const code = error instanceof Refused ? error.code : undefined;
    if (error instanceof Offline || PASSING.has(code ?? "")) this.#later();
    else if (code === "draft_full" && !this.#full) {
      this.#full = true;
      void this.#compact().then(() => this.#later());
    } else if (code === "draft_ended" || code === "unknown_object") void this.#fetch();
    else this.failure = error;
  }

  #later(): void {
    if (this.#stopped || this.end) return;
    this.#timers.again ??= setTimeout(() => {
      delete this.#timers.again;
      void this.#overHttp();
    }, AGAIN);
  }

  /** Without the line drafts are saved and loaded over HTTP, now and then. */
  async #overHttp(): Promise<void> {
    this.#outbox.seal();
    await this.#push();
    if (this.#wire.standing || this.end) return;
    if (this.known) await this.#fetch();
    this.#later();
  }

  // what comes from the line

  stands(is: boolean): void {
    this.#outbox.again();
    this.#changed();
    if (is && this.#untold) void this.#tellEnd().catch(() => undefined);
    if (!is || this.end) {
      this.#later();
      return;
    }
    if (this.known) this.#wire.say({ type: "draft.open", draft: this.id });
    else void this.#push();
  }

  told(message: DraftMessage): void {
    if (!("draft" in message) || message.draft !== this.id) return;
    switch (message.type) {
      case "draft.opened":
        this.visit = message.visit;
        void this.#opened(message.number, message.updates);
        break;
      case "draft.told":
        this.#told(message.number, message.update);
        break;
      case "draft.kept":
        this.#acknowledged(message.id);
        break;
      case "draft.ended":
        this.#ended({ state: message.state === "tabled" ? "tabled" : "discarded", act: message.act });
        break;
      case "draft.refused":
        this.#outbox.again(message.id);
        this.#failed(new Refused(400, { code: message.code }));
        this.#changed();
        break;
    }
  }

  async #opened(number: number, updates: number): Promise<void> {
    const [had, before] = [this.waiting, this.#arrivals];
    if (number > this.#cursor) await this.#fetch();
    else this.caughtUp = true;
    this.merged = had > 0 && this.#arrivals > before;
    this.#outbox.seal();
    await this.#push();
    if (updates >= COMPACT_FROM) await this.#compact();
    this.#changed();
  }

  #told(number: number, update: string | null): void {
    if (number <= this.#cursor) return;
    if (update !== null) {
      Y.applyUpdate(this.doc, unb64(update), REMOTE);
      this.#ahead.add(number);
      while (this.#ahead.delete(this.#cursor + 1)) this.#cursor++;
      this.#settleSoon();
    }
    if (number > this.#cursor)
      this.#timers.gap ??= setTimeout(() => {
        delete this.#timers.gap;
        if (number > this.#cursor) void this.#fetch();
      }, GAP);
    this.#changed();
  }

  /** Fetches what the server has and this device lacks. */
  #fetch(): Promise<void> {
    return (this.#fetching ??= this.#fetchNow().finally(() => (this.#fetching = undefined)));
  }

  async #fetchNow(): Promise<void> {
    try {
      const log = await api.get<Log>(`${this.#path}/${this.id}?since=${this.#cursor}`);
      this.doc.transact(() => {
        for (const { update } of log.updates) Y.applyUpdate(this.doc, unb64(update), REMOTE);
      }, REMOTE);
      this.#cursor = Math.max(this.#cursor, log.draft.number);
      this.#ahead = new Set([...this.#ahead].filter((number) => number > this.#cursor));
      this.#title ??= log.draft.title;
      this.caughtUp = true;
      if (log.draft.state === "open") await this.#keepBase();
      else this.#ended({ state: log.draft.state, act: log.draft.act ?? null });
    } catch (error) {
      if (error instanceof Offline) this.#later();
      else this.failure = error;
    } finally {
      this.#changed();
    }
  }

  async #compact(): Promise<void> {
    if (!this.caughtUp || this.#ahead.size > 0) return;
    const body = { upto: this.#cursor, update: b64(Y.encodeStateAsUpdate(this.doc)) };
    // another may have done it at the same time; the log is whole either way
    await api.post(`${this.#path}/${this.id}/compacted`, body).catch(() => undefined);
  }

  #ended(end: End): void {
    if (this.end) return;
    this.end = end;
    // words that the server never had stay until their author has seen them
    if (this.waiting === 0) void this.#shelf.drop(this.id);
    this.#changed();
  }

  /**
   * Ends the draft: by the act that tabled it, or none to throw it away. The end is kept here until the server has heard of it.
   * @throws Refused when the server will not; Offline when it will be told later.
   */
  async finish(act: string | null): Promise<void> {
    this.#endsBy(act);
    this.#changed();
    await this.#outbox.kept;
    if (!this.known) return this.#shelf.drop(this.id);
    const state = Y.encodeStateAsUpdate(this.doc);
    const base: Base = { head: headOf(this.doc), title: this.title, state, number: this.#cursor, ended: { act } };
    await this.#shelf.settle(this.id, base, []);
    await this.#tellEnd();
  }

  #endsBy(act: string | null): void {
    this.end = { state: act === null ? "discarded" : "tabled", act };
    this.#untold = true;
  }

  /** Tells the server of the end, which is kept here until it has heard. */
  async #tellEnd(): Promise<void> {
    const act = this.end?.act ?? null;
    await api.post(`${this.#path}/${this.id}/end`, act === null ? {} : { act });
    this.#untold = false;
    await this.#shelf.drop(this.id);
  }
}
