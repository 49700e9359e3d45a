/** What made each version of a text, and who brought its words: an amendment, several together, a sponsor, the secretariat. */
import type { Amendment, EnBloc, Proposal, Version } from "../../live/nouns";

export type MadeBy = "tabled" | "amendment" | "en_bloc" | "revision" | "oral_revision" | "corrigendum" | "division";

export interface Made {
  readonly kind: MadeBy;
  /** Which revision or corrigendum it is, from 1; 0 for what has no such number. */
  readonly nth: number;
  readonly amendments: readonly Amendment[];
  /** The members behind it; none for a corrigendum and for a part that was rejected. */
  readonly members: readonly string[];
}

/** What is known beside the proposal. */
export interface Known {
  get(noun: "amendment", id: string | null): Amendment | undefined;
  get(noun: "en_bloc", id: string | null): EnBloc | undefined;
}

/** What made a version, by its place among the versions. */
export function madeOf(proposal: Proposal, index: number, known: Known): Made {
  const version = proposal.versions[index];
  if (version === undefined || version.kind === "tabled")
    return { kind: "tabled", nth: 0, amendments: [], members: by(proposal.versions[0]) };
  if (version.kind === "amendment") {
    const amendments = amendmentsOf(version, known);
    const kind = version.amendment === null ? "en_bloc" : "amendment";
    return { kind, nth: 0, amendments, members: sponsorsOf(amendments) };
  }
  const nth = proposal.versions.slice(0, index + 1).filter(({ kind }) => kind === version.kind).length;
  return { kind: version.kind, nth: version.kind === "division" ? 0 : nth, amendments: [], members: by(version) };
}

function by(version: Version | undefined): readonly string[] {
  return version?.by ? [version.by] : [];
}

function amendmentsOf({ amendment, cause }: Version, known: Known): Amendment[] {
  if (amendment !== null) return [known.get("amendment", amendment) ?? []].flat();
  const together = known.get("en_bloc", cause);
  return (together?.amendments ?? [])
    .filter((id) => together?.objections[id] === undefined)
    .flatMap((id) => known.get("amendment", id) ?? []);
}

function sponsorsOf(amendments: readonly Amendment[]): string[] {
  return [...new Set(amendments.flatMap(({ sponsors }) => sponsors))];
}

/** Of several amendments that made a version, those that brought certain words; all, where it can't be told. */
export function bringing(made: Made, words: string): Made {
  if (made.amendments.length < 2) return made;
  const brought = made.amendments.filter((amendment) => JSON.stringify(amendment.changes).includes(quoted(words)));
  return brought.length === 0 ? made : { ...made, amendments: brought, members: sponsorsOf(brought) };
}

function quoted(words: string): string {
  return JSON.stringify(words.trim()).slice(1, -1);
}
