/**
 * Who brought which words: each run of words of a text goes back to the version in which it first stood there. Words that another clause
 * lost in the same version, because it was split or its words moved, keep who brought them.
 */
import { compareWords, type Op, tokens } from "./diff";
import { type Text, wordsById } from "./text";

/** A run of words and the version that brought it, counted from 0. */
export interface Credit {
  readonly words: string;
  readonly version: number;
}

/** Fewer words than these are no trace of where they come from. */
const TRACE_MIN = 3;

/**
 * The words of the last of some versions by the id under which changes name them (`wordsById`), each run with the version that brought
 * it; the runs of an id joined are its words.
 */
export function blame(versions: readonly Text[]): ReadonlyMap<string, readonly Credit[]> {
  let credits = new Map<string, readonly Credit[]>();
  versions.forEach((text, version) => {
    credits = carried(credits, wordsById(text), version);
  });
  return credits;
}

type Credits = Map<string, readonly Credit[]>;

function carried(before: Credits, words: ReadonlyMap<string, string>, version: number): Credits {
  const wordings = new Map([...before].map(([id, runs]) => [id, runs.map((run) => run.words).join("")]));
  const unchanged = [...words].every(([id, now]) => wordings.get(id) === now) && words.size === before.size;
  if (unchanged) return before;
  const differences = new Map([...words].map(([id, now]) => [id, compareWords(wordings.get(id) ?? "", now)] as const));
  const lost = lostBy(before, differences);
  return new Map(
    [...differences].map(([id, ops]) => [id, following(before.get(id) ?? [], ops, lost, version)] as const),
  );
}

/** The runs that clauses lost: those deleted from their words, and all of those that are gone. */
function lostBy(before: Credits, differences: ReadonlyMap<string, readonly Op[]>): (readonly Credit[])[] {
  return [...before].flatMap(([id, runs]) => {
    const ops = differences.get(id);
    if (ops === undefined) return [runs];
    let at = 0;
    return ops.flatMap(({ deed, words }) => {
      if (deed === "insert") return [];
      at += words.length;
      return deed === "delete" ? [cut(runs, at - words.length, at)] : [];
    });
  });
}

/** The runs of a wording along its difference to the one before. */
function following(
  runs: readonly Credit[],
  ops: readonly Op[],
  lost: readonly (readonly Credit[])[],
  version: number,
): Credit[] {
  let at = 0;
  const made = ops.flatMap(({ deed, words }): readonly Credit[] => {
    if (deed === "insert") return traced(words, lost) ?? [{ words, version }];
    at += words.length;
    return deed === "equal" ? cut(runs, at - words.length, at) : [];
  });
  return joined(made);
}

/** Inserted words as runs of what another clause lost, if they stand there whole. */
function traced(words: string, lost: readonly (readonly Credit[])[]): readonly Credit[] | undefined {
  const sought = words.trim();
  if (tokens(sought).length < TRACE_MIN) return undefined;
  for (const runs of lost) {
    const from = runs
      .map((run) => run.words)
      .join("")
      .indexOf(sought);
    if (from < 0) continue;
    const found = cut(runs, from, from + sought.length);
    const lead = words.length - words.trimStart().length;
    const tail = words.slice(lead + sought.length);
    return found.map((run, i) => ({
      ...run,
      words: (i === 0 ? words.slice(0, lead) : "") + run.words + (i === found.length - 1 ? tail : ""),
    }));
  }
  return undefined;
}

/** The runs from one place in the words (UTF-16 units, as strings have them) to another. */
function cut(runs: readonly Credit[], from: number, to: number): Credit[] {
  let at = 0;
  return runs.flatMap((run) => {
    const start = at;
    at += run.words.length;
    const words = run.words.slice(Math.max(0, from - start), Math.max(0, to - start));
    return words === "" ? [] : [{ ...run, words }];
  });
}

function joined(runs: readonly Credit[]): Credit[] {
  const made: Credit[] = [];
  for (const run of runs) {
    const last = made.at(-1);
    if (last?.version === run.version) made.splice(-1, 1, { ...last, words: last.words + run.words });
    else made.push(run);
  }
  return made;
}
