/**
 * What the record says of one ballot, read strictly: entries and the acts in them, the roll, the openings. The field names are those
 * of the server's `core/ballot.py`; whatever has another shape is refused before anything is concluded from it (record: entries).
 */
import { type Bytes, fromUtf8, unb64 } from "./bytes";
import { decode, type Value } from "./canonical";
import { type Envelope, readEnvelope } from "./envelope";
import { BadFormat } from "./errors";
import { type Line, type Reason, REASONS } from "./electorate";
import type { Outcome, Question, Tally } from "./outcome";

/** The matter that is put to the vote; `text` is in force, `result` is what follows if it is adopted. */
export interface Matter {
  readonly noun: "proposal" | "amendment" | "division" | "part" | "ruling" | "rules" | "motion";
  readonly id: string;
  readonly symbol: string;
  readonly title: string;
  readonly text: string;
  readonly result: string;
}

/** The question as every voter answers it; casts name the hash of its canonical form. */
export interface Put {
  readonly ballot: string;
  readonly matter: Matter;
  readonly terms: Question;
}

export type Method = "recorded" | "roll_call" | "show_of_hands" | "non_recorded";

/** That voting was interrupted (P-75); it goes on once it has `ended`. */
export interface Suspension {
  readonly cause: "point_of_order" | "incident";
  readonly at: string;
  readonly reason: string;
  readonly member: string | null;
  readonly ended: string | null;
  readonly ruling: string | null;
}

/** That a ballot is void: annulled by the chair with its reason, or because a member demanded a recorded vote (P-73). */
export interface Annulment {
  readonly at: string;
  readonly reason: string | null;
  readonly demanded: string | null;
}

/** Figures that persons vouch for; `attested` names the tellers that have confirmed them (P-91). */
export interface Count {
  readonly in_favour: number;
  readonly against: number;
  readonly abstaining: number;
  readonly attested: readonly string[];
}

/** How far the roll is called (P-74). */
export interface RollCall {
  readonly seed: string;
  readonly order: readonly string[];
  readonly answers: Readonly<Record<string, Choice>>;
  readonly passed: readonly string[];
  readonly silent: readonly string[];
}

/** A ballot as it is published. */
export interface PublishedBallot {
  readonly id: string;
  /** The entry that last changed it: the lock, once it is locked. */
  readonly entry: number;
  readonly number: number;
  readonly put: Put;
  readonly question: string;
  readonly members: number;
  readonly quorum: number;
  readonly present: readonly string[];
  readonly roll: readonly string[];
  readonly roll_hash: string;
  readonly opened: string;
  readonly locked: string | null;
  readonly openings: string | null;
  readonly outcome: Outcome | null;
  readonly method: Method;
  readonly closes: string | null;
  readonly suspensions: readonly Suspension[];
  readonly annulled: Annulment | null;
  /** The annulled ballot that it repeats. */
  readonly repeats: string | null;
  readonly announced: string | null;
  /** The accreditations of its two tellers. */
  readonly tellers: readonly string[];
  readonly counted: Count | null;
  readonly roll_call: RollCall | null;
  /** The members whose votes the tellers entered. */
  readonly by_tellers: readonly string[];
}

export const CHOICES = ["in_favour", "against", "abstaining"] as const;
export type Choice = (typeof CHOICES)[number];

/** An act as it was signed: the fields that every kind has, and the others by name. */
export interface ActFields {
  readonly [field: string]: Value;
  readonly kind: string;
  readonly id: string;
  readonly assembly: string;
  readonly actor: string;
}

/** One entry of the record. */
export interface Entry {
  readonly index: number;
  readonly at: string;
  readonly envelope: Envelope;
  readonly act: ActFields;
  readonly given: Value;
}

export interface Voter {
  readonly member: string;
  readonly key: string | null;
}

/** One opened vote: the index of its entry, the member, body and salt. */
export interface Opening {
  readonly entry: number;
  readonly member: string;
  readonly body: string;
  readonly salt: string;
}

/** What a lock's entry holds besides the act. */
export interface Given {
  readonly openings: string;
  readonly tally: Tally;
  readonly result: string;
}

/**
 * An entry of the record from its bytes.
 * @throws BadFormat when it is not the canonical form of an entry, or its act's type does not name the act's kind.
 */
