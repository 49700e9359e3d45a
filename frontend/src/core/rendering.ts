/**
 * A text in another language, clause by clause beside its original (P-43), and what an amendment that is written in it changes in the
 * original. Whatever is rendered names the words that it renders by their hash: as soon as those change it is behind, and the original's
 * words stand in its place. The server renders in the same way, and both run the same vectors; which words a rendering was made from is
 * found again among the versions of the text.
 */
import { hex, utf8 } from "./bytes";
import { TITLE } from "./changes";
import { sha256 } from "./sha256";
import { type Annex, type Clause, type Language, languagesById, type Note, type Text, walk, wordsById } from "./text";

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
  /** SHA-256, in hexadecimal, of the title that `title` renders; where it is not said the title is never behind. */
  readonly of?: string;
};

/** How the words of a clause stand in another language; `own`: they were written in it. */
export type Standing = "own" | "current" | "behind" | "missing";

/** The language of a text that does not say it. */
export const ORIGINAL: Language = "en";

/** The language that a text was written in. */
export function originalOf(text: Text): Language {
  return text.language ?? ORIGINAL;
}

/** What a rendered clause names the words by that it renders. */
export function source(words: string): string {
  return hex(sha256(utf8(words)));
}

/** How the title, each clause of a text, annex title and footnote stands in a rendering, by its id. */
export function standings(text: Text, rendering: Rendering): Map<string, Standing> {
  const said = languagesById(text);
  const standing = (id: string, words: string): Standing => {
    if ((said.get(id) ?? originalOf(text)) === rendering.language) return "own";
    if (id === TITLE) return isTitleCurrent(text, rendering) ? "current" : rendering.title ? "behind" : "missing";
    const found = rendering.clauses[id];
    if (found === undefined) return "missing";
    return found.of === source(words) ? "current" : "behind";
  };
  return new Map([...wordsById(text)].map(([id, words]) => [id, standing(id, words)] as const));
}

/** Whether the title is rendered as it is now. */
export function isTitleCurrent(text: Text, { language, of }: Rendering): boolean {
  if ((text.title_language ?? originalOf(text)) === language) return true;
  return of === undefined ? text.title_language === undefined : of === source(text.title);
}

/** The text in the language of a rendering: what is behind has its original words and their language. */
export function render(text: Text, rendering: Rendering): Text {
  const { language: _, title_language: own, annexes, notes, ...rest } = text;
  const rendered = (clauses: readonly Clause[]): Clause[] => clauses.map((clause) => one(clause, text, rendering));
  const title = isTitleCurrent(text, rendering) ? { text: rendering.title, of: source(text.title) } : undefined;
  const head = shown(text.title, own ?? originalOf(text), title, rendering);
  return {
    ...rest,
    title: head.words,
    ...(head.language && { title_language: head.language }),
    preamble: rendered(text.preamble),
    operative: rendered(text.operative),
    ...(annexes && {
      annexes: annexes.map(({ id, title, language, clauses }): Annex => {
        const own = shown(title, language ?? originalOf(text), rendering.clauses[id], rendering);
        return { id, title: own.words, ...(clauses && { clauses: rendered(clauses) }), ...spoken(own.language) };
      }),
    }),
    ...(notes && {
      notes: notes.map(({ id, text: words, language }): Note => {
        const own = shown(words, language ?? originalOf(text), rendering.clauses[id], rendering);
        return { id, text: own.words, ...spoken(own.language) };
      }),
    }),
    ...(rendering.language !== ORIGINAL && { language: rendering.language }),
  };
}

function one(clause: Clause, text: Text, rendering: Rendering): Clause {
  const { language, opening, children, ...rest } = clause;
  const own = shown(clause.text, language ?? originalOf(text), rendering.clauses[clause.id], rendering);
  const opens = own.from === undefined ? opening : own.from.opening;
  return {
    ...rest,
    text: own.words,
    ...(opens && { opening: opens }),
    ...(children && { children: children.map((child) => one(child, text, rendering)) }),
    ...spoken(own.language),
  };
}

