import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { b64, unb64 } from "../core/bytes";
import { type DraftMessage, type DraftWish, Wire } from "../live/wire";
import { Chance } from "./chance";
import { deleteClause, newDraft, setWords, typeWords, wordsOf } from "./doc";
import { Shelf } from "./kept";
import { COMPACT_FROM, DraftLine } from "./line";
import { draftText } from "./text";

const HEAD = { kind: "amendment", proposal: "p", base: "b" } as const;
const BASE = {
  title: "Safe tests",
  preamble: [],
  operative: [
    { id: "opera1", kind: "operative", text: "Requests all members to share tests" },
    { id: "opera2", kind: "operative", text: "Decides to remain seized" },
  ],
} as const;
const ID = "00000000-0000-4000-8000-000000000001";
const PATH = "/api/assemblies/demo/drafts";

/** The server's part, at the boundary: it numbers, keeps and tells, as `deliberation/drafts` does. */
class Server {
  log: { number: number; update: string }[] = [];
  number = 0;
  state = "open";
  act: string | undefined;
  begun = 0;
  title = "";
  refusing = "";
  lines = new Set<Client>();
  posted: string[] = [];

  add(update: string): number {
    this.log.push({ number: ++this.number, update });
    for (const client of this.lines) client.hears({ type: "draft.told", draft: ID, number: this.number, update });
    return this.number;
  }

  take(client: Client, wish: DraftWish): void {
    const refused = (code: string): DraftMessage => ({
      type: "draft.refused",
      draft: ID,
      code,
      id: wish.type === "draft.send" ? wish.id : null,
    });
    if (this.number === 0) return client.hears(refused("unknown_object"));
    if (this.state !== "open") return client.hears(refused("draft_ended"));
    if (wish.type === "draft.open")
      client.hears({
        type: "draft.opened",
        draft: ID,
        number: this.number,
        updates: this.log.length,
        visit: client.name,
      });
    if (wish.type !== "draft.send") return;
    if (this.refusing) return client.hears(refused(this.refusing));
    this.title = wish.title ?? this.title;
    client.hears({ type: "draft.kept", draft: ID, id: wish.id, number: this.add(wish.update) });
  }

  fetch(path: string, body: Record<string, string>): [number, unknown] {
    const shown = { id: ID, state: this.state, number: this.number, title: this.title, act: this.act };
    this.posted.push(path.replace(PATH, ""));
    if (path === PATH) {
      this.begun++;
      if (this.number === 0) this.add(body.update!);
      return [201, { ...shown, number: this.number }];
    }
    if (path.endsWith("/end")) {
      this.state = body.act ? "tabled" : "discarded";
      this.act = body.act;
      for (const client of this.lines)
        client.hears({ type: "draft.ended", draft: ID, state: this.state, act: body.act ?? null });
      return [200, shown];
    }
    if (path.endsWith("/updates"))
      return this.refusing ? [413, { code: this.refusing }] : [201, { number: this.add(body.update!) }];
    if (path.endsWith("/compacted")) {
      const upto = Number(body.upto);
      this.log = [{ number: upto, update: body.update! }, ...this.log.filter(({ number }) => number > upto)];
      return [204, undefined];
    }
    if (this.number === 0) return [404, { code: "unknown_object" }];
    const since = Number(new URL(path, "http://x").searchParams.get("since"));
    return [200, { draft: shown, updates: this.log.filter(({ number }) => number > since) }];
  }
}

