/** The text that changes make once they are anchored to it (`rebasing.ts`); what no change touches stays the very same object. */
import type { Change, MoveClause, ReplaceWords, SplitClause } from "./changes";
import { TITLE } from "./changes";
import { noteMarks } from "./markup";
import { ANNEXES, childrenOf, containerOf, isAnnex, type Node, type Outline, top } from "./outline";
import { type Annex, type Clause, type Note, type Part, type Text, wordings } from "./text";

/** The text of an outline with changes that are anchored to it: words first, then new places, then deletions. */
export function made(now: Outline, changes: readonly Change[]): Text {
  const draft = new Draft(now);
  const words = changes.filter((change) => change.kind === "replace_words");
  for (const id of new Set(words.map(({ clause }) => clause))) {
    const own = words.filter(({ clause }) => clause === id);
    draft.reword(id, own.toSorted((a, b) => a.start - b.start || a.end - b.end)); // prettier-ignore
  }
  for (const change of changes) {
    if (change.kind === "insert_clause") draft.insert(change.clause, containerOf(change), change.after);
    if (change.kind === "insert_annex") draft.insert(change.annex, ANNEXES, change.after);
    if (change.kind === "move_clause") draft.move(change);
    if (change.kind === "split_clause") draft.split(change);
  }
  for (const change of changes) if (change.kind === "delete_clause") draft.take(change.clause);
  return draft.text(changes.filter((change) => change.kind === "insert_note").map(({ note }) => note));
}

class Draft {
  readonly #now: Outline;
  readonly #nodes = new Map<string, Node>();
  readonly #rows = new Map<string, string[]>();
  readonly #homes = new Map<string, string>();
  readonly #words = new Map<string, string>();
  readonly #touched = new Set<string>();

  constructor(now: Outline) {
    this.#now = now;
  }

  reword(id: string, changes: readonly ReplaceWords[]): void {
    const node = this.#node(id);
    if (node === undefined) this.#words.set(id, newWords(this.#now.words.get(id) ?? "", changes));
    else {
      const said = isAnnex(node)
        ? { ...node, title: newWords(node.title, changes) }
        : opened({ ...node, text: newWords(node.text, changes) }, newOpening(node.opening ?? 0, changes));
      this.#nodes.set(id, said);
      this.#touch(id);
    }
  }

  insert(node: Node, container: string, after: string | null): void {
    this.#bring(node);
    this.#put(node.id, container, after);
  }

