/** A member's votes as the server counts them from the published openings, and how lists of them are narrowed and ordered. */
import { api } from "../../api/api";
import type { Choice } from "../../core/ballotrecord";
import { currentLanguage } from "../../i18n/index";

export interface Cast {
  readonly ballot: string;
  readonly number: number;
  readonly meeting: string;
  readonly locked: string;
  readonly noun: string;
  readonly symbol: string;
  readonly title: string;
  readonly result: string;
  /** Null where the member was not on the roll. */
  readonly vote: Choice | "not_voting" | null;
}

export interface History {
  readonly member: string;
  readonly participation: Readonly<Record<Choice | "not_voting", number>>;
  /** The first vote first. */
  readonly votes: readonly Cast[];
}

/** In how many votes both chose, and in how many of them the same. */
export interface Shared {
  readonly both: number;
  readonly same: number;
}

export interface Alike extends Shared {
  readonly member: string;
}

export interface Compared extends Shared {
  readonly one: string;
  readonly other: string;
  readonly meetings: readonly (Shared & { readonly meeting: string; readonly at: string })[];
  readonly differed: readonly { readonly ballot: string; readonly one: Choice; readonly other: Choice }[];
}

const at = (assembly: string, member: string, rest: string): string =>
  `/api/assemblies/${assembly}/members/${encodeURIComponent(member)}/${rest}`;

export const historyOf = (assembly: string, member: string): Promise<History> => api.get(at(assembly, member, "votes"));
export const alikeOf = (assembly: string, member: string): Promise<Alike[]> =>
  api.get(at(assembly, member, "agreement"));
export const comparedOf = (assembly: string, one: string, other: string): Promise<Compared> =>
  api.get(at(assembly, one, `agreement/${encodeURIComponent(other)}`));

/** What a list of votes is narrowed to. */
export interface Narrowing {
  readonly vote: Cast["vote"] | "all";
  readonly search: string;
}

/** The votes that are wanted, the latest first. */
export function narrowed(votes: readonly Cast[], { vote, search }: Narrowing): Cast[] {
  const wanted = search.trim().toLocaleLowerCase();
  return votes
    .filter((each) => vote === "all" || each.vote === vote)
    .filter((each) => wanted === "" || `${each.symbol} ${each.title}`.toLocaleLowerCase().includes(wanted))
    .toReversed();
}

/** Those with whom the agreement is highest first; where it is the same, those with whom more votes are shared. */
export function ranked(alike: readonly Alike[], name: (id: string) => string): Alike[] {
  return alike.toSorted(
    (one, other) =>
      other.same * one.both - one.same * other.both ||
      other.both - one.both ||
      name(one.member).localeCompare(name(other.member), "en"),
  );
}

/** "78%": never 100% where they once differed, nor 0% where they once agreed. */
export function percent({ both, same }: Shared): string {
  const share = same / both;
  const whole = same === both || same === 0 ? share : Math.min(0.99, Math.max(0.01, share));
  return new Intl.NumberFormat(currentLanguage(), { style: "percent", maximumFractionDigits: 0 }).format(whole);
}
