/** Who may join and leave the sponsors of a proposal or an amendment now, and why not; the law is the server's (P-45). */
import type { Amendment, Proposal } from "../../live/nouns";

export type Sponsored = Pick<Proposal | Amendment, "sponsors" | "invited" | "open_to_cosponsors">;

/** How a member stands to a text. */
export type Place = "main" | "sponsor" | "invited" | "other";

/** How a member stands to a text: its main sponsor is the first. */
export function placeOf({ sponsors, invited }: Sponsored, member: string): Place {
  if (sponsors[0] === member) return "main";
  if (sponsors.includes(member)) return "sponsor";
  return invited.includes(member) ? "invited" : "other";
}

/** Why a member can't join, as the id of a message; nothing when it can. */
export function whyNotJoin(subject: Sponsored, member: string): "sponsors-not-open" | undefined {
  return placeOf(subject, member) === "other" && !subject.open_to_cosponsors ? "sponsors-not-open" : undefined;
}

/** Why a sponsor can't leave, as the id of a message; nothing when it can. */
export function whyNotLeave({ sponsors }: Sponsored): "sponsors-last" | undefined {
  return sponsors.length === 1 ? "sponsors-last" : undefined;
}
