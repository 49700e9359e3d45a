import { describe, expect, it } from "vitest";
import type { Text } from "../../core/text";
import { directionOf, pieces, rowsOf } from "./rows";

const TEXT: Text = {
  title: "Compute",
  preamble: [{ id: "pp0001", kind: "preambular", text: "Recalling its resolution", opening: 9 }],
  operative: [
    {
      id: "op0001",
      kind: "operative",
      text: "Decides",
      children: [{ id: "sub001", kind: "sub_paragraph", text: "to meet" }],
    },
    { id: "op0002", kind: "operative", text: "Urges all States." },
  ],
};

describe("a text as it is printed", () => {
  it("has hanging numbers, addresses and closing marks, none twice", () => {
    const rows = rowsOf(TEXT, TEXT);
    expect(rows.map(({ mark, label, stop, state }) => [mark, label, stop, state])).toEqual([
      ["", "PP1", ",", "unchanged"],
      ["1.", "1", ":", "unchanged"],
      ["(a)", "1 (a)", ";", "unchanged"],
      ["2.", "2", "", "unchanged"],
    ]);
  });

  it("closes with the marks of its script", () => {
    const stops = (text: string): string[] => {
      const written: Text = {
        ...TEXT,
        preamble: [{ id: "pp0001", kind: "preambular", text }],
        operative: [{ id: "op0001", kind: "operative", text }],
      };
      return rowsOf(written, written).map((row) => row.stop);
    };
    expect(stops("تؤكد A/79/88")).toEqual(["،", "."]);
    expect(stops("回顾 AI")).toEqual(["，", "。"]);
    expect(stops("Recalling 回顾")).toEqual([",", "."]);
  });

  it("shows what was deleted where it stood, with the number it had", () => {
    const without: Text = { ...TEXT, operative: [TEXT.operative[1]!] };
    const rows = rowsOf(TEXT, without);
    expect(rows.map(({ id, state, mark }) => [id, state, mark])).toEqual([
      ["pp0001", "unchanged", ""],
      ["op0001", "deleted", "1."],
      ["sub001", "deleted", "(a)"],
      ["op0002", "unchanged", ""],
    ]);
  });
});

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
    expect(pieces("urges", 0, [])).toEqual([{ words: "urges", italic: false, touched: 0 }]);
  });
});

it("words are read in the direction of their first letter", () => {
  expect(directionOf("(1) تحث الدول")).toBe("rtl");
  expect(directionOf("3. Urges تحث")).toBe("ltr");
});
