import { describe, expect, it } from "vitest";
import { compareWords } from "../../core/diff";
import { closed, markOf, pieces, piecesOf } from "./pieces";

describe("the pieces of a clause", () => {
  it("join to its words, cut where opening words and amendments end", () => {
    const cut = pieces("👩🏽‍🔬 urges all", 10, [
      { start: 5, end: 10 },
      { start: 7, end: 14 },
    ]);
    expect(cut.map((piece) => piece.words).join("")).toBe("👩🏽‍🔬 urges all");
    expect(cut.map(({ italic, touched }) => [italic, touched])).toEqual([
      [true, 0],
      [true, 1],
      [true, 2],
      [false, 1],
    ]);
  });

  it("is one piece where nothing cuts it", () => {
    expect(
      pieces("urges", 0, [{ start: 2, end: 2 }])
        .map((piece) => piece.words)
        .join(""),
    ).toBe("urges");
    expect(pieces("urges", 0, [])).toEqual([
      { words: "urges", italic: false, touched: 0, depth: 0, attribution: false, stop: false },
    ]);
  });

  it("never cuts a mark, and knows it", () => {
    const cut = pieces("as {@abcdef} has{^note01}", 5, [{ start: 8, end: 14 }]);
    expect(cut.map((piece) => piece.words)).toEqual(["as ", "{@abcdef}", " h", "as", "{^note01}"]);
    expect(cut.map(markOf)).toEqual([null, { sign: "@", id: "abcdef" }, null, null, { sign: "^", id: "note01" }]);
  });

  it("says what is in brackets and who wants it", () => {
    const cut = pieces("𝟚 [a [b] – KEN] c", 0, []);
    expect(cut.map(({ words, depth, attribution }) => [words, depth, attribution])).toEqual([
      ["𝟚 ", 0, false],
      ["[a ", 1, false],
      ["[b]", 2, false],
      [" – KEN", 1, true],
      ["]", 1, false],
      [" c", 0, false],
    ]);
  });
});

describe("the pieces of a difference", () => {
  it("join to the words of each run", () => {
    const [old, now] = ["Urges [all – KEN] to see {@abcdef}", "Invites [all – KEN, FRA] to see {@ghijkl}{^note01}"];
    const ops = compareWords(old, now);
    const stretches = piecesOf(ops, 7);
    expect(stretches.map(({ pieces }) => pieces.map(({ words }) => words).join(""))).toEqual(
      ops.map(({ words }) => words),
    );
    const kept = stretches.filter(({ deed }) => deed !== "delete").flatMap(({ pieces }) => pieces);
    expect(kept.filter(({ italic }) => italic).map(({ words }) => words)).toEqual(["Invites"]);
    expect(kept.filter(({ attribution }) => attribution).map(({ words }) => words)).toEqual([" – KEN", ", FRA"]);
    expect(kept.flatMap((piece) => markOf(piece)?.id ?? [])).toEqual(["ghijkl", "note01"]);
  });
});

it("the closing mark stands before the footnote marks at the end", () => {
  const at = (words: string): string[] => closed(pieces(words, 0, []), ";").map((piece) => piece.words);
  expect(at("all")).toEqual(["all", ";"]);
  expect(at("all{^note01} {^note02}")).toEqual(["all", ";", "{^note01}", " ", "{^note02}"]);
  expect(closed(pieces("all", 0, []), "")).toHaveLength(1);
});
