/**
 * A text in another language, clause by clause beside its original (P-43). Each rendered clause names the words that it renders by their
 * hash: as soon as those change it is behind, and the original's words stand in its place. The server renders in the same way, and both
 * run the same vectors; which words a rendering was made from is found again among the versions of the text.
 */
import { hex, utf8 } from "./bytes";
import { sha256 } from "./sha256";
import { type Annex, type Clause, type Language, type Note, type Text, wordsById } from "./text";

/** The words of one clause in another language; of an annex its title, of a footnote its words. */
export type Rendered = {
  readonly text: string;
  /** SHA-256, in hexadecimal, of the words that it renders. */
  readonly of: string;
  readonly opening?: number;
};

export type Rendering = {
  readonly language: Language;
  readonly title: string;
  readonly clauses: Readonly<Record<string, Rendered>>;
};

/** How the words of a clause stand in another language; `own`: they were written in it. */
export type Standing = "own" | "current" | "behind" | "missing";

/** The language of a text that does not say it. */
export const ORIGINAL: Language = "en";

/** What a rendered clause names the words by that it renders. */
export function source(words: string): string {
  return hex(sha256(utf8(words)));
}

/** How each clause of a text, annex title and footnote stands in a rendering, by its id; the title has no standing. */
export function standings(text: Text, { language, clauses }: Rendering): Map<string, Standing> {
  const own = new Set(
    everyClause(text).flatMap((clause) => (languageOf(clause, text) === language ? [clause.id] : [])),
  );
  const standing = (id: string, words: string): Standing => {
    if (own.has(id)) return "own";
    const found = clauses[id];
    if (found === undefined) return "missing";
    return found.of === source(words) ? "current" : "behind";
  };
  return new Map(
    [...wordsById(text)].filter(([id]) => id !== "title").map(([id, words]) => [id, standing(id, words)] as const),
  );
}

/** The text in the language of a rendering: a clause that is behind has its original words and their language. */
export function render(text: Text, rendering: Rendering): Text {
  const { language: _, ...rest } = text;
  const rendered = (clauses: readonly Clause[]): Clause[] => clauses.map((clause) => one(clause, text, rendering));
  const words = (id: string, own: string): string => current(id, own, rendering)?.text ?? own;
  return {
    ...rest,
    title: rendering.title,
    preamble: rendered(text.preamble),
    operative: rendered(text.operative),
    ...(text.annexes && {
      annexes: text.annexes.map((annex): Annex => ({
        ...annex,
        title: words(annex.id, annex.title),
        ...(annex.clauses && { clauses: rendered(annex.clauses) }),
      })),
    }),
    ...(text.notes && { notes: text.notes.map((note): Note => ({ ...note, text: words(note.id, note.text) })) }),
    ...(rendering.language !== ORIGINAL && { language: rendering.language }),
  };
}

function one(clause: Clause, text: Text, rendering: Rendering): Clause {
  const { language: _, opening, children, ...rest } = clause;
  const own = languageOf(clause, text);
  const below = children && { children: children.map((child) => one(child, text, rendering)) };
  const found = own === rendering.language ? undefined : current(clause.id, clause.text, rendering);
  if (found !== undefined)
    return { ...rest, text: found.text, ...(found.opening && { opening: found.opening }), ...below };
  return {
    ...rest,
    ...(opening !== undefined && { opening }),
    ...below,
    ...(own !== rendering.language && { language: own }),
  };
}

function current(id: string, words: string, { clauses }: Rendering): Rendered | undefined {
  const found = clauses[id];
  return found?.of === source(words) ? found : undefined;
}

function languageOf(clause: Clause, text: Text): Language {
  return clause.language ?? text.language ?? ORIGINAL;
}

function everyClause(text: Text): Clause[] {
  const withBelow = (clause: Clause): Clause[] => [clause, ...(clause.children ?? []).flatMap(withBelow)];
  const annexed = (text.annexes ?? []).flatMap(({ clauses }) => clauses ?? []);
  return [...text.preamble, ...text.operative, ...annexed].flatMap(withBelow);
}

/**
 * The words that a rendered clause was made from, among the versions that its text had; null where none of them has these words.
 * @param versions the last one last.
 */
export function madeFrom(id: string, of: string, versions: readonly Text[]): string | null {
  const found = versions.map((text) => wordsById(text).get(id)).findLast((words) => words && source(words) === of);
  return found ?? null;
}

/** What somebody wrote for one clause, and the words that they had before them, by their hash. */
export type Written = Rendered;

/**
 * The rendering with what was written; what nobody touched stays as current or as far behind as it was, an empty wording is none, and
 * what is no longer in the text is let go.
 */
export function updated(
  text: Text,
  before: Rendering | null,
  { language, title }: Pick<Rendering, "language" | "title">,
  written: Readonly<Record<string, Written>>,
): Rendering {
  const clauses = { ...before?.clauses, ...written };
  const standing = standings(text, { language, title, clauses });
  const kept = [...standing].flatMap(([id, state]): (readonly [string, Rendered])[] => {
    const found = clauses[id];
    return state === "own" || found === undefined || found.text === "" ? [] : [[id, found]];
  });
  return { language, title, clauses: Object.fromEntries(kept) };
}
