/**
 * A whole small record with one ballot in it, made with real keys, for the tests of the check: entries, tiles, signed checkpoint, roll
 * and openings. `Bend` says where somebody cheats; everything that follows is then made consistently, as a cheat would.
 */
import { type Choice, payloadType, type PublishedBallot, type Put } from "./ballotrecord";
import { b64, type Bytes, concat, hex, unb64, utf8 } from "./bytes";
import { encode, type Value } from "./canonical";
import { type Published, tallyOf } from "./check";
import type { Line } from "./electorate";
import { generateSigner, type Signer, signBytes } from "./ed25519";
import { keyid, sign } from "./envelope";
import { leafHash, root, splitPoint } from "./merkle";
import { ED25519, keyIdentifier } from "./note";
import { decide, type Tally } from "./outcome";
import { GA } from "./rules";
import { commitment, newSalt } from "./seal";
import { sha256 } from "./sha256";
import { TILE_WIDTH } from "./tiles";

export const ASSEMBLY = "demo";
const ORIGIN = "log.example/demo";

/** Where the making of the record is bent; each gets what it would be and returns what it is. */
export interface Bend {
  readonly tally?: (honest: Tally) => Tally;
  readonly openings?: (honest: readonly OpeningLine[]) => readonly OpeningLine[];
  readonly result?: (honest: string) => string;
  /** What the ballot shows besides, such as its method. */
  readonly shown?: Partial<PublishedBallot>;
  /** Acts about it that come after the lock, by whoever keeps the log. */
  readonly after?: readonly { readonly [field: string]: Value }[];
  /** What the roll says besides, of members that are not on it or of some that are. */
  readonly reasons?: readonly Line[];
}

export type OpeningLine = {
  readonly entry: number;
  readonly member: string;
  readonly body: string;
  readonly salt: string;
};

type Noun = Put["matter"]["noun"];
type Kind = Put["terms"]["kind"];

interface CastLine {
  readonly member: string;
  readonly opening: OpeningLine;
}

/** One record being written. */
export class TestRecord {
  readonly entries: Bytes[] = [];
  readonly keys = new Map<string, Signer>();
  readonly #casts: CastLine[] = [];
  #opening = 0;
  #clock = 0;

  readonly log: Signer;
  readonly members: readonly string[];

  readonly put: Put;

  private constructor(log: Signer, members: readonly string[], noun: Noun, kind: Kind) {
    [this.log, this.members] = [log, members];
    const [text, result] = ["a".repeat(64), "a".repeat(64)];
    this.put = {
      ballot: BALLOT,
      matter: { noun, id: "p", symbol: "A/1/L.5", title: "Compute", text, result },
      terms: { body: "plenary", majority: "simple", kind, attempt: 1 },
    };
  }

  /** A record of `before` other entries in which a ballot of these members is then opened. */
  static async opened(
    members: readonly string[],
    before = 3,
    noun: Noun = "proposal",
    kind: Kind = "substantive",
    how: { readonly [field: string]: Value } = {},
  ): Promise<TestRecord> {
    const record = new TestRecord(await generateSigner(), members, noun, kind);
    for (const member of members) record.keys.set(member, await generateSigner());
    for (let i = 0; i < before; i++) await record.add({ kind: "comment.post", n: i }, record.log);
    record.#opening = record.entries.length;
    const { matter, terms } = record.put;
    await record.add(
      {
        kind: "ballot.open",
        id: BALLOT,
        noun: matter.noun,
        subject: matter.id,
        text: matter.text,
        majority: terms.majority,
        meeting: "m",
        ...how,
      },
      record.log,
    );
    return record;
  }

  get question(): string {
    return hex(sha256(encode(this.put as unknown as Value)));
  }

