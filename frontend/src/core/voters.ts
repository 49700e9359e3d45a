/**
 * Who voted with which key: goes through the entries of an open ballot in the record's order, follows the voting keys from the roll
 * through every change of hands, and checks the signature of each vote (P-01, P-09, P-77). A key that takes over is in its own entry;
 * that it was enrolled for that member may lie before the opening and is left to the full verifier.
 */
import { type ActFields, type Choice, choiceNamed, type Entry, type Voter } from "./ballotrecord";
import { type Bytes, unb64 } from "./bytes";
import type { Value } from "./canonical";
import { keyid, verify } from "./envelope";
import { BadProof } from "./errors";

/** The vote of a member that counts: sealed, or answered aloud when the roll was called (P-74). */
export interface CountedVote {
  readonly index: number;
  readonly commitment: string;
  readonly answer?: Choice;
  /** Whether two tellers entered it (P-91). */
  readonly entered?: boolean;
}

export interface VotesFound {
  /** How many votes were cast, replaced ones included. */
  readonly casts: number;
  /** The last vote of each member. */
  readonly counted: ReadonlyMap<string, CountedVote>;
}

/** The key that holds a member's vote, and its name. */
interface Holder {
  readonly id: string;
  readonly key: Bytes;
}

/** The keys as the entries so far leave them. */
interface Keys {
  /** By member; none where the vote has no key. */
  readonly holders: Map<string, Holder | null>;
  /** For which member an accreditation acts, as far as these entries show it. */
  readonly members: ReadonlyMap<string, string>;
}

/**
 * Checks every vote on a ballot.
 * @param entries from the opening to the lock, contiguous, already proved to be in the record.
 * @throws BadProof naming the entry that does not hold.
 */
export async function checkVotes(
  ballot: string,
  entries: readonly Entry[],
  roll: readonly Voter[],
): Promise<VotesFound> {
  const keys = keysAtOpening(entries, roll);
  const counted = new Map<string, CountedVote>();
  const signatures: Promise<void>[] = [];
  const tellers: Tellers = { appointed: [], waiting: new Map() };
  const ended = new Set<string>();
  let casts = 0;
  for (const entry of entries) {
    const { act, index } = entry;
    if (ended.has(act.actor)) throw new BadProof(`entry ${index}: the accreditation ${act.actor} has ended`);
    if (act.kind === "accreditation.revoke") ended.add(String(act.accreditation));
    if (act.kind === "vote.cast" && act.ballot === ballot) {
      const member = String(act.member);
      signatures.push(demandSignature(entry, holderOfCast(keys, entry, member).key));
      counted.set(member, { index, commitment: String(act.commitment) });
      casts++;
    } else if (act.kind === "vote.answer" && act.ballot === ballot) {
      const member = String(act.member);
      signatures.push(demandSignature(entry, holderOfCast(keys, entry, member).key));
      if (act.answer === "pass") continue;
      if (counted.has(member)) throw new BadProof(`entry ${index}: ${member} answers twice`);
      counted.set(member, { index, commitment: "", answer: choiceNamed(act.answer) });
      casts++;
    } else if (TELLERS_ACTS.has(act.kind) && act.ballot === ballot) {
      const vote = tellersVote(tellers, entry, keys);
      if (vote === null) continue;
      counted.set(vote.member, { index, commitment: vote.commitment, entered: true });
      casts++;
    } else {
      const changed = changeOfHands(keys, entry);
      if (changed !== null) signatures.push(demandSignature(entry, changed));
    }
  }
  await Promise.all(signatures);
  return { casts, counted };
}

const TELLERS_ACTS = new Set(["ballot.appoint", "vote.enter", "vote.confirm"]);

/** The two tellers, and what one has entered and the other has not confirmed yet. */
interface Tellers {
  appointed: readonly Value[];
  readonly waiting: Map<string, { readonly by: string; readonly commitment: string }>;
}