/** One browser: its line, what it keeps under its name, and whether the world is there. */
class Client {
  readonly name: string;
  readonly #server: Server;
  #lives = 0;
  wire = new Wire((wish) => this.#says(wish));
  line!: DraftLine;
  online = true;
  /** Whether the line works; without it HTTP does. */
  socket = true;

  constructor(name: string, server: Server) {
    this.name = name;
    this.#server = server;
  }

  /** The page in which the line lives; one that has died asks nothing any more. */
  get page(): string {
    return `${this.name}-${this.#lives}`;
  }

  #says(wish: DraftWish): boolean {
    if (!this.online) return true; // a line that has broken unnoticed takes everything
    queueMicrotask(() => this.#server.take(this, structuredClone(wish)));
    return true;
  }

  hears(message: DraftMessage): void {
    if (this.online && this.socket) queueMicrotask(() => this.wire.told(message));
  }

  async opens(doc = new Y.Doc()): Promise<this> {
    pages.set(this.page, this);
    this.line = new DraftLine(this.page, ID, doc, this.wire, this.shelf, () => undefined);
    if (this.online && this.socket) this.comes();
    await this.line.start();
    return this;
  }

  get shelf(): Shelf {
    return new Shelf("demo", this.name);
  }

  comes(): void {
    this.online = true;
    this.#server.lines.add(this);
    this.wire.stands(true);
  }

  goes({ noticed = true } = {}): void {
    this.online = false;
    this.#server.lines.delete(this);
    if (noticed) this.wire.stands(false);
  }

  /** The lid closes: nothing of the page is left, only what was kept. */
  dies(): void {
    this.goes({ noticed: false });
    pages.delete(this.page);
    this.#lives++;
    this.wire = new Wire((wish) => this.#says(wish));
  }

  /** The browser asks the server over HTTP. */
  fetch(path: string, init: RequestInit): Response {
    if (!this.online) throw new TypeError("no network");
    const body = init.body ? (JSON.parse(String(init.body)) as Record<string, string>) : {};
    const [status, answer] = this.#server.fetch(path, body);
    const headers = { "content-type": "application/json" };
    return new Response(status === 204 ? null : JSON.stringify(answer), { status, headers });
  }

  words(id: string): string {
    return wordsOf(this.line.doc, id) ?? "";
  }

  types(id: string, words: string): void {
    typeWords(this.line.doc, id, this.words(id), words);
  }
}

/** The pages that live. */
const pages = new Map<string, Client>();

/** Until all that is under way has been done. */
async function settle(): Promise<void> {
  for (let round = 0; round < 12; round++) {
    await vi.advanceTimersByTimeAsync(1_000);
    for (let i = 0; i < 12; i++) await new Promise((resolve) => setImmediate(resolve));
  }
}

let server: Server;
let one: Client;
let other: Client;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  pages.clear();
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const page = path.split("/")[3]!;
    const client = pages.get(page);
    if (!client) throw new TypeError("a page that is not there");
    return client.fetch(path.replace(page, "demo"), init);
  });
  server = new Server();
  one = await new Client("one", server).opens(newDraft(HEAD, BASE));
  await settle();
  other = await new Client("other", server).opens();
  await settle();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const same = (): void => {
  expect(draftText(other.line.doc, BASE)).toEqual(draftText(one.line.doc, BASE));
  expect(one.line.waiting + other.line.waiting).toBe(0);
  const kept = new Y.Doc();
  for (const { update } of server.log) Y.applyUpdate(kept, unb64(update));
  expect(draftText(kept, BASE)).toEqual(draftText(one.line.doc, BASE));
};

