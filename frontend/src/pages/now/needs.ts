/**
 * What needs me now, in order of deadline: pure, from what the house shows, so that a table of cases can test it. Nothing here judges;
 * the law does when the act comes.
 */
import type {
  Amendment,
  Ballot,
  Comment,
  Division,
  EnBloc,
  Meeting,
  Member,
  Motion,
  Poll,
  Proposal,
  Viewer,
  WithoutVote,
} from "../../live/nouns";
import { threadName } from "../../live/figures";
import type { Quorum } from "../../live/quorum";
import { pendingAmendment, pendingDivision, undecided } from "../../live/pending";
import { askedNow, called, inProgress, interruption, isOpen, isSealed } from "../../live/voting";

export interface View {
  readonly assembly: string;
  readonly viewer: Viewer;
  /** Whether this device has a key, and whether it holds its member's vote. */
  readonly signs: boolean;
  readonly votes: boolean;
  readonly mine: Member | undefined;
  readonly meeting: Meeting | undefined;
  readonly quorum: Quorum | undefined;
  /** The procedural motions that wait, in the order of their precedence. */
  readonly motions: readonly Motion[];
  readonly ballots: readonly Ballot[];
  readonly proposals: readonly Proposal[];
  readonly amendments: readonly Amendment[];
  /** What the chair has put together. */
  readonly blocs: readonly EnBloc[];
  /** What the chair has asked about adopting without a vote. */
  readonly withoutVotes: readonly WithoutVote[];
  /** The motions to divide a draft. */
  readonly divisions: readonly Division[];
  /** Whether the rules put a division to the vote that somebody objects to (P-60). */
  readonly votesOnDivision: boolean;
  readonly hasVoted: (ballot: string) => boolean;
  /** The ballots of elections, and whether my member has handed in a paper. */
  readonly polls: readonly Poll[];
  readonly hasHandedIn: (poll: string) => boolean;
  /** Unread comments that mention my member, or ask the sponsors of a text of ours. */
  readonly asking: readonly Comment[];
}

/** An amendment that waits for my member's yes. */
export interface Accept {
  readonly kind: "accept";
  readonly amendment: Amendment;
  readonly proposal: Proposal;
}

/** As many acceptances are rows of their own; more are one row that opens. */
const ACCEPTS_MAX = 3;

export type Need =
  | { readonly kind: "enrol" | "entrust" }
  | { readonly kind: "vote"; readonly ballot: Ballot }
  | { readonly kind: "paper" | "teller" | "poll"; readonly poll: Poll }
  | { readonly kind: "bloc"; readonly bloc: EnBloc }
  | { readonly kind: "without_vote"; readonly asked: WithoutVote }
  | { readonly kind: "attest"; readonly ballot: Ballot }
  | { readonly kind: "division"; readonly division: Division }
  | { readonly kind: "cosponsor"; readonly subject: Proposal | Amendment; readonly proposal: Proposal }
  | Accept
  | { readonly kind: "accepts"; readonly all: readonly Accept[] }
  | { readonly kind: "mention" | "question"; readonly comment: Comment }
  | { readonly kind: "presence"; readonly meeting: Meeting }
  | { readonly kind: "lock"; readonly ballot: Ballot }
  | { readonly kind: "call" }
  | { readonly kind: "open"; readonly meeting: Meeting; readonly quorum: Quorum }
  | { readonly kind: "put"; readonly proposal: Proposal }
  | { readonly kind: "point" | "motion"; readonly motion: Motion }
  | { readonly kind: "note"; readonly meeting: Meeting; readonly quorum: Quorum };

/** The list for the viewer's role; empty for those of whom nothing is asked. */
export function needs(view: View): Need[] {
  const { role, accreditation } = view.viewer;
  if (accreditation === undefined || role === "public") return [];
  const key: Need[] = view.signs ? [] : [{ kind: "enrol" }];
  if (role === "delegate") return [...key, ...delegate(view)];
  if (role === "chair") return [...key, ...chair(view)];
  return role === "secretariat" ? [...key, ...secretariat(view)] : key;
}

function delegate(view: View): Need[] {
  const { meeting, viewer, signs, votes } = view;
  const list: Need[] = [];
  if (signs && !votes) list.push({ kind: "entrust" });
  for (const ballot of view.ballots) if (asksFor(view, ballot)) list.push({ kind: "vote", ballot });
  list.push(...papers(view), ...counting(view), ...gavels(view), ...questions(view), ...motions(view));
  if (meeting && meeting.state !== "adjourned" && !meeting.present.includes(viewer.member ?? ""))
    list.push({ kind: "presence", meeting });
  return [...list, ...invitations(view), ...together(acceptances(view)), ...asked(view)];
}

/** Whether a ballot waits for my member's vote now: cast sealed, or answered when it is called (P-74). */
function asksFor({ viewer, hasVoted }: View, ballot: Ballot): boolean {
  const member = viewer.member ?? "";
  if (!isOpen(ballot) || interruption(ballot) || !ballot.roll.includes(member)) return false;
  return isSealed(ballot) ? !hasVoted(ballot.id) : called(ballot) === member;
}

/** What waits for me as a teller: figures to attest (P-91). */
function counting({ ballots, viewer }: View): Need[] {
  const me = viewer.accreditation ?? "";
  return ballots
    .filter(
      (each) => inProgress(each) && each.counted && each.tellers.includes(me) && !each.counted.attested.includes(me),
    )
    .map((ballot) => ({ kind: "attest", ballot }));
}

