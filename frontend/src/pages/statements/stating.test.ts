import { describe, expect, it } from "vitest";
import type { Ballot, Proposal, RulesProfile, Statement } from "../../live/nouns";
import { inOrder, whyNotExplain, whyNotIntend, withoutVote } from "./stating";

const never = { sponsor_eov: "never" } as unknown as RulesProfile;
const amended = { sponsor_eov: "if_amended" } as unknown as RulesProfile;
const draft = {
  noun: "proposal",
  id: "p",
  symbol: "A/1/L.1",
  state: "circulated",
  ballot: null,
  sponsors: ["KEN"],
  versions: [{ kind: "tabled" }],
} as unknown as Proposal;
const ballot = {
  id: "b",
  number: 1,
  roll: ["KEN", "FRA"],
  outcome: {},
  put: { matter: { id: "p", symbol: "A/1/L.1" } },
} as unknown as Ballot;
const stated = (kind: Statement["kind"], change: Partial<Statement> = {}): Statement =>
  ({ id: kind, kind, member: "FRA", subject: "p", before: false, entry: 1, ...change }) as unknown as Statement;
const why = (
  member: string,
  subject: Proposal = draft,
  said: Statement[] = [],
  rules = never,
  ballots: Ballot[] = [],
): string | undefined => whyNotExplain(subject, subject, member, said, ballots, rules)?.[0];

describe("an explanation of vote", () => {
  it("is given once, before the vote or after it, and never while it goes on (P-75, P-76)", () => {
    expect(why("FRA")).toBeUndefined();
    expect(why("FRA", draft, [stated("reply")])).toBeUndefined();
    expect(why("FRA", draft, [stated("explanation")])).toBe("stated_already");
    expect(why("FRA", { ...draft, ballot: "b" })).toBe("voting_in_progress");
    expect(why("FRA", { ...draft, state: "withdrawn" })).toBe("nothing_to_explain");
  });

  it("is not a sponsor's on its own text, unless the rules allow it once it was amended (P-47)", () => {
    expect(why("KEN")).toBe("sponsor_explains");
    expect(why("KEN", draft, [], amended)).toBe("sponsor_explains");
    const changed = { ...draft, versions: [...draft.versions, { kind: "amendment" }] } as unknown as Proposal;
    expect(why("KEN", changed, [], amended)).toBeUndefined();
  });

  it("is one of position, a sponsor's too, where there was no vote (P-82)", () => {
    const adopted = { ...draft, state: "adopted" } as Proposal;
    expect([withoutVote(adopted, []), withoutVote(adopted, [ballot])]).toEqual([true, false]);
    expect(why("KEN", adopted)).toBeUndefined();
    expect(why("KEN", adopted, [], never, [ballot])).toBe("sponsor_explains");
  });
});

describe("a note of how a member had intended to vote", () => {
  it("is made once after the lock, by a member on the roll (P-78)", () => {
    expect(whyNotIntend(ballot, "FRA", [])).toBeUndefined();
    expect(whyNotIntend({ ...ballot, outcome: null }, "FRA", [])?.[0]).toBe("note_after_the_lock");
    expect(whyNotIntend(ballot, "TUV", [])?.[0]).toBe("not_on_roll");
    expect(whyNotIntend(ballot, "FRA", [stated("intended", { subject: "b" })])?.[0]).toBe("stated_already");
  });
});

it("reads what was said before the vote first", () => {
  const after = stated("explanation", { entry: 1 });
  const before = stated("explanation", { entry: 2, before: true });
  expect(inOrder([after, before])).toEqual([before, after]);
});
