/**
 * *Check this result*: the browser itself goes from the signed checkpoint to the outcome of one ballot, step by step, and trusts no
 * sentence of the server on the way. It checks what lies between the opening and the lock. Where the roll and the presence came from,
 * and everything before the opening, is for the full verifier; `LEFT` names it.
 */
import {
  type ActFields,
  type Choice,
  type Entry,
  type Given,
  type Opening,
  type PublishedBallot,
  type Put,
  readChoice,
  readEntry,
  readGiven,
  readOpenings,
  readReasons,
  readRoll,
  type Voter,
} from "./ballotrecord";
import { type Bytes, hex, unb64, utf8 } from "./bytes";
import { encode, type Value } from "./canonical";
import { type Checkpoint, openCheckpoint } from "./checkpoint";
import { followConduct } from "./conduct";
import { type Line, takesTheVote, type VotingRules } from "./electorate";
import { BadFormat, BadProof } from "./errors";
import { parseVkey } from "./note";
import { decide, majorityOf, type Outcome, type Tally } from "./outcome";
import { type CountingRules, type QuestionKind, threshold } from "./rules";
import { checkOpening } from "./seal";
import { sha256 } from "./sha256";
import { type FetchTile, provenRange } from "./tiles";
import { checkVotes, type VotesFound } from "./voters";

/** The steps in their order; each rests on those before it. */
export const STEPS = ["checkpoint", "entries", "question", "roll", "votes", "openings", "tally", "outcome"] as const;
export type Step = (typeof STEPS)[number];

/** What this check can't see and the full verifier does. */
export const LEFT = ["roll", "presence", "accreditations", "before", "one-log"] as const;

/** Where what is published is read from, and what the check is told beforehand. */
export interface Published {
  readonly assembly: string;
  /** The key of the log: the one thing that has to be trusted beforehand. */
  readonly vkey: string;
  readonly ballot: PublishedBallot;
  /** The rules that the assembly decides under. */
  readonly rules: CountingRules & VotingRules;
  /** The index of the entry that opened the ballot. */
  readonly opening: number;
  checkpoint(): Promise<string>;
  readonly tile: FetchTile;
  /** Published bytes by their hash. */
  blob(hash: string): Promise<Bytes>;
  openings(): Promise<Bytes>;
}

export type Facts = Readonly<Record<string, string | number>>;

/** One step is being done, holds, fails with its reason, or is attested by persons and can't be proved (P-73). */
export interface Report {
  readonly step: Step;
  readonly state: "running" | "holds" | "attested" | "fails";
  readonly facts: Facts;
}

/**
 * Checks one locked ballot. Each step is reported when it begins and when it is done; after one that fails nothing more is done,
 * for the others rest on it. A source that can't be read fails its step too: what isn't shown isn't proved.
 */
export async function* check(published: Published): AsyncGenerator<Report, void> {
  const found: Partial<Found> = {};
  for (const step of STEPS) {
    yield { step, state: "running", facts: {} };
    let report: Report;
    try {
      report = { step, state: "holds", ...(await PERFORM[step](published, found as Found)) };
    } catch (cause) {
      report = { step, state: "fails", facts: { why: cause instanceof Error ? cause.message : String(cause) } };
    }
    yield report;
    if (report.state === "fails") return;
  }
}

/** What the steps have found so far, for those after them. */
interface Found {
  tree: Checkpoint;
  entries: readonly Entry[];
  /** What came after the lock, up to the last entry about the ballot. */
  after: readonly Entry[];
  roll: readonly Voter[];
  votes: VotesFound;
  given: Given;
  choices: ReadonlyMap<string, Choice>;
  tally: Tally;
}

interface Done {
  readonly facts: Facts;
  readonly state?: "attested";
}

type Perform = (published: Published, found: Found) => Done | Promise<Done>;

/** What kind of question each noun is, by which it is counted (P-31, P-32, P-60, P-72). */
const KINDS: Readonly<Record<Put["matter"]["noun"], QuestionKind>> = {
  proposal: "substantive",
  amendment: "substantive",
  part: "substantive",
  division: "procedural",
  ruling: "appeal_of_ruling",
  rules: "change_of_rules",
  motion: "procedural",
};

const PERFORM: Readonly<Record<Step, Perform>> = {
  checkpoint: checkCheckpoint,
  entries: checkEntries,
  question: checkQuestion,
  roll: checkRoll,
  votes: checkCasts,
  openings: checkOpenings,
  tally: checkTally,
  outcome: checkOutcome,
};

async function checkCheckpoint(published: Published, found: Found): Promise<Done> {
  found.tree = await openCheckpoint(await published.checkpoint(), parseVkey(published.vkey));
  return { facts: { origin: found.tree.origin, size: found.tree.size } };
}

