/**
 * The amendment that makes a new text of an old one, derived from what was edited: clauses that stand in both are known by their ids, their
 * words are compared word by word, and the fewest clauses are moved. The server derives the same; both run the same vectors.
 */
import { type Change, type ReplaceWords, TITLE } from "./changes";
import { compareWords } from "./diff";
import { newOpening } from "./making";
import { ANNEXES, isAnnex, type Node, type Outline, outline } from "./outline";
import type { Clause, Text } from "./text";

/** The changes that make the new text of the old one; none where nothing differs. Footnotes are in the order of their marks. */
export function derive(old: Text, new_: Text): Change[] {
  const [then, now] = [outline(old), outline(new_)];
  const gone = [...then.nodes.keys()].filter((id) => {
    const home = then.homes.get(id) ?? "";
    return !now.nodes.has(id) && (now.nodes.has(home) || !then.nodes.has(home));
  });
  return [
    ...[...then.words.keys()].flatMap((id) => wordsChanged(id, then, now)),
    ...containers(now).flatMap((container) => seatsChanged(container, then, now)),
    ...gone.map((clause): Change => ({ kind: "delete_clause", clause })),
    ...(new_.notes ?? []).flatMap((note): Change[] => (then.words.has(note.id) ? [] : [{ kind: "insert_note", note }])),
  ];
}

function wordsChanged(id: string, then: Outline, now: Outline): ReplaceWords[] {
  const [was, is] = [then.words.get(id), now.words.get(id)];
  if (was === undefined || is === undefined) return [];
  const [old, new_] = [then.nodes.get(id), now.nodes.get(id)];
  if (id === TITLE || old === undefined || new_ === undefined || isAnnex(old) || isAnnex(new_))
    return reworded(id, was, is);
  return opened(old, new_);
}

/** The rewordings that make one wording of another, in order; one for each run of words that differ. */
export function reworded(clause: string, old: string, new_: string): ReplaceWords[] {
  if (old === new_) return [];
  const found: ReplaceWords[] = [];
  let [at, deleted, inserted] = [0, "", ""];
  const flush = (): void => {
    const start = at - Array.from(deleted).length;
    if (deleted + inserted !== "")
      found.push({ kind: "replace_words", clause, start, end: at, old: deleted, new: inserted });
    [deleted, inserted] = ["", ""];
  };
  for (const { deed, words } of compareWords(old, new_)) {
    if (deed === "equal") flush();
    if (deed === "delete") deleted = words;
    if (deed === "insert") inserted = words;
    if (deed !== "insert") at += Array.from(words).length;
  }
  flush();
  return found;
}

/** The rewordings of a clause, one of which says where its opening words end if that does not follow. */
function opened(was: Clause, is: Clause): ReplaceWords[] {
  const changes = reworded(was.id, was.text, is.text);
  const opening = is.opening ?? 0;
  if (newOpening(was.opening ?? 0, changes) === opening) return changes;
  let longer = 0;
  for (const [i, change] of changes.entries()) {
    const start = change.start + longer;
    const added = Array.from(change.new).length;
    if (start <= opening && opening <= start + added) return changes.with(i, { ...change, opening: opening - start });
    if (opening < start) break;
    longer += added - (change.end - change.start);
  }
  const end = opening - longer;
  const start = Math.max(0, end - 1);
  const last = Array.from(was.text).slice(start, end).join("");
  const said: ReplaceWords = {
    kind: "replace_words", clause: was.id, start, end, old: last, new: last, opening: end - start,
  }; // prettier-ignore
  return [...changes, said].toSorted((a, b) => a.start - b.start);
}

/** Every container in reading order, so that what others are moved into stands where it will stand. */
function containers(now: Outline): string[] {
  const tops = [...now.below.keys()].filter((container) => !now.nodes.has(container) && container !== ANNEXES);
  return [...tops, ANNEXES, ...[...now.nodes.keys()].filter((id) => now.below.has(id))];
}

/** What is inserted in a container or moved in it, from its beginning to its end. */
function seatsChanged(container: string, then: Outline, now: Outline): Change[] {
  const row = now.below.get(container) ?? [];
  const kept = inOrder(row.filter((id) => then.homes.get(id) === container), then); // prettier-ignore
  const parent = now.nodes.has(container) ? container : undefined;
  const part = now.parts.get(container) ?? "operative";
  const comesAlone = parent === undefined || then.nodes.has(container);
  return row.flatMap((id, i): Change[] => {
    const node = now.nodes.get(id);
    const after = row[i - 1] ?? null;
    const place = { after, part, ...(parent !== undefined && { parent }) };
    if (node === undefined || kept.has(id)) return [];
    if (then.nodes.has(id)) return [{ kind: "move_clause", clause: id, ...place }];
    if (!comesAlone) return [];
    if (isAnnex(node)) {
      const { clauses: all, ...annex } = node;
      const clauses = onlyNew(all ?? [], then);
      return [{ kind: "insert_annex", after, annex: { ...annex, ...(clauses.length > 0 && { clauses }) } }];
    }
    return [{ kind: "insert_clause", ...place, clause: asNew(node, then) }];
  });
}

/** A new clause with those of its sub-paragraphs that are new; the others are moved into it. */
function asNew({ children, ...clause }: Clause, then: Outline): Clause {
  const fresh = onlyNew(children ?? [], then);
  return fresh.length > 0 ? { ...clause, children: fresh } : clause;
}

function onlyNew(clauses: readonly Clause[], then: Outline): Clause[] {
  return clauses.filter(({ id }: Node) => !then.nodes.has(id)).map((clause) => asNew(clause, then));
}

/** As many clauses as can stay where they are: a longest run of them that stood in the same order. */
function inOrder(ids: readonly string[], then: Outline): Set<string> {
  const ends: number[] = [];
  const chains: string[][] = [];
  for (const id of ids) {
    const seat = then.seats.get(id) ?? 0;
    const found = ends.findIndex((end) => end >= seat);
    const length = found < 0 ? ends.length : found;
    chains[length] = [...(chains[length - 1] ?? []), id];
    ends[length] = seat;
  }
  return new Set(chains.at(-1));
}
