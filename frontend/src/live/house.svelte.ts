/**
 * The house: one assembly as this viewer sees it, live. Pages read its objects, which change under them as frames arrive, and act
 * through it. One snapshot, then frames; nothing else is ever polled.
 */
import { getContext, setContext } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { api, Refused } from "../api/api";
import { b64, fromUtf8, hex } from "../core/bytes";
import { encode } from "../core/canonical";
import { belongs, type Line as Entitled, lineOf, todayAt } from "../core/electorate";
import { BadProof } from "../core/errors";
import { sha256 } from "../core/sha256";
import type { Text } from "../core/text";
import { byName } from "../i18n/index";
import { type DeviceKey, forgetKey, loadKey } from "../keys/device";
import { keepReceipt } from "../keys/receipts";
import {
  type ActReceipt,
  deliver,
  type Extras,
  type Fields,
  keep,
  kept,
  opening,
  release,
  signed,
  type Unsent,
} from "./acts";
import { applyChanges, applySnapshot, Cursors, type Frame, noObjects, type Objects, type Verdict } from "./apply";
import { threadName } from "./figures";
import type {
  AnyObject,
  Assembly,
  Comment,
  EntryLine,
  Meeting,
  Member,
  Noun,
  Nouns,
  Snapshot,
  Subject,
  Viewer,
} from "./nouns";
import { type Quorum, quorum } from "./quorum";
import { noted, type RoomLine } from "./room";
import { Line, type Owner, pause } from "./socket";
import { Talk } from "./talk.svelte";
import { Thread, type Worded } from "./thread.svelte";
import { type DraftMessage, Wire } from "./wire";

export type HouseState = "loading" | "live" | "offline" | "ended" | "failed";

/** Acts that a delegate performs for a member (`MemberAct` in the core). */
const FOR_A_MEMBER =
  /^(vote|proposal|amendment|presence\.declare|key\.entrust|comment|ruling\.appeal|en_bloc\.object|division|motion|statement|without_vote\.object|ballot\.(point_of_order|demand)|election\.(nominate|withdraw|demand)|paper|poll\.confirm|rules\.(propose|withdraw|object))/;
/** A teller acts as the person it is, and names the member whose vote it enters as the voter. */
const NOT_FOR_A_MEMBER = new Set(["amendment.moot", "vote.enter", "vote.confirm"]);
const NOBODY: Viewer = { role: "public", audiences: ["public"] };

export class House implements Owner {
  readonly id: string;
  state = $state<HouseState>("loading");
  viewer = $state.raw<Viewer>(NOBODY);
  /** The index of the last entry that the screen shows. */
  index = $state(-1);
  at = $state("");
  /** The log's public key, in which receipts and checkpoints are checked. */
  vkey = $state("");
  /** This device's key for the viewer's accreditation, if it has one. */
  key = $state.raw<DeviceKey | undefined>();
  /** Acts signed and not yet answered. */
  unsent = $state.raw<readonly Unsent[]>([]);
  /** How many of them nobody answered at first; they are sent again and again. */
  stalled = $state(0);
  /** The index of the snapshot, after which the lines begin. */
  begun = $state(-1);
  /** What happened since, the latest first. */
  lines = $state.raw<readonly RoomLine[]>([]);
  /** Why an act that an earlier page could not deliver was refused when it arrived. */
  refusedLate = $state.raw<unknown>();
  /** Why there is nothing to show, when `state` is "failed". */
  failure = $state.raw<unknown>();

