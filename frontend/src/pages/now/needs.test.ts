import { describe, expect, it } from "vitest";
import type {
  Amendment,
  Ballot,
  Comment,
  Division,
  EnBloc,
  Meeting,
  Motion,
  Poll,
  Proposal,
  Role,
} from "../../live/nouns";
import type { Quorum } from "../../live/quorum";
import { needs, type View } from "./needs";

const meeting = { id: "m", number: 1, state: "open", present: ["KEN"] } as unknown as Meeting;
const ballot = {
  id: "b",
  locked: null,
  annulled: null,
  outcome: null,
  method: "recorded",
  suspensions: [],
  tellers: [],
  counted: null,
  roll_call: null,
  roll: ["KEN", "NOR"],
} as unknown as Ballot;
const proposal = {
  noun: "proposal",
  id: "p",
  state: "circulated",
  ballot: null,
  sponsors: ["KEN"],
  invited: [],
  parts: [],
} as unknown as Proposal;
const amendment = {
  noun: "amendment",
  id: "a",
  proposal: "p",
  state: "circulated",
  accepted: [],
  invited: [],
} as unknown as Amendment;
const quorum = { opens: true, decides: true } as Quorum;

function asked(role: Role | "public", change: Partial<View> = {}): string[] {
  const member = role === "delegate" ? { member: "KEN" } : {};
  const accreditation = role === "public" ? {} : { accreditation: "x-1" };
  return needs({
    assembly: "demo",
    viewer: { role, audiences: [], ...member, ...accreditation },
    signs: true,
    votes: true,
    mine: undefined,
    meeting,
    quorum,
    motions: [],
    ballots: [],
    proposals: [],
    amendments: [],
    blocs: [],
    withoutVotes: [],
    divisions: [],
    votesOnDivision: true,
    polls: [],
    hasHandedIn: () => false,
    hasVoted: () => false,
    asking: [],
    ...change,
  }).map(({ kind }) => kind);
}