describe("a draft on its way", () => {
  it("is begun, opened by the other, and what each types comes to both", async () => {
    expect(other.words("opera2")).toBe("Decides to remain seized");
    one.types("opera1", "Requests all members to share their tests");
    other.types("opera1", "Urgently requests all members to share tests");
    await settle();
    expect(one.words("opera1")).toBe("Urgently requests all members to share their tests");
    same();
    expect(server.log).toHaveLength(3);
  });

  it("gathers what is typed quickly, and has it on this device with each key", async () => {
    one.goes({ noticed: false });
    for (const end of "soon") one.types("opera1", `${one.words("opera1")}${end}`);
    await new Promise((resolve) => setImmediate(resolve));
    await settle();
    one.dies();
    await one.opens();
    await settle();
    expect(one.words("opera1")).toBe("Requests all members to share testssoon");
    one.comes();
    await settle();
    expect(other.words("opera1")).toBe("Requests all members to share testssoon");
    same();
  });

  it("puts together what both wrote while one was away, and says so", async () => {
    one.goes();
    one.types("opera1", "Requests all members to share tests in the open");
    other.types("opera1", "Urgently requests all members to share tests");
    await settle();
    expect(one.line.waiting).toBeGreaterThan(0);
    one.comes();
    await settle();
    expect(one.words("opera1")).toBe("Urgently requests all members to share tests in the open");
    expect(one.line.merged).toBe(true);
    expect(other.line.merged).toBe(false);
    same();
    one.types("opera2", "Decides");
    expect(one.line.merged).toBe(false);
  });

  it("sends what a dead line has swallowed once more", async () => {
    one.goes({ noticed: false });
    one.types("opera1", "Requests nothing");
    await settle();
    expect(other.words("opera1")).not.toBe("Requests nothing");
    one.wire.stands(false);
    one.comes();
    await settle();
    expect(other.words("opera1")).toBe("Requests nothing");
    same();
  });

  it("sends an hour's words as one", async () => {
    one.goes();
    for (let minute = 0; minute < 30; minute++) {
      one.types("opera1", `${one.words("opera1")} ${minute}`);
      await settle();
    }
    one.comes();
    await settle();
    expect(other.words("opera1")).toContain("28 29");
    expect(server.log.length).toBeLessThan(5);
    same();
  });

  it("is saved and loaded over HTTP where there is no line", async () => {
    one.socket = false;
    server.lines.delete(one);
    one.wire.stands(false);
    one.types("opera1", "By HTTP");
    other.types("opera2", "By line");
    await settle();
    expect(other.words("opera1")).toBe("By HTTP");
    expect(one.words("opera2")).toBe("By line");
    same();
  });

  it("is begun without a line, and handed in when there is one", async () => {
    server = new Server();
    one = new Client("third", server);
    one.online = false;
    await one.opens(newDraft(HEAD, BASE));
    one.types("opera1", "Written on the train");
    await settle();
    one.dies();
    await one.opens();
    expect(one.words("opera1")).toBe("Written on the train");
    one.comes();
    await settle();
    other = await new Client("fourth", server).opens();
    await settle();
    expect(other.words("opera1")).toBe("Written on the train");
    expect(server.begun).toBe(1);
    same();
  });

  it("loses nothing where the answer to its beginning was lost", async () => {
    server = new Server();
    one = new Client("third", server);
    one.online = false;
    await one.opens(newDraft(HEAD, BASE));
    // the server has begun it with what there was, and nobody knows
    server.fetch(PATH, { update: b64(Y.encodeStateAsUpdate(one.line.doc)) });
    one.types("opera1", "Written afterwards");
    await settle();
    one.comes();
    await settle();
    other = await new Client("fourth", server).opens();
    await settle();
    expect(other.words("opera1")).toBe("Written afterwards");
    same();
  });

  it("goes over HTTP where it is large", async () => {
    one.types("opera1", "word ".repeat(9_000).trim());
    await settle();
    expect(other.words("opera1")).toBe(one.words("opera1"));
    expect(server.posted.some((path) => path.endsWith("/updates"))).toBe(true);
    same();
  });

  it("fetches what it was not told", async () => {
    server.lines.delete(other);
    one.types("opera1", "Told to nobody");
    await settle();
    server.lines.add(other);
    one.types("opera2", "Told");
    await settle();
    expect(other.words("opera1")).toBe("Told to nobody");
    same();
  });

  it("puts a long log together", async () => {
    for (let i = 0; i < COMPACT_FROM; i++) server.add(b64(updateOf(one.line.doc, i)));
    await settle();
    other.goes();
    other.comes();
    await settle();
    expect(server.log).toHaveLength(1);
    same();
  });

  it("waits and sends again where the server says so, and says it where the server will not", async () => {
    server.refusing = "too_fast";
    one.types("opera1", "Quickly");
    await settle();
    expect(one.line.failure).toBeUndefined();
    server.refusing = "";
    await settle();
    expect(other.words("opera1")).toBe("Quickly");
    server.refusing = "draft_full";
    one.types("opera1", "Too much");
    await settle();
    expect(one.line.failure).toMatchObject({ code: "draft_full" });
    expect(one.line.waiting).toBe(1);
    expect(server.posted.some((path) => path.endsWith("/compacted"))).toBe(true);
  });
});