async function checkEntries({ assembly, ballot, opening, tile }: Published, found: Found): Promise<Done> {
  if (ballot.locked === null) throw new BadProof("the ballot is not locked");
  const end = ballot.entry + 1;
  if (end > found.tree.size) throw new BadProof("the lock is not in the record yet");
  const bytes = await provenRange(opening, end, found.tree, tile);
  const all = bytes.map((entry, i) => readEntry(entry, opening + i));
  const isLock = ({ act }: Entry): boolean => act.kind === "ballot.lock" && act.ballot === ballot.id;
  const lock = all.findIndex(isLock);
  if (all.some((entry, i) => i > lock && (isLock(entry) || isVote(entry, ballot.id))))
    throw new BadProof("something was voted, or locked again, after the lock");
  // what comes later is the announcement, or what tellers attest
  found.entries = lock < 0 ? all : all.slice(0, lock + 1);
  found.after = lock < 0 ? [] : all.slice(lock + 1);
  const [first, last] = [found.entries[0], found.entries.at(-1)];
  if (first?.act.kind !== "ballot.open" || first.act.id !== ballot.id)
    throw new BadProof("does not begin with the opening");
  if (last?.act.kind !== "ballot.lock" || last.act.ballot !== ballot.id)
    throw new BadProof("does not end with the lock");
  for (const [i, entry] of found.entries.entries()) {
    if (entry.act.assembly !== assembly) throw new BadProof(`entry ${entry.index} is of another assembly`);
    if (i > 0 && entry.at < found.entries[i - 1]!.at)
      throw new BadProof(`entry ${entry.index} is earlier than the one before`);
  }
  found.given = readGiven(last.given);
  const { interruptions } = followConduct(ballot.id, found.entries);
  return { facts: { from: opening, to: last.index, count: found.entries.length, interruptions } };
}

function isVote({ act }: Entry, ballot: string): boolean {
  return act.ballot === ballot && /^vote\.(cast|answer|enter|confirm)$/.test(act.kind);
}

/** That the question shown is the one that was opened and that the votes name. */
function checkQuestion({ ballot }: Published, found: Found): Done {
  const { put } = ballot;
  if (hashOf(put as unknown as Value) !== ballot.question) throw new BadProof("the question has another hash");
  const open = found.entries[0]!.act;
  const same =
    put.ballot === ballot.id &&
    open.noun === put.matter.noun &&
    open.subject === put.matter.id &&
    open.text === put.matter.text &&
    open.majority === put.terms.majority &&
    (open.method ?? "recorded") === ballot.method &&
    put.terms.kind === KINDS[put.matter.noun];
  if (!same) throw new BadProof("the question is not the one that was opened");
  for (const { act, index } of found.entries) {
    const answers = isVote({ act } as Entry, ballot.id);
    if (answers && act.question !== ballot.question) throw new BadProof(`entry ${index} answers another question`);
  }
  return { facts: { symbol: put.matter.symbol, hash: ballot.question } };
}

async function checkRoll({ ballot, blob, rules }: Published, found: Found): Promise<Done> {
  const bytes = await blob(ballot.roll_hash);
  if (hex(sha256(bytes)) !== ballot.roll_hash) throw new BadProof("the roll has another hash");
  found.roll = readRoll(bytes, ballot.id);
  const members = found.roll.map((voter) => voter.member);
  if (new Set(members).size < members.length) throw new BadProof("a member is on the roll twice");
  if (members.join() !== ballot.roll.join()) throw new BadProof("the roll is not the one that is shown");
  const without = checkReasons(readReasons(bytes, ballot.id), new Set(members), rules);
  if (members.length + without !== ballot.members)
    throw new BadProof("the roll does not say of each member whether it votes");
  return { facts: { count: members.length, without } };
}

/** That the reasons fit the roll, and the figures of arrears what is concluded from them; how many members have no vote (P-05). */
function checkReasons(lines: readonly Line[], voters: ReadonlySet<string>, rules: VotingRules): number {
  const named = new Set<string>();
  for (const { member, entitled, owed, due } of lines) {
    if (named.has(member) || voters.has(member) !== entitled)
      throw new BadProof(`the roll contradicts itself on ${member}`);
    named.add(member);
    if (owed !== undefined && due !== undefined && !takesTheVote({ owed, due }, rules))
      throw new BadProof(`the arrears of ${member} do not take its vote`);
  }
  return lines.filter(({ entitled }) => !entitled).length;
}

/** Each vote: signed by the key that held the member's vote, by a member on the roll; the last of each counts. */
async function checkCasts({ ballot }: Published, found: Found): Promise<Done> {
  found.votes = await checkVotes(ballot.id, found.entries, found.roll);
  const { casts, counted } = found.votes;
  const entered = [...counted].flatMap(([member, vote]) => (vote.entered ? [member] : [])).sort();
  if (entered.join() !== [...ballot.by_tellers].sort().join())
    throw new BadProof("other votes were entered by tellers than is shown");
  return { facts: { casts, counted: counted.size, replaced: casts - counted.size, entered: entered.length } };
}

