/**
 * What the adoption of an amendment means for others: said before the vote from how they stand to each other, and found after it from the
 * versions of the text (P-54). The chair rules; here is only what can be ruled, and on account of what.
 */
import { anchors } from "../../core/colliding";
import { rebase } from "../../core/rebasing";
import type { Text } from "../../core/text";
import type { Amendment, EnBloc, Proposal } from "../../live/nouns";
import type { Relation } from "../amendments/relations";

/** The amendments that could no longer be put to the vote if one were adopted; `kind` says why. */
export function overtakes(id: string, relations: readonly Relation[]): Relation[] {
  return relations.filter(({ one, kind }) => one === id && (kind === "incompatible" || kind === "implies"));
}

/** A pending amendment that an adopted one touches. */
export interface Overtaken {
  readonly amendment: Amendment;
  /** The adopted amendment on account of which it can be ruled moot. */
  readonly by: Amendment;
  /** Whether it still fits, so that the chair may as well put it to the vote. */
  readonly fits: boolean;
}

/** What is looked at: a draft, all its amendments, and the texts by hash, as far as they are loaded. */
export interface Case {
  readonly proposal: Proposal;
  readonly amendments: readonly Amendment[];
  readonly blocs: readonly EnBloc[];
  readonly texts: ReadonlyMap<string, Text>;
  readonly misfits: (amendment: Amendment) => boolean;
}

/**
 * The pending amendments that can be ruled moot, each with what was adopted and made it so: first those that no longer fit. One whose own
 * amendment is among them falls with it and is not named.
 */
export function overtaken(of: Case): Overtaken[] {
  const adopted = of.amendments.filter(({ state }) => state === "adopted" || state === "incorporated");
  const pending = of.amendments.filter(({ state }) => state === "circulated" || state === "second_vote_pending");
  const found = pending.flatMap((amendment): Overtaken[] => {
    const fits = !of.misfits(amendment);
    const by = fits ? sameWords(amendment, adopted) : (brokenBy(amendment, of) ?? touching(amendment, adopted));
    return by ? [{ amendment, by, fits }] : [];
  });
  const gone = new Set(found.filter(({ fits }) => !fits).map(({ amendment }) => amendment.id));
  const named = found.filter(({ amendment }) => !gone.has(amendment.amends ?? ""));
  return named.sort((one, other) => Number(one.fits) - Number(other.fits));
}

/** The adopted amendment with whose version the words that an amendment is anchored to went. */
function brokenBy(amendment: Amendment, { proposal, amendments, blocs, texts }: Case): Amendment | undefined {
  const base = texts.get(amendment.base);
  const since = proposal.versions.findIndex(({ text }) => text === amendment.base);
  if (base === undefined || since < 0) return undefined;
  const broke = proposal.versions.slice(since + 1).find(({ text }) => {
    const then = texts.get(text);
    return then !== undefined && rebase(amendment.changes, base, then).misfits.length > 0;
  });
  const made = blocs.find(({ id }) => id === broke?.cause)?.amendments ?? [broke?.amendment ?? ""];
  const makers = amendments.filter(({ id, state }) => made.includes(id) && state !== "circulated");
  return touching(amendment, makers) ?? makers[0];
}

/** The last of the adopted amendments to the same that changes a clause which this one changes, too. */
function touching(amendment: Amendment, adopted: readonly Amendment[]): Amendment | undefined {
  const clauses = new Set(anchors(amendment.changes));
  return adopted
    .filter(({ amends, changes }) => amends === amendment.amends && anchors(changes).some((id) => clauses.has(id)))
    .sort((one, other) => other.entry - one.entry)[0];
}

/** An adopted amendment that was made to the same version and changes the same clause. */
function sameWords(amendment: Amendment, adopted: readonly Amendment[]): Amendment | undefined {
  return touching(
    amendment,
    adopted.filter(({ base }) => base === amendment.base),
  );
}