/**
 * Follows what tellers enter; a vote is what two different ones have named by the same commitment (P-91). That their keys are theirs
 * may lie before the opening and is left to the full verifier.
 */
function tellersVote(
  tellers: Tellers,
  { act, index }: Entry,
  { holders }: Keys,
): { readonly member: string; readonly commitment: string } | null {
  if (act.kind === "ballot.appoint") {
    tellers.appointed = Array.isArray(act.tellers) ? (act.tellers as readonly Value[]) : [];
    return null;
  }
  const [member, commitment] = [String(act.voter), String(act.commitment)];
  if (!tellers.appointed.includes(act.actor)) throw new BadProof(`entry ${index}: ${act.actor} is not a teller`);
  if (!holders.has(member)) throw new BadProof(`entry ${index}: ${member} is not on the roll`);
  if (act.kind === "vote.enter") {
    tellers.waiting.set(member, { by: act.actor, commitment });
    return null;
  }
  const waiting = tellers.waiting.get(member);
  if (waiting?.commitment !== commitment || waiting.by === act.actor)
    throw new BadProof(`entry ${index}: one teller alone enters the vote of ${member}`);
  tellers.waiting.delete(member);
  return { member, commitment };
}

function keysAtOpening(entries: readonly Entry[], roll: readonly Voter[]): Keys {
  const holders = new Map<string, Holder | null>();
  for (const { member, key } of roll) holders.set(member, key === null ? null : holderOf(key));
  return { holders, members: membersOfActors(entries) };
}

function holderOf(publicKey: string): Holder {
  const key = unb64(publicKey);
  return { id: keyid(key), key };
}

/** Every act of a delegate names their member; an actor who names two is no delegate. */
function membersOfActors(entries: readonly Entry[]): Map<string, string> {
  const members = new Map<string, string>();
  for (const { act, index } of entries) {
    if (!isOfMember(act)) continue;
    const before = members.get(act.actor);
    if (before !== undefined && before !== act.member)
      throw new BadProof(`entry ${index}: ${act.actor} acts for two members`);
    members.set(act.actor, String(act.member));
  }
  return members;
}

function isOfMember(act: ActFields): boolean {
  return typeof act.member === "string";
}

function holderOfCast({ holders }: Keys, { envelope, index }: Entry, member: string): Holder {
  const holder = holders.get(member);
  if (holder === undefined) throw new BadProof(`entry ${index}: ${member} is not on the roll`);
  if (holder === null) throw new BadProof(`entry ${index}: ${member} has no voting key`);
  if (envelope.signatures.length !== 1 || envelope.signatures[0]!.keyid !== holder.id)
    throw new BadProof(`entry ${index}: not signed by the voting key of ${member}`);
  return holder;
}

/** Follows a voting key to other hands; returns the key that has to have signed the change, unless that is for the full verifier. */
function changeOfHands({ holders, members }: Keys, { act, envelope, index }: Entry): Bytes | null {
  switch (act.kind) {
    case "key.enrol": {
      const holder = holderOf(String(act.public_key));
      const member = members.get(act.actor);
      if (act.votes === true && member !== undefined) holders.set(member, holder);
      return holder.key;
    }
    case "key.entrust": {
      const holder = holderOf(String(act.public_key));
      if (envelope.signatures.length !== 1 || envelope.signatures[0]!.keyid !== holder.id)
        throw new BadProof(`entry ${index}: not signed by the key that takes over`);
      holders.set(String(act.member), holder);
      return holder.key;
    }
    case "key.revoke": {
      for (const [member, holder] of holders) if (holder?.id === act.key) holders.set(member, null);
      return null;
    }
    default:
      return null;
  }
}

async function demandSignature({ envelope, index }: Entry, key: Bytes): Promise<void> {
  try {
    await verify(envelope, key);
  } catch {
    throw new BadProof(`entry ${index}: the signature does not hold`);
  }
}
