/** Which component shows which route. Each is a chunk of its own, so that the first screen stays small. */
import type { Component } from "svelte";
import { pageWords } from "../i18n/index";
import type { Route } from "../routes";

/** A page takes what its route names. */
export type Page = Component<Record<string, string>>;

// Vite makes a chunk of each; a glob lets a page's props be typed where it is written
const files = import.meta.glob<Page>(["../pages/*/*.svelte"], { import: "default" });

const FILES: Readonly<Record<Exclude<Route["page"], "not-found">, string>> = {
  assemblies: "assemblies/Assemblies",
  found: "assemblies/Found",
  "sign-in": "sign-in/SignIn",
  now: "now/Now",
  texts: "proposals/Texts",
  text: "proposals/Text",
  versions: "versions/Versions",
  revise: "revising/Revise",
  rendering: "languages/Write",
  table: "proposals/Table",
  amendment: "amendments/Amendment",
  draft: "drafts/Draft",
  votes: "ballots/Votes",
  vote: "ballots/Vote",
  check: "ballots/Check",
  member: "histories/History",
  elections: "elections/Elections",
  election: "elections/Election",
  chair: "meetings/Chair",
  secretariat: "meetings/Secretariat",
  projector: "projector/Projector",
  record: "record/Record",
  rules: "rules/Rules",
  search: "threads/Search",
};

/** The pages whose words are in the first load, or in that of "Now", as long as nobody is signed in. */
const FIRST: ReadonlySet<Route["page"]> = new Set(["now", "sign-in", "not-found"]);

/** Loads the page of a route and its words; undefined where there is no such page. Who can act is told why not in any words that there are. */
export async function load(page: Route["page"], acts: boolean): Promise<Page | undefined> {
  const component = page === "not-found" ? undefined : files[`../pages/${FILES[page]}.svelte`]?.();
  return (await Promise.all([component, pageWords(acts || !FIRST.has(page))]))[0];
}

/** What the route names, as the page's props. */
export function named(route: Route): Record<string, string> {
  return Object.fromEntries(Object.entries(route).filter(([name]) => name !== "page"));
}