  /** What those who draft together say over the same line. */
  readonly wire = new Wire((wish) => this.#line.say(wish));

  readonly #objects: Objects = noObjects(<V>() => new SvelteMap<string, V>());
  readonly #cursors = new Cursors(-1);
  readonly #line: Line;
  readonly #texts: Record<string, Promise<Text>> = {};
  readonly #threads: Record<string, Thread> = {};
  #talk: Talk | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #ended = false;
  #attempt = 0;

  constructor(id: string) {
    this.id = id;
    const { protocol, host } = globalThis.location;
    this.#line = new Line(`${protocol === "https:" ? "wss" : "ws"}://${host}/live`, id, this);
  }

  /** Fetches the snapshot and follows the record from there until `stop`. */
  async start(): Promise<void> {
    if (!(await this.#fetchSnapshot())) return;
    this.#line.start();
    for (const act of kept(this.id, this.viewer.accreditation ?? ""))
      this.#send(act).catch((error: unknown) => (this.refusedLate = error));
  }

  stop(): void {
    this.#ended = true;
    this.state = "ended";
    this.#line.stop();
  }

  /** Tries the line at once: the browser says that the network came or went, or the person asks. */
  retry(): void {
    if (this.state === "offline" || this.state === "live") this.#line.start();
    if (this.state === "failed") void this.start();
  }

  /** Looks again at who we are (after sign-in or out) and takes a new snapshot with those rights. */
  async refresh(): Promise<void> {
    if (await this.#fetchSnapshot()) this.#line.start();
  }

  async #fetchSnapshot(): Promise<boolean> {
    try {
      const snapshot = await api.get<Snapshot>(`/api/assemblies/${this.id}/snapshot`);
      if (this.#ended) return false;
      await this.#take(snapshot);
      this.#attempt = 0;
      return true;
    } catch (error) {
      if (this.#ended) return false;
      if (error instanceof Refused) {
        this.failure = error;
        this.state = "failed";
        return false;
      }
      this.state = this.index < 0 ? "loading" : "offline";
      this.failure = error;
      await sleep(pause(this.#attempt++));
      return this.#ended ? false : this.#fetchSnapshot();
    }
  }

  async #take(snapshot: Snapshot): Promise<void> {
    const accreditation = snapshot.viewer.accreditation;
    // a browser that keeps nothing has no key; reading works all the same
    this.key = accreditation ? await loadKey(this.id, accreditation).catch(() => undefined) : undefined;
    applySnapshot(this.#objects, snapshot);
    this.#cursors.restart(snapshot.index);
    this.viewer = snapshot.viewer;
    this.vkey = snapshot.vkey;
    this.index = snapshot.index;
    this.begun = snapshot.index;
    this.lines = [];
    this.at = snapshot.at;
    this.failure = undefined;
    for (const thread of Object.values(this.#threads)) void thread.load();
    void this.#talk?.load();
  }

  // what the line asks and tells

  since(): number {
    return this.#cursors.since(this.viewer.audiences);
  }

  frame(frame: Frame): Verdict {
    const verdict = this.#cursors.judge(frame);
    if (verdict !== "apply") return verdict;
    applyChanges(this.#objects, frame.changes);
    this.#talk?.frame(frame);
    this.index = Math.max(this.index, frame.upto);
    this.at = frame.at;
    this.lines = noted(this.lines, frame, (entry, changes) => this.#subject(entry, changes));
    return verdict;
  }

  /** What an entry was about, among the objects that it changed: of an amendment, say, not the proposal that counts it. */
  #subject({ index, kind }: EntryLine, changes: readonly AnyObject[]): AnyObject | undefined {
    const changed = changes.filter((change) => change.entry === index && change.noun !== "assembly");
    const about = changed.find((change) => kind.startsWith(change.noun)) ?? changed[0];
    return about?.noun === "comment" ? this.subject(about.about) : about;
  }

  reset(): void {
    void this.#fetchSnapshot().then((fetched) => fetched && this.#line.resubscribe());
  }

  live(): void {
    this.state = "live";
    this.wire.stands(true);
  }

  draft(message: DraftMessage): void {
    this.wire.told(message);
  }

  broken(): void {
    if (!this.#ended) this.state = "offline";
    this.wire.stands(false);
  }

  refused(code: string): void {
    this.failure = new Refused(400, { code });
    this.state = "failed";
  }

  // what pages read

  get assembly(): Assembly | undefined {
    return this.#objects.assembly.get(this.id);
  }

  /** All objects of a noun: members by name, documents by symbol, the rest by number or place in the record. */
  all<N extends Noun>(noun: N): Nouns[N][] {
    return [...this.#objects[noun].values()].sort(inOrder);
  }

  get<N extends Noun>(noun: N, id: string | null | undefined): Nouns[N] | undefined {
    return id ? this.#objects[noun].get(id) : undefined;
  }

  member(id: string): Member | undefined {
    return this.#objects.member.get(id);
  }

  /** The calendar day where the assembly sits. */
  get today(): string {
    return todayAt(this.assembly?.time_zone ?? "UTC");
  }

  /** Those who are members today, by name: the base of every quorum (P-07, P-11). */
  get members(): Member[] {
    const today = this.today;
    return this.all("member").filter((member) => belongs(member, today));
  }

  /** The electorate as a ballot would freeze it now: a line for each member, with or without a vote. */
  get electorate(): Entitled[] {
    const { assembly, today } = this;
    return assembly === undefined ? [] : this.members.map((member) => lineOf(member, assembly.profile, today));
  }

  /** How the meeting stands to its quorums; nothing where none is called. */
  get quorum(): Quorum | undefined {
    return this.meeting && this.assembly && quorum(this.meeting, this.members, this.assembly);
  }

  /** The member that the viewer acts for. */
  get mine(): Member | undefined {
    return this.get("member", this.viewer.member);
  }

  /** The meeting that is called or open; there is one at a time. */
  get meeting(): Meeting | undefined {
    return this.all("meeting").findLast((meeting) => meeting.state !== "adjourned");
  }

  /** Whether this device may sign for the viewer. */
  get signs(): boolean {
    return this.key !== undefined;
  }

  /** Whether this device holds its member's vote (P-09). */
  get votes(): boolean {
    return this.key !== undefined && this.mine?.voting_key === this.key.keyid;
  }

  /**
   * A frozen text by its hash, fetched once.
   * @throws Offline, Refused; BadProof when the bytes are not those that the hash names.
   */
  text(hash: string): Promise<Text> {
    return (this.#texts[hash] ??= fetchText(this.id, hash).catch((error: unknown) => {
      // another time it may be there
      Reflect.deleteProperty(this.#texts, hash);
      throw error;
    }));
  }

  /** What a thread is about; of a clause, its proposal. */
  subject({ noun, id }: Subject): Nouns["proposal"] | Nouns["amendment"] | undefined {
    return noun === "amendment" ? this.get("amendment", id) : this.get("proposal", id);
  }

  /** The comments beside a proposal, a clause or an amendment, live. */
  thread(about: Subject): Thread {
    const name = threadName(about);
    const known = this.#threads[name];
    if (known) return known;
    const comments = (): Comment[] =>
      this.all("comment")
        .filter((comment) => threadName(comment.about) === name)
        .sort((one, other) => order(one.at, other.at) || order(one.id, other.id));
    const thread = new Thread(`/api/assemblies/${this.id}/threads/${name}`, comments, (changes) =>
      applyChanges(this.#objects, changes),
    );
    this.#threads[name] = thread;
    void thread.load();
    return thread;
  }

  /** All threads in figures; counted when the first page asks. */
  get talk(): Talk {
    if (this.#talk === undefined) {
      const sponsors = (about: Subject): readonly string[] => this.subject(about)?.sponsors ?? [];
      this.#talk = new Talk(`/api/assemblies/${this.id}`, () => this.viewer, sponsors);
      void this.#talk.load();
    }
    return this.#talk;
  }

  /**
   * Everything that a comment ever said, the first wording first.
   * @throws Offline, Refused.
   */
  wordings(comment: string): Promise<Worded[]> {
    return api.get<Worded[]>(`/api/assemblies/${this.id}/comments/${comment}/wordings`);
  }

  /**
   * Signs an act with this device's key and sends it, again and again while nobody answers. What its member is named in is filled in.
   * @param sealed the body that the act only commits to; a vote's opening is kept with its receipt on this device.
   * @throws Refused when the law says no; BadProof when the receipt does not hold; Error when this device has no key.
   */
  async act(kind: string, fields: Fields, extras: Extras = {}): Promise<ActReceipt> {
    if (!this.key) throw new Refused(403, { code: "unknown_key" });
    const forMember = FOR_A_MEMBER.test(kind) && !NOT_FOR_A_MEMBER.has(kind);
    const member = forMember ? { member: this.viewer.member } : {};
    const act = await signed(kind, { ...member, ...fields }, this.key, extras);
    keep(act);
    return this.#send(act);
  }

  /** Makes this device the one that casts its member's vote (P-09); it throws as `act` does. */
  takeVoteOver(): Promise<ActReceipt> {
    return this.act("key.entrust", { public_key: this.key && b64(this.key.publicKey) });
  }

  /** One after the other, so that an older act that waited for the line never comes after a newer one. */
  #send(act: Unsent): Promise<ActReceipt> {
    this.unsent = [...this.unsent, act];
    const delivered = this.#queue.then(async () => {
      let stalled = 0;
      const wait = (milliseconds: number): Promise<void> => {
        this.stalled += stalled === 0 ? 1 : 0;
        stalled = 1;
        return sleep(milliseconds);
      };
      try {
        const receipt = await deliver(act, wait);
        await this.#keepReceipt(act, receipt);
        release(act);
        return receipt;
      } catch (error) {
        if (error instanceof Refused) {
          release(act);
          await this.#doubtKey(error.code);
        }
        throw error;
      } finally {
        this.stalled -= stalled;
        this.unsent = this.unsent.filter((other) => other.id !== act.id);
      }
    });
    this.#queue = delivered.catch(() => undefined);
    return delivered;
  }

  /** A key that the record doesn't know, or no longer, is none: the person is led to sign in, where it is enrolled or made anew. */
  async #doubtKey(code: string): Promise<void> {
    if (code === "key_revoked" && this.key) await forgetKey(this.id, this.key.accreditation).catch(() => undefined);
    if (code === "key_revoked" || code === "unknown_key") this.key = undefined;
  }

  async #keepReceipt(act: Unsent, receipt: ActReceipt): Promise<void> {
    const [{ checkReceipt }, { parseVkey }] = await Promise.all([import("../core/receipt"), import("../core/note")]);
    const entry = encode(receipt.entry);
    await checkReceipt(receipt.proof, entry, parseVkey(this.vkey));
    const opened = opening(act);
    if (!act.ballot || !opened) return;
    const { assembly, ballot } = act as Unsent & { ballot: string };
    // without a store the vote counts all the same; its receipt can be had again under the act's id
    await keepReceipt({
      assembly,
      ballot,
      index: receipt.index,
      act: act.id,
      entry,
      proof: receipt.proof,
      ...opened,
    }).catch(() => undefined);
  }
}

async function fetchText(assembly: string, hash: string): Promise<Text> {
  const bytes = await api.bytes(`/log/${assembly}/blob/${hash}`);
  if (hex(sha256(bytes)) !== hash) throw new BadProof(`the text is not the one that ${hash} names`);
  return JSON.parse(fromUtf8(bytes)) as Text;
}

function inOrder(one: Nouns[Noun], other: Nouns[Noun]): number {
  if (one.noun === "member" && other.noun === "member") return byName(one.name, other.name);
  if ("symbol" in one && "symbol" in other) return byName(one.symbol, other.symbol);
  if ("number" in one && "number" in other) return one.number - other.number;
  return one.entry - other.entry;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const HOUSE = Symbol("house");

/** Gives the pages below their house. */
export function provideHouse(house: () => House): void {
  setContext(HOUSE, house);
}

/** The house of the page; call it while the component is made. */
export function useHouse(): House {
  return getContext<() => House>(HOUSE)();
}