  /** Adds an act; its index is returned. */
  async add(act: { readonly [field: string]: Value }, signer: Signer, given: Value = null): Promise<number> {
    const fields: { readonly [field: string]: Value } = {
      v: 1,
      id: crypto.randomUUID(),
      assembly: ASSEMBLY,
      actor: "chair",
      ...act,
    };
    const envelope = await sign(encode(fields), payloadType(String(fields["kind"])), signer);
    const at = new Date(Date.UTC(2026, 10, 24) + this.#clock++).toISOString();
    this.entries.push(encode({ v: 1, at, act: envelope as unknown as Value, given }));
    return this.entries.length - 1;
  }

  /** Lets time go by. */
  wait(minutes: number): void {
    this.#clock += minutes * 60_000;
  }

  /** A teller enters a member's vote, or confirms what the other has entered: the same opening under the confirming entry. */
  async tell(
    kind: "vote.enter" | "vote.confirm",
    actor: string,
    voter: string,
    opening: OpeningLine,
  ): Promise<OpeningLine> {
    const committed = commitment(unb64(opening.salt), utf8(opening.body));
    const act = { kind, actor, voter, ballot: BALLOT, question: this.question, commitment: committed };
    const told = { ...opening, entry: await this.add(act, this.log) };
    if (kind === "vote.confirm") this.#casts.push({ member: voter, opening: told });
    return told;
  }

  /** A member casts, with its own key unless another is given. */
  async cast(
    member: string,
    choice: Choice,
    signer?: Signer,
    changed: { readonly [field: string]: Value } = {},
  ): Promise<number> {
    const body = encode({ choice });
    const salt = newSalt();
    const act = {
      kind: "vote.cast",
      actor: `${member.toLowerCase()}-1`,
      member,
      ballot: BALLOT,
      question: this.question,
      commitment: commitment(salt, body),
      ...changed,
    };
    const entry = await this.add(act, signer ?? this.keys.get(member)!);
    this.#casts.push({ member, opening: { entry, member, body: new TextDecoder().decode(body), salt: b64(salt) } });
    return entry;
  }

  /** The openings of all casts so far, replaced ones included. */
  get casts(): readonly OpeningLine[] {
    return this.#casts.map((cast) => cast.opening);
  }

  /** Locks the ballot and publishes it. */
  async locked(bend: Bend = {}): Promise<Published> {
    const last = new Map(this.#casts.map((cast) => [cast.member, cast.opening]));
    const honest = [...last.values()].sort((a, b) => (a.member < b.member ? -1 : 1));
    const lines = bend.openings?.(honest) ?? honest;
    const openings = encode({ ballot: BALLOT, openings: lines });
    const choices = new Map(lines.map((line) => [line.member, (JSON.parse(line.body) as { choice: Choice }).choice]));
    const tally = bend.tally?.(tallyOf(choices, this.members.length)) ?? tallyOf(choices, this.members.length);
    const reasons = bend.reasons ?? [];
    const all = this.members.length + reasons.filter(({ entitled }) => !entitled).length;
    const attendance = { members: all, present: all };
    const outcome = decide(tally, this.put.terms, attendance, GA);
    const result = bend.result?.(outcome.result) ?? outcome.result;
    const named = hex(sha256(openings));
    const given = { openings: named, tally: { ...tally }, result };
    let entry = await this.add({ kind: "ballot.lock", ballot: BALLOT }, this.log, given);
    for (const act of bend.after ?? []) entry = await this.add({ ballot: BALLOT, ...act }, this.log);
    const roll = encode({
      ballot: BALLOT,
      voters: this.members.map((member) => ({ member, key: b64(this.keys.get(member)!.publicKey) })),
      ...(reasons.length > 0 && { reasons: reasons as unknown as Value }),
    });
    const ballot: PublishedBallot = {
      id: BALLOT,
      entry,
      number: 1,
      put: this.put,
      question: this.question,
      members: all,
      quorum: outcome.quorum,
      present: this.members,
      roll: this.members,
      roll_hash: hex(sha256(roll)),
      opened: "2026-11-24T00:00:00Z",
      locked: "2026-11-24T00:01:00Z",
      openings: named,
      outcome,
      ...PLAIN,
      ...bend.shown,
    };
    return this.#published(ballot, roll, openings);
  }

  async #published(ballot: PublishedBallot, roll: Bytes, openings: Bytes): Promise<Published> {
    const id = keyIdentifier(ORIGIN, ED25519, this.log.publicKey);
    const checkpoint = await this.checkpoint();
    return {
      assembly: ASSEMBLY,
      vkey: `${ORIGIN}+${hex(id)}+${b64(concat(Uint8Array.of(ED25519), this.log.publicKey))}`,
      ballot,
      rules: { ...GA, challenged_credentials_may_vote: true },
      opening: this.#opening,
      checkpoint: () => Promise.resolve(checkpoint),
      tile: (level, n, width) => Promise.resolve(tileOf(this.entries, level, n, width)),
      blob: () => Promise.resolve(roll),
      openings: () => Promise.resolve(openings),
    };
  }

  /** The checkpoint of the entries as they are now. */
  async checkpoint(): Promise<string> {
    const text = `${ORIGIN}\n${this.entries.length}\n${b64(root(this.entries.map(leafHash)))}\n`;
    const id = keyIdentifier(ORIGIN, ED25519, this.log.publicKey);
    const signature = await signBytes(this.log.privateKey, utf8(text));
    return `${text}\n\u2014 ${ORIGIN} ${b64(concat(id, signature))}\n`;
  }

  /** The proof that an entry stands in the record as it is now. */
  async proof(index: number): Promise<string> {
    const hashes = pathOf(index, this.entries.map(leafHash)).map(b64);
    return ["c2sp.org/tlog-proof@v1", `index ${index}`, ...hashes, "", await this.checkpoint()].join("\n");
  }

  /** The name of a member's key. */
  keyid(member: string): string {
    return keyid(this.keys.get(member)!.publicKey);
  }
}

/** A recorded vote of which nothing special is known. */
const PLAIN = {
  method: "recorded",
  closes: null,
  suspensions: [],
  annulled: null,
  repeats: null,
  announced: null,
  tellers: [],
  counted: null,
  roll_call: null,
  by_tellers: [],
} as const;

export const BALLOT = "11111111-1111-4111-8111-111111111111";

/** The path of a leaf to the root, its sibling first (RFC 6962, 2.1.1). */
function pathOf(index: number, leaves: readonly Bytes[]): Bytes[] {
  if (leaves.length <= 1) return [];
  const k = splitPoint(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k ? [...pathOf(index, left), root(right)] : [...pathOf(index - k, right), root(left)];
}

/** A tile or bundle of these entries. */
function tileOf(entries: readonly Bytes[], level: number | "entries", n: number, width: number): Bytes {
  const own = (span: number): readonly Bytes[] => entries.slice(n * TILE_WIDTH * span, (n * TILE_WIDTH + width) * span);
  if (level === "entries") {
    return concat(...own(1).map((entry) => concat(Uint8Array.of(entry.length >> 8, entry.length & 255), entry)));
  }
  const span = TILE_WIDTH ** level;
  const leaves = own(span).map(leafHash);
  return concat(...Array.from({ length: width }, (_, i) => root(leaves.slice(i * span, (i + 1) * span))));
}
