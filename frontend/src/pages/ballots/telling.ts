/** What the two tellers of a vote do: read what the other one entered, count what was opened to them (P-73, P-91). */
import { api } from "../../api/api";
import { type Choice, readChoice, readOpenings } from "../../core/ballotrecord";
import { type Bytes, hex, unb64, utf8 } from "../../core/bytes";
import { BadProof } from "../../core/errors";
import { sha256 } from "../../core/sha256";
import type { Ballot } from "../../live/nouns";

/** A sealed choice that is shown to one person alone. */
export interface Shown {
  readonly choice: Choice;
  readonly salt: Bytes;
}

/**
 * What the other teller has entered for a member.
 * @throws Offline, Refused; BadFormat where it is no choice.
 */
export async function enteredFor(assembly: string, ballot: string, member: string): Promise<Shown> {
  const path = `/api/assemblies/${assembly}/ballots/${ballot}/entered/${member}`;
  const { body, salt } = await api.get<{ body: string; salt: string }>(path);
  return { choice: readChoice(utf8(body)), salt: unb64(salt) };
}

export interface Figures {
  readonly in_favour: number;
  readonly against: number;
  readonly abstaining: number;
}

/**
 * The figures that this browser counts from the opened votes, which no other page has.
 * @throws BadProof where they are not those that the lock names; Offline, Refused, BadFormat.
 */
export async function counted(assembly: string, ballot: Ballot): Promise<Figures> {
  const bytes = await api.bytes(`/api/assemblies/${assembly}/ballots/${ballot.id}/openings`);
  if (hex(sha256(bytes)) !== ballot.openings) throw new BadProof("openings of another hash");
  const choices = readOpenings(bytes, ballot.id).map(({ body }) => readChoice(utf8(body)));
  const count = (choice: Choice): number => choices.filter((each) => each === choice).length;
  return { in_favour: count("in_favour"), against: count("against"), abstaining: count("abstaining") };
}

/** Whether two counts are the same. */
export function agree(one: Figures, other: Figures | null): boolean {
  return one.in_favour === other?.in_favour && one.against === other.against && one.abstaining === other.abstaining;
}
