/**
 * A draft that is open on a page. What a page needs of drafting is here:
 *
 * - `new OpenDraft(house, id)` opens a draft of the delegation by its id (from this device, then from the server);
 *   `OpenDraft.begin(house, head, text)` begins one: of an amendment with the text of its base, of a proposal with any.
 *   Then `await draft.start()` (it resolves when there is something to show), and `draft.stop()` when the page goes.
 * - Read, all live: `rows` (everything that has words, in reading order, what was taken out included), `words(id)`, `head`, `title`,
 *   `text(base?)` (the text that the draft makes) and `typed(base?)` (the same as it is typed, from which the amendment is derived), `said`
 *   (explanation, whom to invite), `misfits`, `state`, `waiting`, `kept`, `failure`, `end`, `people` (the others here, each with
 *   `clause`), `peopleAt(id)`.
 * - Write: `type(id, before, after, caret)` for what a field that showed `before` holds now; `set(id, words)`; `insert`, `insertAnnex`,
 *   `insertNote`, `delete`, `restore`, `move`, `split`, `say`; `undo()` and `redo()` of this person's own changes. All are kept on this
 *   device at once and go to the others by themselves. `carry(versions)` follows the text to the version in force (`carrying.ts`),
 *   `settle(id)` says that a misfit reads as it should.
 * - `at(id)` says where this person is. `discard()` throws the draft away for the whole delegation, `tabled(act)` ends it when the act
 *   that it became is in the record; `again()` makes a new draft of the words where another has ended this one.
 *
 * `Words.svelte` is a field for one row that does all of this; `SaveState.svelte` and `People.svelte` show the rest. This module
 * loads Yjs: import it, and these three, from pages that are loaded when wanted, never from the first screen. The list of drafts
 * (`drafts.svelte.ts`, `List.svelte`) does not.
 */
import * as Y from "yjs";
import type { Text } from "../core/text";
import { carriedMeanwhile, CARRIED, carry, type Misfit, misfitsOf, settle, type Version } from "./carrying";
import type { Person, Wire } from "../live/wire";
import {
  deleteClause,
  type Head,
  headOf,
  insertAnnex,
  insertClause,
  insertNote,
  moveAnnex,
  moveClause,
  newDraft,
  restoreClause,
  setWords,
  splitClause,
  type Spot,
  typeWords,
  undoing,
  wordsOf,
} from "./doc";
import { Shelf } from "./kept";
import { DraftLine, type End } from "./line";
import { others, Whereabouts } from "./presence";
import { NOTHING_SAID, type Said, saidOf, say } from "./said";
import { textIn, typedText } from "./text";
import { type Row, rowsIn, type Tree, treeOf } from "./tree";

/**
 * `saved`: the server has everything. `saving`: on its way. `offline`: nobody answers; `waiting` says whether something is kept here
 * alone. `merged`: as `saved`, and after a break both sides had written. `failed`: the server does not take it (`failure`).
 */
export type DraftState = "loading" | "saved" | "saving" | "offline" | "merged" | "failed" | "ended";

/** What drafting needs of a house. */
export interface Place {
  readonly id: string;
  readonly viewer: { readonly accreditation?: string | null };
  readonly wire: Wire;
}

export class OpenDraft {
  readonly id: string;
  readonly doc: Y.Doc;
  state = $state<DraftState>("loading");
  /** How many updates the server has not acknowledged. */
  waiting = $state(0);
  /** Whether this device keeps what is typed over a reload; false in a private window. */
  kept = $state(true);
  /** Why the server does not take what is written. */
  failure = $state.raw<unknown>();
  end = $state.raw<End | undefined>();
  rows = $state.raw<readonly Row[]>([]);
  head = $state.raw<Head>({ kind: "proposal" });
  said = $state.raw<Said>(NOTHING_SAID);
  /** What the drafters wrote that does not fit the text any more, until they have settled it. */
  misfits = $state.raw<readonly Misfit[]>([]);
  /** The others who have the draft open. */
  people = $state.raw<readonly Person[]>([]);
  readonly #place: Place;
  readonly #shelf: Shelf;
  readonly #line: DraftLine;
  readonly #where: Whereabouts;
  readonly #undo: Y.UndoManager;
  #everybody: readonly Person[] = [];
  #visit = "";
  #tree: Tree = treeOf(new Y.Doc());
  /** What was written here on an earlier version, before word came that another has carried the draft over. */
  #late: { readonly tree: Tree; readonly version: number }[] = [];
  #deaf: (() => void) | undefined;

  constructor(place: Place, id: string, doc: Y.Doc = new Y.Doc()) {
    this.id = id;
    this.doc = doc;
    this.#place = place;
    this.#shelf = new Shelf(place.id, place.viewer.accreditation ?? "");
    this.#line = new DraftLine(place.id, id, doc, place.wire, this.#shelf, () => this.#look());
    this.#where = new Whereabouts(place.wire, id);
    this.#undo = undoing(doc);
    this.#read();
    doc.on("update", (_update: Uint8Array, origin: unknown) => this.#read(origin));
  }

  /** A new draft; the server hears of it when it can. */
  static begin(place: Place, head: Head, text: Text): OpenDraft {
    return new OpenDraft(place, crypto.randomUUID(), newDraft(head, text));
  }

  /** Opens it; there is something to show when this resolves, unless it fails (`failure`) or nobody answers. */
  async start(): Promise<void> {
    this.#deaf = this.#place.wire.hear({
      told: (message) => {
        if (message.type !== "draft.people") return;
        this.#everybody = message.people;
        this.#look();
      },
      stands: () => (this.#everybody = []),
    });
    await this.#line.start();
    this.#undo.clear();
    this.#look();
  }

