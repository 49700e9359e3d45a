import { describe, expect, it } from "vitest";
import type { Ballot, Proposal, WithoutVote } from "./nouns";
import { askedNow, called, inProgress, interruption, isOpen, standing } from "./voting";

const ORDER = ["ARG", "CHN", "KEN"] as const;
const call = (change: Partial<NonNullable<Ballot["roll_call"]>>): Pick<Ballot, "roll_call"> => ({
  roll_call: { seed: "", order: ORDER, answers: {}, passed: [], silent: [], ...change },
});

describe("who is called (P-74)", () => {
  it("is the next in order, then those that passed, once", () => {
    expect(called(call({}))).toBe("ARG");
    expect(called(call({ answers: { ARG: "against" } }))).toBe("CHN");
    expect(called(call({ answers: { ARG: "against", KEN: "in_favour" }, passed: ["CHN"] }))).toBe("CHN");
    expect(called(call({ answers: { ARG: "against" }, passed: ["CHN"] }))).toBe("KEN");
    expect(
      called(call({ answers: { ARG: "against", KEN: "in_favour" }, passed: ["CHN"], silent: ["CHN"] })),
    ).toBeUndefined();
    expect(called({ roll_call: null })).toBeUndefined();
  });
});

describe("where a vote stands", () => {
  const at = "2026-11-24T10:00:00Z";
  const void_ = { at, reason: "An error", demanded: null };
  it("is open until it is locked or void, and in progress until it has an outcome", () => {
    expect(isOpen({ locked: null, annulled: null })).toBe(true);
    expect(isOpen({ locked: at, annulled: null })).toBe(false);
    expect(isOpen({ locked: null, annulled: void_ })).toBe(false);
    expect(inProgress({ annulled: null, outcome: null })).toBe(true);
    expect(inProgress({ annulled: void_, outcome: null })).toBe(false);
  });

  it("is interrupted as long as the last interruption has not ended", () => {
    const point = {
      cause: "incident",
      at,
      reason: "The line is down",
      member: null,
      ended: null,
      ruling: null,
    } as const;
    expect(interruption({ suspensions: [] })).toBeUndefined();
    expect(interruption({ suspensions: [{ ...point, ended: at }] })).toBeUndefined();
    expect(interruption({ suspensions: [{ ...point, ended: at }, point] })).toBe(point);
  });
});

describe("adoption without a vote (P-81)", () => {
  const proposal = {
    id: "p",
    state: "circulated",
    versions: [{ text: "t" }],
    without_vote: false,
  } as unknown as Proposal;
  const asked = { proposal: "p", text: "t", state: "asked" } as unknown as WithoutVote;
  it("is asked about the text in force of a draft that is undecided", () => {
    expect(askedNow([asked], proposal)).toBe(asked);
    expect(askedNow([{ ...asked, text: "before" }], proposal)).toBeUndefined();
    expect(askedNow([{ ...asked, state: "stopped" }], proposal)).toBeUndefined();
    expect(askedNow([asked], { ...proposal, state: "rejected" })).toBeUndefined();
    expect(askedNow([], undefined)).toBeUndefined();
  });

  it("is said wherever the draft's state is", () => {
    expect(standing({ ...proposal, state: "second_vote_pending" }, "proposal")).toBe("proposal-second-vote-pending");
    const adopted = { ...proposal, state: "adopted", without_vote: true } as const;
    expect(standing(adopted, "proposal")).toBe("proposal-adopted-without-vote");
    expect(standing(adopted, "proposal-is")).toBe("proposal-is-adopted-without-vote");
  });
});
