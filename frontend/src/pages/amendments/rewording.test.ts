import { describe, expect, it } from "vitest";
import { asClauseText, wholeWords, widened } from "./rewording";

describe("words", () => {
  it("are whole, with their marks, and ideographs one by one", () => {
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
