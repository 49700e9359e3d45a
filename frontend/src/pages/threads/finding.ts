/** What is asked of the search and what it finds, between the address, the server and the screen. */
import { t } from "../../i18n/index";
import type { House } from "../../live/house.svelte";
import type { Subject } from "../../live/nouns";
import { to } from "../../routes";

export const NOUNS = ["text", "amendment", "comment"] as const;
export const LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"] as const;

const FIELDS = ["q", "noun", "language", "proposal", "member"] as const;
export type Question = Record<(typeof FIELDS)[number], string>;

export interface Found {
  readonly noun: "proposal" | "clause" | "amendment" | "comment";
  readonly id: string;
  readonly proposal: string;
  readonly amendment: string | null;
  readonly clause: string | null;
  readonly label: string | null;
  readonly audience: string;
  readonly member: string | null;
  readonly language: string;
  readonly at: string | null;
  readonly snippet: readonly { readonly words: string; readonly hit: boolean }[];
}

/** The question that an address holds. */
export function asked(search: string): Question {
  const given = new URLSearchParams(search);
  return Object.fromEntries(FIELDS.map((field) => [field, given.get(field) ?? ""])) as Question;
}

/** The question as the end of an address, without what is not asked. */
export function queryOf(question: Question, after = 0): string {
  const given = FIELDS.filter((field) => question[field] !== "").map((field) => [field, question[field]]);
  const query = new URLSearchParams([...given, ...(after > 0 ? [["after", String(after)]] : [])]).toString();
  return query && `?${query}`;
}

/** Where it stands: a clause in its text, an amendment on its page, a comment in its thread. */
export function addressOf(assembly: string, found: Found): string {
  if (found.amendment) return to.amendment(assembly, found.proposal, found.amendment);
  if (found.noun === "comment") return to.thread(assembly, subjectOf(found));
  return to.text(assembly, found.proposal) + (found.clause ? `#clause-${found.clause}` : "");
}

function subjectOf({ proposal, clause }: Found): Subject {
  return clause ? { noun: "clause", id: proposal, clause } : { noun: "proposal", id: proposal };
}

/** What it is, in words. */
export function titleOf(house: House, found: Found): string {
  const amendment = house.get("amendment", found.amendment);
  const symbol = amendment?.symbol ?? house.get("proposal", found.proposal)?.symbol ?? "";
  switch (found.noun) {
    case "clause":
      return t("search-in-clause", { clause: found.label ?? "", symbol });
    case "comment":
      return t(found.clause ? "search-in-comment-clause" : "search-in-comment", { symbol });
    case "amendment":
      return t("search-in-amendment", { symbol });
    default:
      return t("search-in-title", { symbol });
  }
}
