/**
 * How a snapshot and frames become what the screen shows: the old snapshot with the frames after it equals the new snapshot.
 * Works on any maps, so that the screen's reactive ones and a test's plain ones go through the same code.
 */
import { type AnyObject, type EntryLine, type Noun, NOUNS, type Nouns, type Snapshot } from "./nouns";
import { isOver } from "./voting";

/** The objects of an assembly by noun and id. */
export type Objects = { readonly [N in Noun]: Map<string, Nouns[N]> };

/** The entries after `after` up to and with `upto`, as one audience may see them. */
export interface Frame {
  readonly type: "frame";
  readonly audience: string;
  readonly after: number;
  readonly upto: number;
  readonly at: string;
  readonly entries?: readonly EntryLine[];
  readonly changes: readonly AnyObject[];
  /** How many casts of an open ballot it gathers; they come without entries. */
  readonly casts?: number;
}

export type Verdict = "apply" | "ignore" | "gap";

/** Empty maps, made by `map` so that a screen can give reactive ones. */
export function noObjects(map: <V>() => Map<string, V> = () => new Map()): Objects {
  return Object.fromEntries(NOUNS.map((noun) => [noun, map()])) as unknown as Objects;
}

/** The place in the record that each audience's frames have reached. */
export class Cursors {
  readonly #reached = new Map<string, number>();
  #start: number;

  /** @param start the index of the snapshot, where every audience begins. */
  constructor(start: number) {
    this.#start = start;
  }

  /** Begins again at a new snapshot. */
  restart(start: number): void {
    this.#start = start;
    this.#reached.clear();
  }

  /** The index since which frames are to be sent so that none is missed, for any of these audiences. */
  since(audiences: readonly string[]): number {
    const reached = audiences.map((audience) => this.#reached.get(audience) ?? this.#start);
    return reached.length === 0 ? this.#start : Math.min(...reached);
  }

  /** Whether a frame follows on what is known, is known already, or has another missing before it; moves on if it follows. */
  judge(frame: Frame): Verdict {
    const reached = this.#reached.get(frame.audience) ?? this.#start;
    if (frame.upto <= reached) return "ignore";
    if (frame.after > reached) return "gap";
    this.#reached.set(frame.audience, frame.upto);
    return "apply";
  }
}

/** Puts changed objects in their places; an older version of an object never replaces a newer one. */
export function applyChanges(objects: Objects, changes: readonly AnyObject[]): void {
  for (const change of changes) {
    const kept = objects[change.noun] as Map<string, AnyObject> | undefined;
    const known = kept?.get(change.id);
    // a noun of a newer server is not ours to show
    if (kept === undefined || (known !== undefined && known.entry > change.entry)) continue;
    if (change.noun === "vote" || change.noun === "entered") {
      const on = objects.ballot.get(change.ballot);
      if (on !== undefined && isOver(on)) continue;
    }
    if (change.noun === "paper" && objects.poll.get(change.poll)?.closed) continue;
    kept.set(change.id, change);
    if (change.noun === "ballot" && isOver(change)) dropVotes(objects, change.id);
    if (change.noun === "poll" && change.closed) dropPapers(objects, change.id);
  }
}

/**
 * Makes the objects those of a snapshot. Objects that it has unchanged stay the very same, so nothing is drawn anew for them.
 * Comments come by thread and are dropped: whoever shows a thread asks for it again.
 */
export function applySnapshot(objects: Objects, snapshot: Snapshot): void {
  const named = new Map<string, Set<string>>(NOUNS.map((noun) => [noun, new Set()]));
  for (const object of snapshot.objects) named.get(object.noun)?.add(object.id);
  for (const noun of NOUNS) {
    const kept: Map<string, AnyObject> = objects[noun];
    for (const id of [...kept.keys()]) if (!named.get(noun)?.has(id)) kept.delete(id);
  }
  for (const object of snapshot.objects) {
    const kept = objects[object.noun] as Map<string, AnyObject> | undefined;
    if (kept !== undefined && kept.get(object.id)?.entry !== object.entry) kept.set(object.id, object);
  }
}

/** A vote is an object only as long as its ballot is open; afterwards the openings have it. */
function dropVotes(objects: Objects, ballot: string): void {
  for (const vote of [...objects.vote.values()]) if (vote.ballot === ballot) objects.vote.delete(vote.id);
  for (const entered of [...objects.entered.values()])
    if (entered.ballot === ballot) objects.entered.delete(entered.id);
}

/** So is a paper as long as its ballot of an election is. */
function dropPapers(objects: Objects, poll: string): void {
  for (const paper of [...objects.paper.values()]) if (paper.poll === poll) objects.paper.delete(paper.id);
}