  /** Leaves it; nothing is lost. */
  async stop(): Promise<void> {
    this.#where.stop();
    this.#deaf?.();
    await this.#line.stop();
  }

  #read(origin?: unknown): void {
    const { head, doc } = this;
    this.head = headOf(doc);
    if (head.version !== undefined && head.version !== this.head.version && origin !== CARRIED)
      this.#late.push({ tree: this.#tree, version: head.version });
    this.#tree = treeOf(doc);
    this.rows = rowsIn(this.#tree);
    this.said = saidOf(doc);
    this.misfits = misfitsOf(doc);
  }

  #look(): void {
    const line = this.#line;
    this.waiting = line.waiting;
    this.kept = this.#shelf.keeps;
    this.failure = line.failure;
    this.end = line.end;
    this.state = this.#stateOf(line);
    if (line.visit !== this.#visit) {
      this.#visit = line.visit;
      this.#where.again();
    }
    this.people = others(this.#everybody, this.id, line.visit);
  }

  #stateOf(line: DraftLine): DraftState {
    if (line.end) return "ended";
    if (line.failure !== undefined) return "failed";
    if (!this.#place.wire.standing) return "offline";
    if (line.waiting > 0 || !line.known) return "saving";
    if (!line.caughtUp) return this.rows.length > 0 ? "saving" : "loading";
    return line.merged ? "merged" : "saved";
  }

  // reading

  get title(): string {
    void this.rows;
    return this.#line.title;
  }

  /** What the ids of new clauses begin with when it is submitted: the same for all who write in it. */
  get prefix(): string {
    return this.id.replaceAll("-", "").slice(0, 12);
  }

  /** The words of a clause, the title's under `TITLE`; undefined where there is none. */
  words(id: string): string | undefined {
    void this.rows;
    return wordsOf(this.doc, id);
  }

  /** The text that the draft makes; an amendment's with its base. */
  text(base?: Text): Text {
    void this.rows;
    return textIn(this.#tree, base, this.head.language);
  }

  /** The text as it is typed, empty paragraphs included. */
  typed(base?: Text): Text {
    void this.rows;
    return typedText(this.#tree, base ?? this.head);
  }

  /** The others who are at a clause. */
  peopleAt(id: string): Person[] {
    return this.people.filter((person) => person.clause === id);
  }

  // writing

  type(id: string, before: string, after: string, caret?: number): void {
    typeWords(this.doc, id, before, after, caret);
  }

  set(id: string, words: string): void {
    setWords(this.doc, id, words);
  }

  insert(spot: Spot, words = "", heading = false): string {
    return insertClause(this.doc, spot, words, heading);
  }

  insertAnnex(after: string | null, title = ""): string {
    return insertAnnex(this.doc, after, title);
  }

  insertNote(words = ""): string {
    return insertNote(this.doc, words);
  }

  delete(id: string): void {
    deleteClause(this.doc, id);
  }

  restore(id: string): void {
    restoreClause(this.doc, id);
  }

  move(id: string, spot: Spot): void {
    moveClause(this.doc, id, spot);
  }

  moveAnnex(id: string, after: string | null): void {
    moveAnnex(this.doc, id, after);
  }

  split(id: string, at: number): string {
    return splitClause(this.doc, id, at);
  }

  say(said: Partial<Said>): void {
    say(this.doc, said);
  }

  /**
   * Carries the draft over to the last of the versions of its text.
   * @param versions from the one on which the draft was begun.
   * @returns whether it could be.
   */
  carry(versions: readonly Version[]): boolean {
    const { begun = 0, version = 0 } = this.head;
    const at = (version: number): Version | undefined => versions[version - begun];
    for (const { tree, version: then } of this.#late.splice(0))
      if (then < version && at(then) && at(version))
        carriedMeanwhile(this.doc, tree, at(then)!.text, at(version)!.text);
    return carry(this.doc, versions);
  }

  settle(id: string): void {
    settle(this.doc, id);
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  /** This person is at a clause, or at none. */
  at(id: string | null): void {
    this.#where.at(id);
  }

  // ending

  /**
   * Throws the draft away, for the whole delegation.
   * @throws Refused, Offline: the server will be told later.
   */
  discard(): Promise<void> {
    return this.#line.finish(null);
  }

  /** Ends the draft by the act that it became; it throws as `discard` does. */
  tabled(act: string): Promise<void> {
    return this.#line.finish(act);
  }

  /** A new draft of the same words, where this one has ended while its author was away. */
  async again(): Promise<OpenDraft> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    await this.#shelf.drop(this.id);
    return new OpenDraft(this.#place, crypto.randomUUID(), doc);
  }
}
