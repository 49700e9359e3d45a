/**
 * The addresses of the pages, read and written. A route is plain data; whoever shows it loads the page's own chunk.
 */

export type Route =
  | { readonly page: "assemblies" | "found" }
  | { readonly page: "sign-in"; readonly token: string }
  | {
      readonly page:
        | "now"
        | "texts"
        | "table"
        | "votes"
        | "elections"
        | "chair"
        | "secretariat"
        | "projector"
        | "record"
        | "rules"
        | "search";
      readonly assembly: string;
    }
  | {
      readonly page: "text" | "versions" | "revise" | "vote" | "check" | "election" | "member";
      readonly assembly: string;
      readonly id: string;
    }
  | { readonly page: "rendering"; readonly assembly: string; readonly id: string; readonly language: string }
  | { readonly page: "amendment"; readonly assembly: string; readonly proposal: string; readonly id: string }
  | { readonly page: "draft"; readonly assembly: string; readonly id: string }
  | { readonly page: "not-found" };

const SIMPLE = new Set([
  "now",
  "texts",
  "table",
  "votes",
  "chair",
  "secretariat",
  "projector",
  "record",
  "rules",
  "search",
  "elections",
] as const);
type Simple = typeof SIMPLE extends Set<infer Page> ? Page : never;

/** The route of an address. */
export function read(path: string, hash = ""): Route {
  const parts = path.split("/").filter(Boolean).map(decode);
  const [first, assembly, page, id, below, last] = parts;
  if (first === undefined) return { page: "assemblies" };
  if (first === "found" && parts.length === 1) return { page: "found" };
  if (first === "sign-in" && parts.length === 1) return { page: "sign-in", token: hash.replace(/^#/, "") };
  if (first !== "a" || assembly === undefined) return { page: "not-found" };
  if (page === undefined) return { page: "now", assembly };
  if (parts.length === 3 && SIMPLE.has(page as Simple)) return { page: page as Simple, assembly };
  if (id !== undefined && page === "texts") {
    if (parts.length === 4) return { page: "text", assembly, id };
    if (parts.length === 5 && (below === "versions" || below === "revise")) return { page: below, assembly, id };
    if (parts.length === 6 && below === "languages" && last) return { page: "rendering", assembly, id, language: last };
    if (parts.length === 6 && below === "amendments" && last)
      return { page: "amendment", assembly, proposal: id, id: last };
  }
  if (id !== undefined && page === "drafts" && parts.length === 4) return { page: "draft", assembly, id };
  if (id !== undefined && page === "members" && parts.length === 4) return { page: "member", assembly, id };
  if (id !== undefined && page === "elections" && parts.length === 4) return { page: "election", assembly, id };
  if (id !== undefined && page === "votes") {
    if (parts.length === 4) return { page: "vote", assembly, id };
    if (parts.length === 5 && below === "check") return { page: "check", assembly, id };
  }
  return { page: "not-found" };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const a = (assembly: string, ...rest: readonly string[]): string =>
  ["", "a", assembly, ...rest].map(encodeURIComponent).join("/");

/** The address of each page. */
export const to = {
  assemblies: (): string => "/",
  found: (): string => "/found",
  signIn: (): string => "/sign-in",
  now: (assembly: string): string => a(assembly, "now"),
  texts: (assembly: string): string => a(assembly, "texts"),
  text: (assembly: string, proposal: string): string => a(assembly, "texts", proposal),
  /** A text read in another way: in a language that it has, or (`words`) with who brought its words. */
  reading: (assembly: string, proposal: string, read: string): string =>
    `${a(assembly, "texts", proposal)}?read=${read}`,
  /** The versions of a text, two of them compared. */
  versions: (assembly: string, proposal: string, two?: { readonly from: number; readonly to: number }): string =>
    `${a(assembly, "texts", proposal, "versions")}${two ? `?from=${two.from}&to=${two.to}` : ""}`,
  revise: (assembly: string, proposal: string): string => a(assembly, "texts", proposal, "revise"),
  rendering: (assembly: string, proposal: string, language: string): string =>
    a(assembly, "texts", proposal, "languages", language),
  amendment: (assembly: string, proposal: string, id: string): string =>
    a(assembly, "texts", proposal, "amendments", id),
  draft: (assembly: string, id: string): string => a(assembly, "drafts", id),
  table: (assembly: string): string => a(assembly, "table"),
  /** The tabling page, filled with a withdrawn text. */
  reintroduce: (assembly: string, proposal: string): string => `${a(assembly, "table")}?again=${proposal}`,
  votes: (assembly: string): string => a(assembly, "votes"),
  vote: (assembly: string, ballot: string): string => a(assembly, "votes", ballot),
  check: (assembly: string, ballot: string): string => a(assembly, "votes", ballot, "check"),
  /** How a member voted; with another one, how often the two voted alike. */
  member: (assembly: string, id: string, other?: string): string =>
    `${a(assembly, "members", id)}${other ? `?with=${encodeURIComponent(other)}` : ""}`,
  elections: (assembly: string): string => a(assembly, "elections"),
  election: (assembly: string, id: string): string => a(assembly, "elections", id),
  chair: (assembly: string): string => a(assembly, "chair"),
  secretariat: (assembly: string): string => a(assembly, "secretariat"),
  projector: (assembly: string): string => a(assembly, "projector"),
  record: (assembly: string): string => a(assembly, "record"),
  rules: (assembly: string): string => a(assembly, "rules"),
  search: (assembly: string): string => a(assembly, "search"),
  /** The thread of a text or of one of its clauses, open beside it. */
  thread: (assembly: string, { id, clause = "" }: { readonly id: string; readonly clause?: string }): string =>
    `${a(assembly, "texts", id)}?thread=${encodeURIComponent(clause)}`,
};