export function readEntry(bytes: Bytes, index: number): Entry {
  const { act, at, given } = table(decode(bytes));
  const envelope = readEnvelope(act);
  const fields = table(decode(unb64(envelope.payload)));
  const signed: ActFields = {
    ...fields,
    kind: word(fields.kind),
    id: word(fields.id),
    assembly: word(fields.assembly),
    actor: word(fields.actor),
  };
  if (envelope.payloadType !== payloadType(signed.kind)) throw new BadFormat("the type is not the act's");
  return { index, at: word(at), envelope, act: signed, given: given ?? null };
}

/** The DSSE payload type of a kind of act, version 1. */
export function payloadType(kind: string): string {
  return `application/vnd.deliberation.${kind}+json;v=1`;
}

/**
 * The roll of a ballot from its published bytes: each member with the public key that held its vote at the opening.
 * @throws BadFormat when it is not a roll, or not this ballot's.
 */
export function readRoll(bytes: Bytes, ballot: string): Voter[] {
  const roll = table(decode(bytes));
  if (roll.ballot !== ballot) throw new BadFormat("the roll of another ballot");
  return list(roll.voters).map((line) => {
    const { member, key } = table(line);
    return { member: word(member), key: key === null ? null : word(key) };
  });
}

/**
 * What the published roll says of those of whom there is more to say than that they are members: who votes by a permission or under a
 * challenge, and who has no vote (P-04 to P-06).
 * @throws BadFormat when it is not a roll, or not this ballot's.
 */
export function readReasons(bytes: Bytes, ballot: string): Line[] {
  const roll = table(decode(bytes));
  if (roll.ballot !== ballot) throw new BadFormat("the roll of another ballot");
  return list(roll.reasons ?? []).map((line) => {
    const { member, entitled, reason, rule, ...facts } = table(line);
    if (typeof reason !== "string" || !(reason in REASONS)) throw new BadFormat(`not a reason: ${String(reason)}`);
    const known = REASONS[reason as Reason];
    if (known.entitled !== entitled || known.rule !== rule) throw new BadFormat(`not what ${reason} means`);
    return { member: word(member), ...known, reason: reason as Reason, ...(facts as Partial<Line>) };
  });
}

/**
 * The opened votes of a ballot from their published bytes.
 * @throws BadFormat when they are not openings, or not this ballot's.
 */
export function readOpenings(bytes: Bytes, ballot: string): Opening[] {
  const read = table(decode(bytes));
  if (read.ballot !== ballot) throw new BadFormat("the openings of another ballot");
  return list(read.openings).map((line) => {
    const { entry, member, body, salt } = table(line);
    return { entry: whole(entry), member: word(member), body: word(body), salt: word(salt) };
  });
}

/**
 * The choice in the sealed body of a vote.
 * @throws BadFormat when it is not the canonical form of one of the three choices.
 */
export function readChoice(body: Bytes): Choice {
  const { choice, ...rest } = table(decode(body));
  const found = CHOICES.find((known) => known === choice);
  if (found === undefined || Object.keys(rest).length > 0) throw new BadFormat(`not a choice: ${fromUtf8(body)}`);
  return found;
}

/**
 * What the lock's entry gives with the act.
 * @throws BadFormat when it has another shape.
 */
export function readGiven(given: Value): Given {
  const { openings, result, tally } = table(given);
  const counts = table(tally ?? null);
  return {
    openings: word(openings),
    result: word(result),
    tally: {
      in_favour: whole(counts.in_favour),
      against: whole(counts.against),
      abstaining: whole(counts.abstaining),
      not_voting: whole(counts.not_voting),
    },
  };
}

/** A choice by its name. */
export function choiceNamed(name: unknown): Choice {
  const found = CHOICES.find((known) => known === name);
  if (found === undefined) throw new BadFormat(`not a choice: ${String(name)}`);
  return found;
}

function table(value: Value | undefined): { readonly [key: string]: Value } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new BadFormat("not an object");
  return value as { readonly [key: string]: Value };
}

function list(value: Value | undefined): readonly Value[] {
  if (!Array.isArray(value)) throw new BadFormat("not a list");
  return value as readonly Value[];
}

export function word(value: Value | undefined): string {
  if (typeof value !== "string") throw new BadFormat("not a string");
  return value;
}

export function whole(value: Value | undefined): number {
  if (typeof value !== "number") throw new BadFormat("not a number");
  return value;
}
