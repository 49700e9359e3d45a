import { describe, expect, it } from "vitest";
import type { Amendment, Ballot, Meeting, Proposal } from "../../live/nouns";
import type { Quorum } from "../../live/quorum";
import { type Floor, steps } from "./steps";

const meeting = { id: "m", number: 1, state: "open", voting: null, present: [] } as unknown as Meeting;
const proposal = { id: "p", symbol: "A/1/L.1", state: "circulated", ballot: null, tied: null } as unknown as Proposal;
const amendment = (n: number, state: Amendment["state"]): Amendment =>
  ({ id: `a${n}`, symbol: `A/1/L.1/Amend.${n}`, proposal: "p", state, tied: null }) as unknown as Amendment;
const quorum: Quorum = { present: 100, members: 193, opening: 65, decision: 97, opens: true, decides: true };
const ballot = { id: "b", number: 1 } as unknown as Ballot;

const floor: Floor = {
  meeting,
  quorum,
  ballot: undefined,
  proposal,
  amendments: [],
  now: new Date("2026-11-24T12:00:00Z"),
  secondVoteHours: 48,
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

  it("decide nothing without the quorum (P-14)", () => {
    expect(told({ quorum: { ...quorum, decides: false } })).toEqual(["put_proposal: decision_quorum", "adjourn"]);
  });

  it("lock the open ballot, which nothing interrupts (P-75)", () => {
    const voting = { meeting: { ...meeting, voting: "b" }, ballot, proposal: { ...proposal, ballot: "b" } };
    expect(told(voting)).toEqual(["lock", "put_proposal: voting_in_progress", "adjourn: voting_in_progress"]);
  });

  it("rule moot what an adopted amendment implied (P-54)", () => {
    const amendments = [amendment(1, "adopted"), amendment(2, "circulated")];
    expect(told({ amendments })).toEqual(["put_amendment", "put_proposal: amendments_pending", "moot", "adjourn"]);
  });

  it("take the second vote at a subsequent meeting, within 48 hours (P-69)", () => {
    const tied = (at: string, meeting: string) => ({
      proposal: { ...proposal, state: "second_vote_pending" as const, tied: { at, meeting } },
    });
    expect(told(tied("2026-11-22T12:00:01Z", "before"))[0]).toBe("put_proposal");
    const late = told(tied("2026-11-22T11:59:59Z", "before"));
    expect(late).toEqual(["put_proposal: second_vote_lapsed", "adjourn"]);
    const here = told(tied("2026-11-22T12:00:01Z", meeting.id));
    expect(here).toEqual(["put_proposal: second_vote_same_meeting", "adjourn"]);
  });
});
