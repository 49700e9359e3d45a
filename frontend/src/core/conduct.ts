/**
 * When votes were taken on a ballot: the mirror of the core's `conduct.py`. Goes through the entries from the opening to the lock and
 * finds that none was cast while voting was interrupted or after the closing, and that the lock did not come too early (P-75, P-77).
 */
import { type ActFields, type Entry, whole } from "./ballotrecord";
import { BadProof } from "./errors";

const VOTES = new Set(["vote.cast", "vote.answer", "vote.enter", "vote.confirm", "ballot.count"]);
const INTERRUPTS = new Set(["ballot.suspend", "ballot.point_of_order"]);

/** The instants of the record, in microseconds. */
type Instant = number;

interface Going {
  closes: Instant | null;
  interrupted: Instant | null;
}

export interface Conduct {
  /** How often voting was interrupted. */
  readonly interruptions: number;
  /** The closing as it was in the end, in microseconds; null where none was announced. */
  readonly closes: Instant | null;
}

/**
 * Follows the conduct of a vote.
 * @param entries from the opening to the lock, in the record's order.
 * @throws BadProof naming the entry that does not fit.
 */
export function followConduct(ballot: string, entries: readonly Entry[]): Conduct {
  const opened = entries[0]!;
  const minutes = opened.act.minutes;
  const state: Going = {
    closes: minutes === undefined ? null : instantOf(opened) + minutesOf(opened.act),
    interrupted: null,
  };
  let interruptions = 0;
  for (const entry of entries) {
    if (entry.act.ballot !== ballot) continue;
    if (INTERRUPTS.has(entry.act.kind)) interruptions++;
    step(state, entry);
  }
  return { interruptions, closes: state.closes };
}

function step(state: Going, entry: Entry): void {
  const { act, index } = entry;
  const at = instantOf(entry);
  if (act.kind === "ballot.resume") {
    if (state.interrupted === null) throw new BadProof(`entry ${index}: what was not interrupted is resumed`);
    if (state.closes !== null && state.interrupted < state.closes) state.closes += at - state.interrupted;
    state.interrupted = null;
    return;
  }
  if (state.interrupted !== null) throw new BadProof(`entry ${index}: voting was interrupted`);
  if (INTERRUPTS.has(act.kind)) state.interrupted = at;
  const over = state.closes !== null && at >= state.closes;
  if (over && (VOTES.has(act.kind) || act.kind === "ballot.extend"))
    throw new BadProof(`entry ${index}: the ballot had closed`);
  if (act.kind === "ballot.extend") {
    if (state.closes === null) throw new BadProof(`entry ${index}: there was no closing to put off`);
    state.closes += minutesOf(act);
  }
}

const MINUTE = 60_000_000;

function minutesOf(act: ActFields): Instant {
  return whole(act.minutes) * MINUTE;
}

/** An entry's instant; the record has microseconds, which a Date has not. */
export function instantOf({ at }: Pick<Entry, "at">): Instant {
  const micros = (/\.(\d+)Z$/.exec(at)?.[1] ?? "").padEnd(6, "0");
  return Date.parse(at.replace(/\.\d+Z$/, "Z")) * 1000 + Number(micros);
}
