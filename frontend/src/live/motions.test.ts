import { describe, expect, it } from "vitest";
import { before, NO_TEXT, pendingMotions } from "./motions";
import type { Motion, MotionKind, Proposal, RulesProfile } from "./nouns";
import { hex, utf8 } from "../core/bytes";
import { sha256 } from "../core/sha256";

const rule = (rank: number): object => ({ rank, speakers: [0, 0], majority: "simple", rule: "" });
const profile = {
  motions: {
    suspend_meeting: rule(1),
    adjourn_meeting: rule(2),
    adjourn_debate: rule(3),
    close_debate: rule(4),
    limit_speaking_time: rule(5),
    reconsider: rule(5),
    change_order_of_proposals: rule(5),
    suspend_rule: rule(5),
  },
} as unknown as RulesProfile;
const draft = { id: "p", state: "circulated", debate_closed: false } as unknown as Proposal;
let entries = 0;
const moved = (kind: MotionKind, change: Partial<Motion> = {}): Motion =>
  ({
    id: kind,
    kind,
    meeting: "m",
    proposal: null,
    order: [],
    state: "moved",
    entry: ++entries,
    ...change,
  }) as unknown as Motion;
const kinds = (motions: readonly Motion[], drafts: readonly Proposal[] = [draft], meeting = "m"): string[] =>
  pendingMotions(motions, drafts, meeting, profile).map(({ kind }) => kind);

describe("the motions before a meeting", () => {
  it("name the hash of nothing where they are about no text", () => {
    expect(NO_TEXT).toBe(hex(sha256(utf8(""))));
  });

  it("stand in the order of their rank, a point of order first, of one rank as they were made (P-29, P-32)", () => {
    const motions = [
      moved("limit_speaking_time"),
      moved("adjourn_debate", { proposal: "p" }),
      moved("point_of_order"),
      moved("suspend_rule", { state: "objected" }),
      moved("suspend_meeting"),
    ];
    expect(kinds(motions)).toEqual([
      "point_of_order",
      "suspend_meeting",
      "adjourn_debate",
      "limit_speaking_time",
      "suspend_rule",
    ]);
  });

  it("are over with their meeting, but for the notice of a suspension of a rule (P-110)", () => {
    expect(kinds([moved("suspend_meeting"), moved("suspend_rule")], [draft], "n")).toEqual(["suspend_rule"]);
  });

  it("are over when what they were about is decided", () => {
    const about = { proposal: "p" };
    const decided = { ...draft, state: "adopted" } as Proposal;
    expect(kinds([moved("adjourn_debate", about), moved("reconsider", about)], [decided])).toEqual(["reconsider"]);
    expect(kinds([moved("close_debate", about)], [{ ...draft, debate_closed: true }])).toEqual([]);
    expect(kinds([moved("change_order_of_proposals", { order: ["p", "q"] })])).toEqual([]);
    expect(kinds([moved("suspend_meeting", { state: "carried" })])).toEqual([]);
  });

  it("come before a vote on what they are about", () => {
    const pending = [moved("limit_speaking_time"), moved("adjourn_debate", { proposal: "p" })];
    expect(before(pending, draft)?.kind).toBe("adjourn_debate");
    expect(before(pending, { ...draft, id: "q" })).toBeUndefined();
    expect(before([moved("adjourn_meeting")], { ...draft, id: "q" })?.kind).toBe("adjourn_meeting");
    expect(before([moved("change_order_of_proposals", { order: ["p", "q"] })], draft)).toBeDefined();
  });
});
