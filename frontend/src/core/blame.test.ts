import { describe, expect, it } from "vitest";
import { blame, type Credit } from "./blame";
import { tokens } from "./diff";
import { Chance } from "./testdata";
import { type Clause, type Text, wordsById } from "./text";

const text = (...operative: readonly (readonly [id: string, words: string])[]): Text => ({
  title: "Compute",
  preamble: [],
  operative: operative.map(([id, words]): Clause => ({ id, kind: "operative", text: words })),
});
const runs = (credits: readonly Credit[] | undefined): string[] =>
  (credits ?? []).map(({ words, version }) => `${version}:${words}`);
const wordsOf = (words: string): string[] => tokens(words).map((word) => word.trim());
const wordsIn = (of: Text): Set<string> =>
  new Set([...wordsById(of).values()].flatMap((words) => ["", ...wordsOf(words)]));

describe("who brought these words", () => {
  it("the first version brought all that it has", () => {
    const credits = blame([text(["first1", "Urges all States to share"])]);
    expect(runs(credits.get("first1"))).toEqual(["0:Urges all States to share"]);
    expect(runs(credits.get("title"))).toEqual(["0:Compute"]);
  });

  it("each later version what it put in, over all of them", () => {
    const credits = blame([
      text(["first1", "Urges all States to share"]),
      text(["first1", "Urges all Member States to share"]),
      text(["first1", "Urges all Member States to share tests"], ["second", "Decides to meet"]),
    ]);
    expect(runs(credits.get("first1"))).toEqual(["0:Urges all", "1: Member", "0: States to share", "2: tests"]);
    expect(runs(credits.get("second"))).toEqual(["2:Decides to meet"]);
  });

  it("words that are deleted and come again were brought anew", () => {
    const credits = blame([text(["first1", "a b c"]), text(["first1", "a c"]), text(["first1", "a b c"])]);
    expect(runs(credits.get("first1"))).toEqual(["0:a", "2: b", "0: c"]);
  });

  it("a clause that was split off keeps who brought its words", () => {
    const credits = blame([
      text(["first1", "Urges all States to share tests"]),
      text(["first1", "Urges all States to share tests and full results every year"]),
      text(["first1", "Urges all States to share tests"], ["second", "and full results every year"]),
    ]);
    expect(runs(credits.get("second"))).toEqual(["1:and full results every year"]);
  });

  it("a clause of one who writes the same few words is their own", () => {
    const credits = blame([text(["first1", "Decides today"], ["second", "Stays"]), text(["second", "Stays today"])]);
    expect(runs(credits.get("second"))).toEqual(["0:Stays", "1: today"]);
  });

  it("the runs of all versions joined are the text, and no run is of a version that lacked its words", () => {
    const chance = new Chance(11);
    for (let i = 0; i < 400; i++) {
      const versions = Array.from({ length: chance.whole(1, 6) }, () =>
        text(
          ...["first1", "second", "third1", "fourth"]
            .filter((_, n) => n === 0 || chance.whole(0, 3) > 0)
            .map((id) => [id, chance.text("ab, .加é\u0301𝟚  ", 30)] as const),
        ),
      );
      const credits = blame(versions);
      const words = wordsById(versions.at(-1)!);
      expect([...credits.keys()]).toEqual([...words.keys()]);
      for (const [id, now] of words) {
        const own = credits.get(id)!;
        expect(own.map((run) => run.words).join("")).toBe(now);
        expect(own.every((run) => run.words !== "")).toBe(true);
        expect(own.some((run, at) => run.version === own[at + 1]?.version)).toBe(false);
        const known = own.map((run) => wordsIn(versions[run.version]!));
        own.forEach((run, at) => expect(wordsOf(run.words).every((word) => known[at]!.has(word))).toBe(true));
      }
    }
  });
});