describe("the end of a draft", () => {
  it("is told to the other, who keeps what the server never had", async () => {
    other.goes();
    other.types("opera2", "Not yet sent");
    await settle();
    await one.line.finish("act-1");
    await settle();
    expect(one.line.end).toEqual({ state: "tabled", act: "act-1" });
    other.comes();
    await settle();
    expect(other.line.end).toEqual({ state: "tabled", act: "act-1" });
    expect(other.words("opera2")).toBe("Not yet sent");
    const left = await other.shelf.load(ID);
    expect(left.base).toBeDefined();
    expect((await one.shelf.load(ID)).base).toBeUndefined();
  });

  it("is kept here until the server has heard of it", async () => {
    one.goes();
    await expect(one.line.finish(null)).rejects.toMatchObject({ name: "Offline" });
    const { base } = await one.shelf.load(ID);
    expect(base?.ended).toEqual({ act: null });
    expect(server.state).toBe("open");
    one.dies();
    await one.opens();
    expect(one.line.end).toEqual({ state: "discarded", act: null });
    one.comes();
    await settle();
    expect(server.state).toBe("discarded");
    expect((await one.shelf.load(ID)).base).toBeUndefined();
  });

  it("leaves the words to whoever opens it afterwards, as long as the server has them", async () => {
    one.types("opera1", "Requests nothing");
    await settle();
    await one.line.finish("act-1");
    const third = await new Client("third", server).opens();
    await settle();
    expect(third.line.end).toEqual({ state: "tabled", act: "act-1" });
    expect(third.words("opera1")).toBe("Requests nothing");
  });
});

it("ends the same for both, whatever breaks", async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const chance = new Chance(seed);
    server = new Server();
    one = await new Client(`one ${seed}`, server).opens(newDraft(HEAD, BASE));
    await settle();
    other = await new Client(`other ${seed}`, server).opens();
    await settle();
    const brought: string[] = [];
    for (let round = 0; round < 25; round++) {
      const client = chance.one([one, other]);
      const word = `W${seed}X${round}`;
      const id = chance.one(["opera1", "opera2"]);
      switch (chance.below(7)) {
        case 0:
          client.goes({ noticed: chance.below(2) === 0 });
          break;
        case 1:
          if (!client.online) client.wire.stands(false);
          client.comes();
          break;
        case 2:
          await settle();
          client.dies();
          await client.opens();
          break;
        case 3:
          deleteClause(client.line.doc, id);
          break;
        default: {
          const [before, at] = [client.words(id), chance.below(client.words(id).length + 1)];
          const place = before.indexOf(" ", at) + 1;
          const after = `${before.slice(0, place)}${word} ${before.slice(place)}`;
          typeWords(client.line.doc, id, before, after, place + word.length + 1);
          brought.push(word);
        }
      }
      if (chance.below(2)) await vi.advanceTimersByTimeAsync(chance.below(400));
    }
    for (const client of [one, other]) {
      client.wire.stands(false);
      client.comes();
    }
    await settle();
    same();
    const words = ["opera1", "opera2"].map((id) => one.words(id)).join(" ");
    for (const word of brought) expect(words, `seed ${seed}`).toContain(word);
    server.lines.clear();
  }
}, 60_000);

function updateOf(doc: Y.Doc, i: number): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  setWords(copy, "opera2", `Decides ${i}`);
  return Y.encodeStateAsUpdate(copy, before);
}
