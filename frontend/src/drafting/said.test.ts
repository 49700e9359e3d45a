import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { NOTHING_SAID, say, saidOf } from "./said";

function meet(one: Y.Doc, other: Y.Doc): void {
  const updates = [one, other].map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of [one, other]) for (const update of updates) Y.applyUpdate(doc, update);
}

function two(): [Y.Doc, Y.Doc] {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  [one.clientID, other.clientID] = [1, 2];
  return [one, other];
}

describe("what a draft says besides its words", () => {
  it("is nothing at first, and then what was said, the rest as it was", () => {
    const doc = new Y.Doc();
    expect(saidOf(doc)).toEqual(NOTHING_SAID);
    say(doc, { explanation: "So that all can", pillar: "inclusion" });
    say(doc, { toAll: true });
    expect(saidOf(doc)).toEqual({ explanation: "So that all can", invited: [], toAll: true, pillar: "inclusion" });
    say(doc, { toAll: false, pillar: "" });
    expect(saidOf(doc)).toMatchObject({ toAll: false, pillar: "" });
  });

  it("names those invited in the order in which they were named", () => {
    const doc = new Y.Doc();
    say(doc, { invited: ["KEN", "FRA"] });
    say(doc, { invited: ["KEN", "FRA", "ARG"] });
    say(doc, { invited: ["FRA", "ARG"] });
    say(doc, { invited: ["FRA", "ARG", "KEN"] });
    expect(saidOf(doc).invited).toEqual(["FRA", "ARG", "KEN"]);
  });

  it("is what both have said where two say it at once, and the same for both", () => {
    const [one, other] = two();
    say(one, { explanation: "So that all can", invited: ["KEN"] });
    meet(one, other);
    say(one, { explanation: "So that all members can", invited: ["KEN", "FRA"] });
    say(other, { explanation: "So that all can take part", invited: ["ARG"], toAll: true });
    meet(one, other);
    expect(saidOf(one)).toEqual(saidOf(other));
    expect(saidOf(one)).toMatchObject({ explanation: "So that all members can take part", toAll: true });
    expect([...saidOf(one).invited].sort()).toEqual(["ARG", "FRA"]);
  });
});