/** That the opened votes are those sealed by the votes that count, one to one; other methods have no seals (P-73, P-74). */
async function checkOpenings({ ballot, openings }: Published, found: Found): Promise<Done> {
  if (ballot.method === "non_recorded" || ballot.method === "show_of_hands") return attested(ballot, found);
  if (ballot.method === "roll_call") {
    found.choices = new Map([...found.votes.counted].map(([member, vote]) => [member, vote.answer!]));
    return { facts: { count: found.choices.size, method: ballot.method } };
  }
  const bytes = await openings();
  if (hex(sha256(bytes)) !== found.given.openings) throw new BadProof("the openings are not those that the lock names");
  const choices = new Map<string, Choice>();
  for (const opening of readOpenings(bytes, ballot.id)) {
    if (choices.has(opening.member)) throw new BadProof(`${opening.member} is opened twice`);
    choices.set(opening.member, openOne(opening, found.votes));
  }
  for (const member of found.votes.counted.keys()) {
    if (!choices.has(member)) throw new BadProof(`the vote of ${member} is not opened`);
  }
  found.choices = choices;
  return { facts: { count: choices.size } };
}

/** What no names are published of rests on persons: that the figures shown are theirs is all that can be found out. */
function attested({ counted, method, id }: PublishedBallot, found: Found): Done {
  const figures = (act: ActFields): boolean =>
    act.ballot === id &&
    act.in_favour === counted?.in_favour &&
    act.against === counted?.against &&
    act.abstaining === counted?.abstaining;
  const all = [...found.entries, ...found.after].map(({ act }) => act).filter((act) => act.ballot === id);
  const said = method === "show_of_hands" ? all.findLast(({ kind }) => kind === "ballot.count") : undefined;
  if (counted === null || (method === "show_of_hands" && (said === undefined || !figures(said))))
    throw new BadProof("the figures shown are not those that the chair entered");
  const tellers = all.filter((act) => act.kind === "ballot.attest" && figures(act)).map(({ actor }) => actor);
  if (!counted.attested.every((teller) => tellers.includes(teller)))
    throw new BadProof("a teller that is shown has not attested these figures");
  const voted = counted.in_favour + counted.against + counted.abstaining;
  if (method === "non_recorded" && (counted.attested.length < 2 || voted !== found.votes.counted.size))
    throw new BadProof("the figures are not attested by two tellers, or of other votes than were cast");
  found.choices = new Map();
  found.tally = {
    in_favour: counted.in_favour,
    against: counted.against,
    abstaining: counted.abstaining,
    not_voting: found.roll.length - voted,
  };
  return { state: "attested", facts: { method, tellers: counted.attested.length } };
}

function openOne(opening: Opening, votes: VotesFound): Choice {
  const cast = votes.counted.get(opening.member);
  if (cast === undefined || cast.index !== opening.entry)
    throw new BadProof(`the opening of ${opening.member} is not of its last vote`);
  const body = utf8(opening.body);
  try {
    checkOpening(cast.commitment, unb64(opening.salt), body);
  } catch {
    throw new BadProof(`the opening of ${opening.member} does not match what it signed`);
  }
  return readChoice(body);
}

function checkTally({ ballot }: Published, found: Found): Done {
  const tally = ballot.counted === null ? tallyOf(found.choices, found.roll.length) : found.tally;
  if (!same(tally, found.given.tally)) throw new BadProof("the lock's entry has another tally");
  if (!same(tally, ballot.outcome?.tally)) throw new BadProof("another tally is shown");
  found.tally = tally;
  return { facts: { ...tally } };
}

/** Counts opened votes; who is on the roll and did not vote is not voting (P-79). */
export function tallyOf(choices: ReadonlyMap<string, Choice>, roll: number): Tally {
  const cast = [...choices.values()];
  const count = (choice: Choice): number => cast.filter((each) => each === choice).length;
  return {
    in_favour: count("in_favour"),
    against: count("against"),
    abstaining: count("abstaining"),
    not_voting: roll - cast.length,
  };
}

/** The outcome under the rule; who voted was present, also when they came after the opening (P-16, P-79). */
function checkOutcome({ ballot, rules }: Published, found: Found): Done {
  const present = new Set([...ballot.present, ...found.votes.counted.keys()]).size;
  const { terms } = ballot.put;
  const holders = threshold(rules, majorityOf(terms)).vetoes ?? [];
  const vetoed = [...holders].sort().filter((member) => found.choices.get(member) === "against");
  const outcome: Outcome = decide(found.tally, terms, { members: ballot.members, present }, rules, vetoed);
  if (outcome.result !== found.given.result) throw new BadProof("the lock's entry has another result");
  if (!same(outcome, ballot.outcome)) throw new BadProof("the outcome shown is not what the rule gives");
  return { facts: { result: outcome.result, voting: outcome.voting, required: outcome.required, present } };
}

function hashOf(value: Value): string {
  return hex(sha256(encode(value)));
}

/** Whether two plain values are the same, in whatever order their fields stand. */
function same(one: unknown, other: unknown): boolean {
  if (other === null || other === undefined) return false;
  try {
    return hashOf(one as Value) === hashOf(other as Value);
  } catch (cause) {
    if (cause instanceof BadFormat) return false;
    throw cause;
  }
}
