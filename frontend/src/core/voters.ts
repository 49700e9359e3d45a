/**
 * Who voted with which key: goes through the entries of an open ballot in the record's order, follows the voting keys from the roll
 * through every change of hands, and checks the signature of each vote (P-01, P-09, P-77). What a browser can't know is counted, not
 * guessed: a key that took over a vote but was enrolled before the opening has only its name in these entries.
 */
import type { ActFields, Entry, Voter } from "./ballotrecord";
import { type Bytes, unb64 } from "./bytes";
import { keyid, verify } from "./envelope";
import { BadProof } from "./errors";

/** The vote of a member that counts. */
export interface CountedVote {
  readonly index: number;
  readonly commitment: string;
}

export interface VotesFound {
  /** How many votes were cast, replaced ones included. */
  readonly casts: number;
  /** The last vote of each member. */
  readonly counted: ReadonlyMap<string, CountedVote>;
  /** Votes by keys that took over within the ballot and whose enrolment lies before it. */
  readonly unproven: number;
}

/** The key that holds a member's vote: its name, and the key itself where it is known. */
interface Holder {
  readonly id: string;
  readonly key: Bytes | null;
}

/** The keys as the entries so far leave them. */
interface Keys {
  /** By member; none where the vote has no key. */
  readonly holders: Map<string, Holder | null>;
  /** Known keys by name. */
  readonly known: Map<string, Bytes>;
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
  let [casts, unproven] = [0, 0];
  for (const entry of entries) {
    const { act, index } = entry;
    if (act.kind === "vote.cast" && act.ballot === ballot) {
      const member = String(act.member);
      const holder = holderOfCast(keys, entry, member);
      if (holder.key === null) unproven++;
      else signatures.push(demandSignature(entry, holder.key));
      counted.set(member, { index, commitment: String(act.commitment) });
      casts++;
    } else {
      const changed = changeOfHands(keys, entry);
      if (changed !== null) signatures.push(demandSignature(entry, changed));
    }
  }
  await Promise.all(signatures);
  return { casts, counted, unproven };
}

function keysAtOpening(entries: readonly Entry[], roll: readonly Voter[]): Keys {
  const known = new Map<string, Bytes>();
  const holders = new Map<string, Holder | null>();
  for (const { member, key } of roll) {
    const bytes = key === null ? null : unb64(key);
    if (bytes !== null) known.set(keyid(bytes), bytes);
    holders.set(member, bytes === null ? null : { id: keyid(bytes), key: bytes });
  }
  return { holders, known, members: membersOfActors(entries) };
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

/** Follows a voting key to other hands; returns the key whose signature makes the change, where it is known. */
function changeOfHands(keys: Keys, { act, envelope }: Entry): Bytes | null {
  const { holders, known, members } = keys;
  switch (act.kind) {
    case "key.enrol": {
      const key = unb64(String(act.public_key));
      known.set(keyid(key), key);
      const member = members.get(act.actor);
      if (act.votes === true && member !== undefined) holders.set(member, { id: keyid(key), key });
      return key;
    }
    case "key.entrust": {
      const id = envelope.signatures[0]!.keyid;
      const key = known.get(id) ?? null;
      holders.set(String(act.member), { id, key });
      return key;
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
