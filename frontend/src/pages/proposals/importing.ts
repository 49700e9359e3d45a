/**
 * Reading a text or an amendment out of a file: the server reads it and stores nothing, and everything in the file that is not in the
 * text comes back as a remark with its place.
 */
import { api } from "../../api/api";
import { refusalSentence } from "../../api/sentence";
import type { Change } from "../../core/changes";
import type { Clause, Language, Text } from "../../core/text";
import { t } from "../../i18n/index";

export interface Remark {
  readonly code: string;
  readonly place: string;
  readonly words: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface Imported {
  readonly text: Text;
  readonly remarks: readonly Remark[];
}

/** The files that can be read, as a file control names them. */
export const ACCEPTED = ".docx,.xml,.akn,.md,.markdown,.txt";

/** Reads a file; throws as `api` does. */
export function importFile(file: File): Promise<Imported> {
  return api.send<Imported>(`/api/imports?name=${encodeURIComponent(file.name)}`, file);
}

/** What an Akoma Ntoso amendment asks to change in the version of that hash. */
export interface ImportedAmendment {
  readonly base: string;
  readonly changes: readonly Change[];
  readonly explanation: string;
}

/** What an amendment is to: a proposal, or an amendment to it; and in which language, where it is not the text's own. */
export interface To {
  readonly proposal: string;
  readonly amends?: string | null | undefined;
  readonly language?: Language | null | undefined;
}

/** Reads an amendment; throws as `api` does. */
export function importAmendment(file: File, to: To): Promise<ImportedAmendment> {
  const said = Object.entries(to).filter((each): each is [string, string] => typeof each[1] === "string");
  return api.send<ImportedAmendment>(`/api/imports/amendment?${new URLSearchParams(said)}`, file);
}

/** What a remark means. */
export function remarkSentence({ code, facts }: Remark): string {
  return code === "bad_text" ? refusalSentence(code, facts) : t(`remark-${code.replaceAll("_", "-")}`, facts);
}

/** How many paragraphs a text has, with those of its annexes. */
export function countClauses({ preamble, operative, annexes = [] }: Text): number {
  const count = (clauses: readonly Clause[]): number =>
    clauses.reduce((sum, { children = [] }) => sum + 1 + count(children), 0);
  return count(preamble) + count(operative) + annexes.reduce((sum, { clauses = [] }) => sum + count(clauses), 0);
}