  #bring(node: Node): void {
    this.#nodes.set(node.id, node);
    this.#rows.set(node.id, childrenOf(node).map(({ id }) => id)); // prettier-ignore
    for (const child of childrenOf(node)) {
      this.#homes.set(child.id, node.id);
      this.#bring(child);
    }
  }

  move(change: MoveClause): void {
    const [node, container] = [this.#node(change.clause), containerOf(change)];
    const above = this.#node(container);
    this.take(change.clause);
    if (node !== undefined && !isAnnex(node) && node.kind !== "heading") {
      const kind = above !== undefined && !isAnnex(above) ? "sub_paragraph" : kindAtTop(change.part);
      this.#nodes.set(change.clause, { ...node, kind });
    }
    this.#put(change.clause, container, change.after);
  }

  split(change: SplitClause): void {
    const node = this.#node(change.clause);
    if (node === undefined || isAnnex(node)) return;
    const points = Array.from(node.text);
    const [first, second] = [
      points.slice(0, change.at).join("").trimEnd(),
      points.slice(change.at).join("").trimStart(),
    ];
    const below = this.#row(change.clause);
    this.#nodes.set(
      change.clause,
      opened({ ...node, text: first }, Math.min(node.opening ?? 0, Array.from(first).length)),
    );
    this.#nodes.set(change.new, opened({ ...node, id: change.new, text: second }, change.opening ?? 0));
    this.#rows.set(change.clause, []);
    this.#rows.set(change.new, below);
    for (const child of below) this.#homes.set(child, change.new);
    this.#put(change.new, this.#home(change.clause) ?? "", change.clause);
    this.#touch(change.clause);
  }

  /** Takes a clause or an annex from its place, with all that is in it. */
  take(id: string): void {
    const container = this.#home(id) ?? "";
    const row = this.#row(container);
    row.splice(row.indexOf(id), 1);
    this.#touch(container);
  }

  text(brought: readonly Note[]): Text {
    const was = this.#now.text;
    const annexes = this.#built(ANNEXES, was.annexes ?? []) as readonly Annex[];
    const text: Text = {
      title: this.#words.get(TITLE) ?? was.title,
      preamble: this.#built(top("preamble"), was.preamble) as readonly Clause[],
      operative: this.#built(top("operative"), was.operative) as readonly Clause[],
      ...(annexes.length > 0 && { annexes }),
      ...(was.language !== undefined && { language: was.language }),
      ...(was.title_language !== undefined && { title_language: was.title_language }),
    };
    return this.#noted(text, [...(was.notes ?? []), ...brought]);
  }

  /** Keeps the notes that are marked, in the order of their marks. */
  #noted(text: Text, notes: readonly Note[]): Text {
    const known = new Map(notes.map((note) => [note.id, { ...note, text: this.#words.get(note.id) ?? note.text }]));
    const marked = new Set(known.size > 0 ? wordings(text).flatMap(([, words]) => noteMarks(words)) : []);
    const kept = [...marked].flatMap((id) => known.get(id) ?? []);
    return kept.length > 0 ? { ...text, notes: kept } : text;
  }

  #built(container: string, unchanged: readonly Node[]): readonly Node[] {
    if (!this.#touched.has(container)) return unchanged;
    return this.#row(container).flatMap((id) => {
      const node = this.#node(id);
      if (node === undefined) return [];
      if (!this.#touched.has(id)) return [node];
      const children = this.#built(id, childrenOf(node)) as readonly Clause[];
      if (isAnnex(node)) {
        const { clauses: _, ...annex } = node;
        return [{ ...annex, ...(children.length > 0 && { clauses: children }) }];
      }
      return [withOnly(node, { opening: node.opening ?? 0, children })];
    });
  }

  #put(id: string, container: string, after: string | null): void {
    const row = this.#row(container);
    row.splice(after === null ? 0 : row.indexOf(after) + 1, 0, id);
    this.#homes.set(id, container);
    this.#touch(id);
  }

  #node(id: string): Node | undefined {
    return this.#nodes.get(id) ?? this.#now.nodes.get(id);
  }

  #row(container: string): string[] {
    const row = this.#rows.get(container) ?? [...(this.#now.below.get(container) ?? [])];
    this.#rows.set(container, row);
    return row;
  }

  #home(id: string): string | undefined {
    return this.#homes.get(id) ?? this.#now.homes.get(id);
  }

  #touch(id: string): void {
    for (let at: string | undefined = id; at !== undefined; at = this.#home(at)) this.#touched.add(at);
  }
}

function kindAtTop(part: Part): Clause["kind"] {
  if (part === "annex") return "paragraph";
  return part === "preamble" ? "preambular" : "operative";
}

function opened(clause: Clause, opening: number): Clause {
  return withOnly(clause, { opening, children: clause.children ?? [] });
}

/** A clause with other opening words and sub-paragraphs; what would hold its default is left out. */
function withOnly(
  { id, kind, text, language }: Clause,
  { opening, children }: { readonly opening: number; readonly children: readonly Clause[] },
): Clause {
  const more = { ...(opening > 0 && { opening }), ...(children.length > 0 && { children }) };
  return { id, kind, text, ...more, ...(language !== undefined && { language }) };
}

/** Words with replacements made, which stand in order and do not meet. */
export function newWords(words: string, changes: readonly ReplaceWords[]): string {
  const points = Array.from(words);
  let at = 0;
  const pieces = changes.map((change) => {
    const before = points.slice(at, change.start).join("");
    at = change.end;
    return before + change.new;
  });
  return pieces.join("") + points.slice(at).join("");
}

/** Where the opening words end after replacements: as one of them says, else new words are italic as the old. */
export function newOpening(opening: number, changes: readonly ReplaceWords[]): number {
  let followed = opening;
  for (const { start, end, new: words } of changes.toReversed()) {
    if (start < followed) followed = start + Array.from(words).length + Math.max(0, followed - end);
  }
  let longer = 0;
  for (const change of changes) {
    if (change.opening !== undefined) followed = change.start + longer + change.opening;
    longer += Array.from(change.new).length - Array.from(change.old).length;
  }
  return followed;
}