describe("what needs me now", () => {
  it("is nothing for those who follow, and for a delegate who has done all", () => {
    expect(asked("public", { ballots: [ballot] })).toEqual([]);
    expect(asked("observer", { ballots: [ballot] })).toEqual([]);
    expect(asked("delegate", { ballots: [ballot], hasVoted: () => true })).toEqual([]);
  });

  it("is the key first, for nothing can be signed without it", () => {
    expect(asked("delegate", { signs: false, votes: false, ballots: [ballot] })).toEqual(["enrol", "vote"]);
    expect(asked("delegate", { votes: false, ballots: [ballot] })).toEqual(["entrust", "vote"]);
  });

  it("is an open ballot on whose roll my member is, then presence, then what waits for my acceptance", () => {
    const absent = { ...meeting, present: [] };
    const all = { ballots: [ballot], meeting: absent, proposals: [proposal], amendments: [amendment] };
    expect(asked("delegate", all)).toEqual(["vote", "presence", "accept"]);
    expect(asked("delegate", { ballots: [{ ...ballot, roll: ["NOR"] }] })).toEqual([]);
    expect(asked("delegate", { ballots: [{ ...ballot, locked: "then" }] })).toEqual([]);
  });

  it("is, for a delegate, what the chair has put together, while an objection can still matter", () => {
    const put = { ...proposal, versions: [{ text: "now" }], sponsors: [] } as unknown as Proposal;
    const bloc = { id: "e", proposal: "p", state: "asked", text: "now", amendments: ["a", "b"], objections: {} };
    const told = (change: Record<string, unknown>, role: Role = "delegate"): string[] =>
      asked(role, { proposals: [put], blocs: [{ ...bloc, ...change } as unknown as EnBloc] });
    expect(told({})).toEqual(["bloc"]);
    expect(told({ objections: { a: "NOR" } })).toEqual(["bloc"]);
    expect(told({ objections: { a: "NOR", b: "KEN" } })).toEqual([]);
    expect(told({ state: "adopted" })).toEqual([]);
    expect(told({ text: "before" })).toEqual([]);
    expect(told({}, "observer")).toEqual([]);
  });

  it("is, for a delegate, a division that another has moved, until somebody objects (P-60)", () => {
    const draft = { ...proposal, versions: [{ text: "now" }], sponsors: [] } as unknown as Proposal;
    const division = { id: "d", proposal: "p", state: "moved", text: "now", moved: "NOR" } as unknown as Division;
    const told = (change: Partial<Division>, view: Partial<View> = {}, role: Role = "delegate"): string[] =>
      asked(role, { proposals: [draft], divisions: [{ ...division, ...change }], ...view });
    expect(told({})).toEqual(["division"]);
    expect(told({ moved: null })).toEqual(["division"]);
    expect(told({ moved: "KEN" })).toEqual([]);
    expect(told({ state: "objected", objected: "CHL" })).toEqual([]);
    expect(told({ text: "before" })).toEqual([]);
    expect(told({}, { votesOnDivision: false })).toEqual([]);
    expect(told({}, { proposals: [{ ...draft, ballot: "b" }] })).toEqual([]);
    expect(told({}, {}, "observer")).toEqual([]);
  });

  it("is, for a delegate, an invitation to co-sponsor, as long as it can be answered (P-45)", () => {
    const invited = { invited: ["KEN"], sponsors: ["NOR"] };
    const told = (draft: Partial<Proposal>, change: Partial<Amendment> = {}): string[] =>
      asked("delegate", {
        proposals: [{ ...proposal, sponsors: ["NOR"], ...draft }],
        amendments: [{ ...amendment, ...change }],
      });
    expect(told(invited)).toEqual(["cosponsor"]);
    expect(told({}, invited)).toEqual(["cosponsor"]);
    expect(told(invited, invited)).toEqual(["cosponsor", "cosponsor"]);
    expect(told({ ...invited, ballot: "b" }, invited)).toEqual([]);
    expect(told({ ...invited, parts: ["x"] }, invited)).toEqual([]);
    expect(told({ ...invited, state: "adopted" })).toEqual([]);
    expect(told({}, { ...invited, state: "withdrawn" })).toEqual([]);
    expect(told({ invited: ["CHL"] }, { invited: ["CHL"] })).toEqual([]);
  });

  it("is, for a delegate, what others ask in a thread, once for each thread", () => {
    const about = { noun: "clause", id: "p", clause: "opera1" } as const;
    const mention = { about, mentions: ["KEN"], said: 1 } as unknown as Comment;
    const question = { about: { noun: "proposal", id: "p" }, mentions: [], said: 2 } as unknown as Comment;
    const asking = [mention, { ...mention, said: 3 }, question];
    expect(asked("delegate", { asking })).toEqual(["mention", "question"]);
    expect(asked("observer", { asking })).toEqual([]);
  });

  it("is one row where many amendments wait for my acceptance", () => {
    const several = (count: number): Amendment[] =>
      Array.from({ length: count }, (_, i) => ({ ...amendment, id: `a${i}` }) as unknown as Amendment);
    expect(asked("delegate", { proposals: [proposal], amendments: several(3) })).toEqual([
      "accept",
      "accept",
      "accept",
    ]);
    expect(asked("delegate", { proposals: [proposal], amendments: several(40) })).toEqual(["accepts"]);
  });

  it("asks for no acceptance that the law would refuse", () => {
    const none = (draft: Partial<Proposal>, change: Partial<Amendment> = {}): void =>
      expect(
        asked("delegate", { proposals: [{ ...proposal, ...draft }], amendments: [{ ...amendment, ...change }] }),
      ).toEqual([]);
    none({ ballot: "b" });
    none({ state: "adopted" });
    none({ sponsors: ["NOR"] });
    none({}, { accepted: ["KEN"] });
    none({}, { state: "withdrawn" });
  });

  it("asks the sponsors of an amendment, not those of the draft, about what would change it", () => {
    const parent = { ...amendment, id: "b", sponsors: ["NOR"], accepted: ["KEN"] } as unknown as Amendment;
    const sub = { ...amendment, amends: "b" };
    expect(asked("delegate", { proposals: [proposal], amendments: [parent, sub] })).toEqual([]);
    const ours = { ...parent, sponsors: ["KEN"] };
    expect(asked("delegate", { proposals: [proposal], amendments: [ours, sub] })).toEqual(["accept"]);
  });

  it("is the next step for the chair", () => {
    expect(asked("chair", { meeting: undefined, quorum: undefined })).toEqual(["call"]);
    expect(asked("chair", { meeting: { ...meeting, state: "called" } })).toEqual(["open"]);
    expect(asked("chair", { proposals: [proposal] })).toEqual(["put"]);
    expect(asked("chair", { proposals: [proposal], ballots: [ballot] })).toEqual(["lock"]);
  });

  it("is presence for the secretariat until the quorum is there", () => {
    expect(asked("secretariat", { quorum: { ...quorum, decides: false } })).toEqual(["note"]);
    expect(asked("secretariat")).toEqual([]);
  });

  it("is a point of order for the chair before all else, and a motion before the drafts (P-29, P-32)", () => {
    const moved = (kind: Motion["kind"]): Motion => ({ id: kind, kind }) as unknown as Motion;
    expect(asked("chair", { motions: [moved("point_of_order")], ballots: [ballot] })).toEqual(["point"]);
    expect(asked("chair", { motions: [moved("close_debate")], proposals: [proposal] })).toEqual(["motion", "put"]);
  });

  it("asks for a paper, of a teller for the count, and of the chair for the close", () => {
    const poll = {
      id: "e",
      closed: null,
      entry_by: "open",
      roll: ["KEN"],
      tellers: [],
      confirmed: [],
    } as unknown as Poll;
    const byHand = { ...poll, entry_by: "manual", tellers: ["KEN", "NOR"], entered: {} } as unknown as Poll;
    expect(asked("delegate", { polls: [poll] })).toEqual(["paper"]);
    expect(asked("delegate", { polls: [poll], hasHandedIn: () => true })).toEqual([]);
    expect(asked("delegate", { polls: [{ ...poll, closed: "now" }] })).toEqual([]);
    expect(asked("delegate", { polls: [byHand] })).toEqual(["teller"]);
    expect(asked("delegate", { polls: [{ ...byHand, confirmed: ["KEN"] }] })).toEqual([]);
    expect(asked("delegate", { polls: [{ ...byHand, entered: null }] })).toEqual([]);
    expect(asked("chair", { polls: [poll] })).toEqual(["poll"]);
  });
});
