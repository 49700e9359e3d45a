import { describe, expect, it } from "vitest";
import type {
  Amendment,
  Ballot,
  Division,
  EnBloc,
  Meeting,
  Motion,
  Proposal,
  ProposalPart,
  RulesProfile,
  Ruling,
  WithoutVote,
} from "../../live/nouns";
import type { Quorum } from "../../live/quorum";
import { type Floor, steps } from "./steps";

const meeting = { id: "m", number: 1, state: "open", voting: null, present: [] } as unknown as Meeting;
const proposal = {
  id: "p",
  symbol: "A/1/L.1",
  state: "circulated",
  ballot: null,
  tied: null,
  order: [],
} as unknown as Proposal;
const amendment = (n: number, state: Amendment["state"]): Amendment =>
  ({
    id: `a${n}`,
    symbol: `A/1/L.1/Amend.${n}`,
    proposal: "p",
    state,
    tied: null,
    amends: null,
  }) as unknown as Amendment;
const quorum: Quorum = { present: 100, members: 193, opening: 65, decision: 97, opens: true, decides: true };
const ballot = {
  id: "b",
  number: 1,
  method: "recorded",
  locked: null,
  annulled: null,
  closes: null,
  suspensions: [],
  roll_call: null,
  counted: null,
  tellers: [],
  roll: ["KEN", "TUV"],
} as unknown as Ballot;

const profile = {
  motions: {
    suspend_meeting: { rank: 1, speakers: [0, 0], majority: "simple", rule: "GA rule 76/118" },
    adjourn_debate: { rank: 3, speakers: [2, 2], majority: "simple", rule: "GA rule 74/116" },
    reconsider: { rank: 5, speakers: [0, 2], majority: "two_thirds", rule: "GA rule 81/123" },
  },
} as unknown as RulesProfile;
const motion = (kind: Motion["kind"], change: Partial<Motion> = {}): Motion =>
  ({ id: kind, kind, symbol: "A/1/PV.1", proposal: null, order: [], objected: null, ...change }) as unknown as Motion;

const floor: Floor = {
  meeting,
  quorum,
  ballot: undefined,
  proposal,
  amendments: [],
  division: undefined,
  parts: [],
  rulings: [],
  motions: [],
  profile,
  earlier: [],
  bloc: undefined,
  asked: undefined,
  voted: 0,
  queue: ["a1", "a2", "a3"],
  overtaken: [],
  now: new Date("2026-11-24T12:00:00Z"),
  secondVoteHours: 48,
  votesOnDivision: true,
};

/** Each step and the reason against it. */
const told = (change: Partial<Floor>): string[] =>
  steps({ ...floor, ...change }).map(({ kind, because }) => (because ? `${kind}: ${because.code}` : kind));

