import { describe, expect, it } from "vitest";
import { Chance } from "../../core/testdata";
import { asClauseText, codePoints, reworded, slice, wholeWords, widened } from "./rewording";

/** What the law does with a rewording: the words from `start` to `end` must be `old`, and become `new`. */
function applied(text: string, change: ReturnType<typeof reworded>): string {
  if (change === null) return text;
  expect(slice(text, change.start, change.end)).toBe(change.old);
  return slice(text, 0, change.start) + change.new + slice(text, change.end);
}

describe("the rewording of a clause", () => {
  it.each([
    ["one word", "Urges all Member States to report", "Urges all Member States to consider", 27, "report", "consider"],
    ["part of a word is the whole word", "shall decide", "should decide", 0, "shall", "should"],
    ["an insertion", "shall report", "shall not report", 6, "", "not "],
    ["a deletion", "shall not report", "shall report", 6, "not ", ""],
    ["at the end", "Decides", "Decides to meet", 7, "", " to meet"],
    ["after an emoji of several code points", "👩🏽‍🔬 reports on AI", "👩🏽‍🔬 reports on data", 16, "AI", "data"],
    ["an emoji is not cut", "a 👩🏽‍🔬 b", "a 👩🏽‍🏫 b", 2, "👩🏽‍🔬", "👩🏽‍🏫"],
    ["one ideograph", "敦促各会员国报告", "敦促各成员国报告", 3, "会", "成"],
    ["beyond the basic plane", "𠀀𠀁会", "𠀀𠀁员", 2, "会", "员"],
    ["Arabic with vowel marks", "تَحُثُّ الدول على التعاون", "تَحُثُّ الدول على التضامن", 18, "التعاون", "التضامن"],
  ])("%s", (_, before, after, start, old, now) => {
    expect(reworded(before, after)).toEqual({ start, end: start + codePoints(old), old, new: now });
  });

  it("is nothing where nothing was changed", () => expect(reworded("same", "same")).toBeNull());

  it("gives the edited text back, whatever was edited", () => {
    const chance = new Chance(11);
    const letters = "ab c,会员 اَل é👩🏽‍🔬🇰🇪 .";
    for (let i = 0; i < 2_000; i++) {
      const [before, after] = [chance.text(letters, 12), chance.text(letters, 12)];
      expect(applied(before, reworded(before, after))).toBe(after);
    }
  });

  it("begins and ends with whole words", () => {
    expect(wholeWords("it's 3.5 会员 é")).toEqual(["it", "'", "s", " ", "3", ".", "5", " ", "会", "员", " ", "é"]);
  });
});

describe("a selection", () => {
  it("is widened to whole words and leaves the spaces at its ends out", () => {
    expect(widened("Urges all States", 2, 8)).toEqual({ start: 0, end: 9 });
    expect(widened("Urges all States", 5, 9)).toEqual({ start: 6, end: 9 });
    expect(widened("👩🏽‍🔬 AI", 4, 6)).toEqual({ start: 5, end: 7 });
    expect(widened("a  b", 1, 3)).toEqual({ start: 1, end: 1 });
  });
});

it("typed words become one line without anything that turns the reading order", () => {
  expect(asClauseText(" e\u0301 one\n\ttwo\u202e three ")).toBe("é one two three");
});