/** That the chair asks whether a draft may be adopted without a vote (P-81). */
function gavels({ withoutVotes, proposals }: View): Need[] {
  return proposals.flatMap((proposal): Need[] => {
    const asked = askedNow(withoutVotes, proposal);
    return asked ? [{ kind: "without_vote", asked }] : [];
  });
}

/** The open ballot of an election: my member's paper, or its confirmation as a teller of the count (P-90, P-91). */
function papers({ polls, viewer, hasHandedIn }: View): Need[] {
  const member = viewer.member ?? "";
  return polls.flatMap((poll): Need[] => {
    if (poll.closed !== null) return [];
    if (poll.entry_by === "open")
      return poll.roll.includes(member) && !hasHandedIn(poll.id) ? [{ kind: "paper", poll }] : [];
    const asked = poll.entered !== null && poll.tellers.includes(member) && !poll.confirmed.includes(member);
    return asked ? [{ kind: "teller", poll }] : [];
  });
}

/** What the chair asks all, while the text is the one that it asked about, and somebody could still object to something (P-59). */
function questions({ blocs, proposals }: View): Need[] {
  return blocs.flatMap((bloc): Need[] => {
    const proposal = proposals.find(({ id }) => id === bloc.proposal);
    const asked = bloc.state === "asked" && bloc.text === proposal?.versions.at(-1)?.text;
    return asked && bloc.amendments.some((id) => !(id in bloc.objections)) ? [{ kind: "bloc", bloc }] : [];
  });
}

/** Motions to divide that nobody has objected to, and that another has moved (P-60). */
function motions({ divisions, proposals, viewer, votesOnDivision }: View): Need[] {
  if (!votesOnDivision) return [];
  return divisions.flatMap((division): Need[] => {
    const proposal = proposals.find(({ id }) => id === division.proposal);
    const open = division.state === "moved" && pendingDivision(division, proposal) && proposal?.ballot === null;
    return open && division.moved !== viewer.member ? [{ kind: "division", division }] : [];
  });
}

/** Texts whose sponsors have invited my member, which has not answered yet, while it still can (P-45). */
function invitations({ proposals, amendments, viewer }: View): Need[] {
  const member = viewer.member ?? "";
  const subjects: (Proposal | Amendment)[] = [
    ...proposals,
    ...amendments.filter(({ state }) => state === "circulated"),
  ];
  return subjects.flatMap((subject): Need[] => {
    if (!subject.invited.includes(member)) return [];
    const proposal = subject.noun === "proposal" ? subject : proposals.find(({ id }) => id === subject.proposal);
    return proposal && changeable(proposal) ? [{ kind: "cosponsor", subject, proposal }] : [];
  });
}

/** Whether its text, and who sponsors it, can change now (P-37, P-64, P-75). */
function changeable({ ballot, state, parts }: Proposal): boolean {
  return ballot === null && parts.length === 0 && (state === "circulated" || state === "action");
}

/** What others ask of my member and I have not read, once for each thread. */
function asked({ asking, viewer }: View): Need[] {
  const threads = new Map(asking.toReversed().map((comment) => [threadName(comment.about), comment]));
  return [...threads.values()].toReversed().map((comment) => {
    const mentioned = comment.mentions.includes(viewer.member ?? "");
    return { kind: mentioned ? "mention" : "question", comment };
  });
}

/** Amendments to my drafts, and to my amendments, that wait for my yes (P-58); while their text is being voted on it cannot be given. */
function acceptances({ amendments, proposals, viewer }: View): Accept[] {
  const member = viewer.member ?? "";
  return amendments.flatMap((amendment): Accept[] => {
    const proposal = proposals.find((each) => each.id === amendment.proposal);
    const owner = amendments.find(({ id }) => id === amendment.amends) ?? proposal;
    if (!proposal || !owner?.sponsors.includes(member) || !pendingAmendment(amendment) || proposal.ballot) return [];
    if (proposal.state !== "circulated" && proposal.state !== "action") return [];
    return amendment.accepted.includes(member) ? [] : [{ kind: "accept", amendment, proposal }];
  });
}

function together(all: readonly Accept[]): readonly Need[] {
  return all.length > ACCEPTS_MAX ? [{ kind: "accepts", all }] : all;
}

function chair({ ballots, polls, meeting, quorum, proposals, motions: moved }: View): Need[] {
  const [first] = moved;
  if (first?.kind === "point_of_order") return [{ kind: "point", motion: first }];
  const open = ballots.find(inProgress);
  if (open) return [{ kind: "lock", ballot: open }];
  const poll = polls.find(({ closed }) => closed === null);
  if (poll) return [{ kind: "poll", poll }];
  if (!meeting || !quorum) return [{ kind: "call" }];
  if (meeting.state === "called") return [{ kind: "open", meeting, quorum }];
  const waiting: Need[] = first ? [{ kind: "motion", motion: first }] : [];
  return [...waiting, ...proposals.filter(undecided).map((proposal): Need => ({ kind: "put", proposal }))];
}

function secretariat(view: View): Need[] {
  const { meeting, quorum } = view;
  if (!meeting || !quorum) return [{ kind: "call" }];
  return [...counting(view), ...(quorum.decides ? [] : [{ kind: "note", meeting, quorum } as const])];
}