describe("the chair's steps", () => {
  it("begin with calling a meeting", () => {
    expect(told({ meeting: undefined })).toEqual(["call"]);
  });

  it("open a called meeting when enough are present (P-12), and put nothing to the vote before", () => {
    const called = { ...meeting, state: "called" as const };
    expect(told({ meeting: called })).toEqual(["open", "put_proposal: meeting_not_open", "adjourn"]);
    const few = { ...quorum, opens: false, decides: false, present: 3 };
    expect(told({ meeting: called, quorum: few })).toEqual([
      "open: opening_quorum",
      "put_proposal: meeting_not_open",
      "adjourn",
    ]);
  });

  it("put amendments before the text that they change (P-53)", () => {
    const amendments = [amendment(1, "rejected"), amendment(2, "circulated"), amendment(3, "circulated")];
    expect(told({ amendments })).toEqual([
      "put_amendment",
      "put_amendment",
      "put_proposal: amendments_pending",
      "adjourn",
    ]);
  });

  it("put amendments in voting order, those to an amendment before it (P-56), and keep the order announced (P-53)", () => {
    const sub = { ...amendment(4, "circulated"), amends: "a2" };
    const amendments = [amendment(2, "circulated"), amendment(3, "circulated"), sub];
    const queued = { amendments, queue: ["a4", "a2", "a3"] };
    expect(told(queued)).toEqual([
      "put_amendment",
      "put_amendment: sub_amendments_pending",
      "put_amendment",
      "put_proposal: amendments_pending",
      "adjourn",
    ]);
    const ordered = { ...queued, proposal: { ...proposal, order: ["a9", "a3", "a4"] }, queue: ["a3", "a4", "a2"] };
    expect(told(ordered)).toEqual([
      "put_amendment",
      "put_amendment: not_its_turn",
      "put_amendment: sub_amendments_pending",
      "put_proposal: amendments_pending",
      "adjourn",
    ]);
  });

  it("announce the order anew where a later amendment to an amendment has overtaken it", () => {
    const sub = { ...amendment(4, "circulated"), amends: "a2" };
    const amendments = [amendment(2, "circulated"), sub];
    const stuck = { amendments, queue: ["a4", "a2"], proposal: { ...proposal, order: ["a2"] } };
    expect(told(stuck).slice(0, 2)).toEqual(["order", "put_amendment: not_its_turn"]);
    const shut = { ...stuck, meeting: { ...meeting, state: "called" as const } };
    expect(told(shut)).not.toContain("order");
  });

  it("decide nothing without the quorum (P-14)", () => {
    expect(told({ quorum: { ...quorum, decides: false } })).toEqual(["put_proposal: decision_quorum", "adjourn"]);
  });

  it("lock the open ballot, which nothing interrupts (P-75)", () => {
    const voting = { meeting: { ...meeting, voting: "b" }, ballot, proposal: { ...proposal, ballot: "b" } };
    expect(told(voting)).toEqual(["lock", "put_proposal: voting_in_progress", "adjourn: voting_in_progress"]);
  });

  it("rule moot what an adopted amendment implied (P-54), first what no longer fits", () => {
    const [by, late] = [amendment(1, "adopted"), amendment(2, "circulated")];
    const amendments = [by, late];
    const whole = "put_proposal: amendments_pending";
    expect(told({ amendments, overtaken: [{ amendment: late, by, fits: false }] })).toEqual([
      "moot",
      "put_amendment",
      whole,
      "adjourn",
    ]);
    const fits = [{ amendment: late, by, fits: true }];
    expect(told({ amendments, overtaken: fits })).toEqual(["put_amendment", whole, "moot", "adjourn"]);
  });

  it("put an appeal to the vote before all else (P-31)", () => {
    const rulings = [{ id: "r", symbol: "A/1/L.1", state: "appealed" } as unknown as Ruling];
    expect(told({ amendments: [amendment(1, "circulated")], rulings })).toEqual([
      "put_ruling",
      "put_amendment: appeal_pending",
      "put_proposal: appeal_pending",
      "adjourn",
    ]);
  });

  it("adopt what was put together and nobody objects to (P-59)", () => {
    const amendments = [amendment(1, "circulated"), amendment(2, "circulated")];
    const bloc = { amendments: ["a1", "a2"], objections: { a1: "KEN" } } as unknown as EnBloc;
    const [next] = steps({ ...floor, amendments, bloc });
    expect(next).toMatchObject({ kind: "adopt_bloc", remaining: ["a2"] });
    const all = { ...bloc, objections: { a1: "KEN", a2: "NOR" } };
    expect(told({ amendments, bloc: all })[0]).toBe("put_amendment");
  });

  it("put the parts of a divided draft before the whole (P-61)", () => {
    const part = (number: number, state: ProposalPart["state"]): ProposalPart =>
      ({ id: `p${number}`, symbol: "A/1/L.1", number, state, tied: null }) as unknown as ProposalPart;
    expect(told({ parts: [part(1, "adopted"), part(2, "pending")] })).toEqual([
      "put_part",
      "put_proposal: parts_pending",
      "adjourn",
    ]);
    expect(told({ parts: [part(1, "adopted"), part(2, "rejected")] })[0]).toBe("put_proposal");
  });

  it("divide as was moved, or put the motion to the vote when somebody objects (P-60)", () => {
    const division = { id: "d", symbol: "A/1/L.1", objected: null } as unknown as Division;
    const whole = "put_proposal: division_pending";
    expect(told({ division })).toEqual(["grant", "put_division", whole, "adjourn"]);
    const objected = { division: { ...division, objected: "KEN" } };
    expect(told(objected)).toEqual(["put_division", "grant: division_objected", whole, "adjourn"]);
    expect(told({ division, votesOnDivision: false })).toEqual(["grant", whole, "adjourn"]);
    expect(told({ division, amendments: [amendment(1, "circulated")] })).toEqual([
      "put_amendment",
      "grant: amendments_pending",
      "put_division: amendments_pending",
      "put_proposal: amendments_pending",
      "adjourn",
    ]);
    expect(told({ division, quorum: { ...quorum, decides: false } })).toEqual([
      "grant",
      "put_division: decision_quorum",
      "put_proposal: decision_quorum",
      "adjourn",
    ]);
    const voting = { meeting: { ...meeting, voting: "b" }, ballot, proposal: { ...proposal, ballot: "b" } };
    expect(told({ ...voting, division })[1]).toBe("grant: voting_in_progress");
  });

  it("note what has waited in vain for a second vote, and only that (P-69)", () => {
    const tied = { at: "2026-11-22T11:59:59Z", meeting: "before" };
    const late = { ...amendment(1, "second_vote_pending"), tied };
    expect(told({ amendments: [late] })).toEqual([
      "lapse",
      "put_amendment: second_vote_lapsed",
      "put_proposal",
      "ask_without",
      "adjourn",
    ]);
    const timely = { ...late, tied: { ...tied, at: "2026-11-22T12:00:00Z" } };
    expect(told({ amendments: [timely] })).not.toContain("lapse");
    const voting = { meeting: { ...meeting, voting: "b" }, ballot, proposal: { ...proposal, ballot: "b" } };
    expect(told({ ...voting, amendments: [late] })).toContain("lapse: voting_in_progress");
  });

  it("take the second vote at a subsequent meeting, within 48 hours (P-69)", () => {
    const tied = (at: string, meeting: string) => ({
      proposal: { ...proposal, state: "second_vote_pending" as const, tied: { at, meeting } },
    });
    expect(told(tied("2026-11-22T12:00:01Z", "before"))[0]).toBe("put_proposal");
    const late = told(tied("2026-11-22T11:59:59Z", "before"));
    expect(late).toEqual(["lapse", "put_proposal: second_vote_lapsed", "adjourn"]);
    const here = told(tied("2026-11-22T12:00:01Z", meeting.id));
    expect(here).toEqual(["adjourn", "put_proposal: second_vote_same_meeting"]);
  });

  it("rule on a point of order before all else (P-29)", () => {
    const motions = [motion("point_of_order"), motion("suspend_meeting")];
    expect(told({ motions, queue: [] })).toEqual([
      "rule",
      "carry: point_of_order_pending",
      "put_motion: point_of_order_pending",
      "put_proposal: point_of_order_pending",
      "adjourn",
    ]);
    expect(told({ motions, ballot })[0]).toBe("rule");
    expect(told({ motions, ballot })).toContain("lock: point_of_order_pending");
  });

  it("take motions in the order of their rank, and what is objected to is put to the vote (P-32)", () => {
    const motions = [motion("suspend_meeting", { objected: "FRA" }), motion("adjourn_debate", { proposal: "p" })];
    expect(told({ motions })).toEqual([
      "put_motion",
      "carry: motion_objected",
      "carry: motion_first",
      "put_motion: motion_first",
      "put_proposal: motion_first",
      "adjourn",
    ]);
  });

  it("adopt nothing of a draft while a motion about it waits, but anything of another (P-34)", () => {
    expect(told({ motions: [motion("adjourn_debate", { proposal: "p" })] })).toContain("put_proposal: motion_first");
    expect(told({ motions: [motion("adjourn_debate", { proposal: "q" })] })).toContain("put_proposal");
    expect(told({ motions: [motion("reconsider", { proposal: "q" })] })[0]).toBe("carry");
  });

  it("resume a meeting that is suspended", () => {
    expect(told({ meeting: { ...meeting, state: "suspended" } })[0]).toBe("resume");
  });

  it("put an appeal on a point of order to the vote, whichever draft is in hand (P-31)", () => {
    const ruling = { id: "r", motion: "x", meeting: "m", symbol: "A/1/PV.1", state: "appealed" } as unknown as Ruling;
    expect(told({ rulings: [ruling], proposal: undefined })[0]).toBe("put_ruling");
    expect(told({ rulings: [ruling] })).toContain("put_proposal: appeal_pending");
  });

  it("take proposals on one question in their order (P-49)", () => {
    expect(told({ earlier: [{ ...proposal, id: "q" }] })).toContain("put_proposal: earlier_proposal_first");
  });

  it("end the meeting where a second vote waits for the next one (P-69)", () => {
    const tied = { ...amendment(1, "second_vote_pending"), tied: { meeting: "m", at: "2026-11-24T11:00:00Z" } };
    expect(told({ amendments: [tied] })[0]).toBe("adjourn");
  });

  it("ask whether a draft may be adopted without a vote when it could be put, and adopt it when nobody stops it (P-81)", () => {
    expect(told({})).toEqual(["put_proposal", "ask_without", "adjourn"]);
    const asked = { id: "w", symbol: "A/1/L.1" } as unknown as WithoutVote;
    expect(told({ asked })).toEqual(["adopt_without", "put_proposal", "adjourn"]);
    const few = { ...quorum, decides: false, present: 3 };
    expect(told({ asked, quorum: few })[0]).toBe("adopt_without: decision_quorum");
  });

  it("lock a ballot only when its method is through (P-73 to P-75, P-77)", () => {
    const voting = { meeting: { ...meeting, voting: "b" } };
    const lock = (change: Partial<Ballot>, voted = 0): string | undefined =>
      told({ ...voting, ballot: { ...ballot, ...change }, voted })[0];
    const point = { cause: "point_of_order", at: "", reason: "", member: "KEN", ended: null, ruling: null } as const;
    expect(lock({ suspensions: [point] })).toBe("lock: ballot_suspended");
    expect(lock({ suspensions: [{ ...point, ended: "then" }] })).toBe("lock");
    expect(lock({ closes: "2026-11-24T12:00:01Z" })).toBe("lock: closes_later");
    expect(lock({ closes: "2026-11-24T12:00:01Z" }, 2)).toBe("lock");
    expect(lock({ closes: "2026-11-24T12:00:00Z" })).toBe("lock");
    expect(lock({ method: "show_of_hands" })).toBe("lock: nothing_counted");
    expect(lock({ method: "non_recorded" })).toBe("lock: two_tellers");
    const call = { seed: "", order: ["KEN", "TUV"], answers: { KEN: "against" }, passed: [], silent: [] } as const;
    expect(lock({ method: "roll_call", roll_call: call })).toBe("lock: roll_call_not_over");
    expect(lock({ method: "roll_call", roll_call: { ...call, answers: { KEN: "against", TUV: "against" } } })).toBe(
      "lock",
    );
    expect(told({ ...voting, ballot: { ...ballot, locked: "then" } })).not.toContain("lock");
  });
});