interface Shown {
  readonly words: string;
  /** Their language where it is not the rendering's. */
  readonly language?: Language;
  /** What they were taken from. */
  readonly from?: Rendered;
}

function shown(words: string, own: Language, found: Rendered | undefined, { language }: Rendering): Shown {
  if (own === language) return { words };
  return found?.of === source(words) ? { words: found.text, from: found } : { words, language: own };
}

function spoken(language: Language | undefined): { language?: Language } {
  return language === undefined ? {} : { language };
}

/**
 * The text with what an amendment in another language changed; what it left alone keeps its original words.
 * @param rendered the same text in the amendment's language.
 * @param changed `rendered` with the amendment.
 */
export function original(text: Text, rendered: Text, changed: Text): Text {
  const [own, before] = [new Map(walk(text).map(({ clause }) => [clause.id, clause])), wordsById(rendered)];
  const opening = new Map(walk(rendered).map(({ clause }) => [clause.id, clause.opening ?? 0]));
  const said = (language: Language | undefined): Language | undefined => {
    const words = language ?? originalOf(changed);
    return words === originalOf(text) ? undefined : words;
  };
  const restored = ({ language, opening: opens, children, ...clause }: Clause): Clause => {
    const known = own.get(clause.id);
    const same = before.get(clause.id) === clause.text && opening.get(clause.id) === (opens ?? 0);
    const kept = known !== undefined && same;
    const now = kept ? known : { text: clause.text, opening: opens, language: said(language) };
    return {
      ...clause,
      text: now.text,
      ...(now.opening && { opening: now.opening }),
      ...(children && { children: children.map(restored) }),
      ...spoken(now.language),
    };
  };
  const [annexes, notes] = [byId(text.annexes ?? []), byId(text.notes ?? [])];
  const titled = ({ id, title, language, clauses }: Annex): Annex => {
    const known = before.get(id) === title ? annexes.get(id) : undefined;
    const now = known ?? { title, language: said(language) };
    return { id, title: now.title, ...(clauses && { clauses: clauses.map(restored) }), ...spoken(now.language) };
  };
  const noted = ({ id, text: words, language }: Note): Note => {
    const known = before.get(id) === words ? notes.get(id) : undefined;
    return known ?? { id, text: words, ...spoken(said(language)) };
  };
  const left = changed.title === rendered.title;
  const language = left ? text.title_language : said(changed.title_language);
  return {
    title: left ? text.title : changed.title,
    preamble: changed.preamble.map(restored),
    operative: changed.operative.map(restored),
    ...(changed.annexes && { annexes: changed.annexes.map(titled) }),
    ...(changed.notes && { notes: changed.notes.map(noted) }),
    ...spoken(text.language),
    ...(language && { title_language: language }),
  };
}

function byId<T extends { readonly id: string }>(all: readonly T[]): Map<string, T> {
  return new Map(all.map((each) => [each.id, each]));
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
 * The rendering with what was written, the title's too; what nobody touched stays as current or as far behind as it was, an empty wording
 * is none, and what is no longer in the text is let go.
 */
export function updated(
  text: Text,
  before: Rendering | null,
  language: Language,
  written: Readonly<Record<string, Written>>,
): Rendering {
  const clauses = { ...before?.clauses, ...written };
  const own = (text.title_language ?? originalOf(text)) === language;
  const title = own ? { text: text.title } : (written[TITLE] ?? { text: before?.title ?? "", of: before?.of });
  const rendering = { language, title: title.text, clauses, ...("of" in title && title.of && { of: title.of }) };
  const kept = [...standings(text, rendering)].flatMap(([id, state]): (readonly [string, Rendered])[] => {
    const found = clauses[id];
    return id === TITLE || state === "own" || found === undefined || found.text === "" ? [] : [[id, found]];
  });
  return { ...rendering, clauses: Object.fromEntries(kept) };
}
