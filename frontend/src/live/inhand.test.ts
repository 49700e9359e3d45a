import { describe, expect, it } from "vitest";
import { noObjects } from "./apply";
import { inHand } from "./inhand";
import type { AnyObject, Noun, Nouns } from "./nouns";

/** A house that shows these objects. */
function house(...objects: readonly Record<string, unknown>[]): Parameters<typeof inHand>[0] {
  const kept = noObjects();
  for (const object of objects as unknown as AnyObject[])
    (kept[object.noun] as Map<string, AnyObject>).set(object.id, object);
  return {
    all: <N extends Noun>(noun: N) => [...kept[noun].values()] as Nouns[N][],
    get: <N extends Noun>(noun: N, id: string | null | undefined) => (id ? kept[noun].get(id) : undefined),
  };
}

const one = { noun: "proposal", id: "one", state: "circulated", ballot: null, entry: 1 };
const other = { noun: "proposal", id: "other", state: "circulated", ballot: null, entry: 2 };
const order = (proposal: string, entry: number): Record<string, unknown> => ({
  noun: "ruling",
  id: `r${entry}`,
  proposal,
  entry,
});

describe("the draft in hand", () => {
  it("is the next one until the chair has dealt with any, and none where all are decided", () => {
    expect(inHand(house(one, other))?.id).toBe("one");
    expect(inHand(house({ ...one, state: "adopted" }))).toBeUndefined();
  });

  it("is the one that the chair dealt with last, as long as it is not decided", () => {
    expect(inHand(house(one, other, order("other", 5)))?.id).toBe("other");
    expect(inHand(house(one, other, order("other", 5), order("one", 6)))?.id).toBe("one");
    expect(inHand(house(one, { ...other, state: "adopted" }, order("other", 5)))?.id).toBe("one");
  });

  it("is that of a ballot on one of its amendments", () => {
    const amendment = { noun: "amendment", id: "a", proposal: "other", entry: 3 };
    const ballot = { noun: "ballot", id: "b", entry: 9, put: { matter: { noun: "amendment", id: "a" } } };
    expect(inHand(house(one, other, order("one", 5), amendment, ballot))?.id).toBe("other");
  });

  it("is above all the one that is voted on", () => {
    expect(inHand(house({ ...one, ballot: "b" }, other, order("other", 5)))?.id).toBe("one");
  });
});
