import { describe, expect, it } from "vitest";
import type { Text } from "../../core/text";
import { directionOf, rowsOf } from "./rows";

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

  it("shows words that were put into another language as two, and closes the others with its own marks", () => {
    const now: Text = {
      ...TEXT,
      title: "الحوسبة",
      title_language: "ar",
      preamble: [{ id: "pp0001", kind: "preambular", text: "إذ تشير إلى قرارها", language: "ar" }],
    };
    const rows = rowsOf(TEXT, now);
    expect(rows.slice(0, 2).map(({ was, ops }) => [was, ops.map(({ deed }) => deed)])).toEqual([
      ["en", ["delete", "insert"]],
      ["en", ["delete", "insert"]],
    ]);
    expect(rows.map(({ stop }) => stop)).toEqual(["", "،", ":", ";", ""]);
    expect(rows[2]?.sheet.language).toBe("en");
    expect(rowsOf(now, TEXT)[0]?.was).toBe("ar");
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

const MARKED: Text = {
  title: "Models",
  preamble: [{ id: "ppone1", kind: "preambular", text: "Recalling {@annex1}{^note01}" }],
  operative: [
    { id: "head01", kind: "heading", text: "What is done" },
    { id: "opone1", kind: "operative", text: "Decides, see {@ppone1}", language: "zh" },
  ],
  annexes: [{ id: "annex1", title: "Terms{^note02}", clauses: [{ id: "inside", kind: "paragraph", text: "Shares" }] }],
  notes: [
    { id: "note01", text: "Of 2026" },
    { id: "note02", text: "Of {@inside}" },
  ],
};

describe("a text with annexes, headings and footnotes", () => {
  it("has a row for the title of an annex, and what its marks stand for", () => {
    const rows = rowsOf(MARKED, MARKED);
    expect(rows.map(({ id, kind, label, stop, state }) => [id, kind, label, stop, state])).toEqual([
      ["ppone1", "clause", "PP1", ",", "unchanged"],
      ["head01", "clause", "H1", "", "unchanged"],
      ["opone1", "clause", "1", "。", "unchanged"],
      ["annex1", "title", "annex", "", "unchanged"],
      ["inside", "clause", "annex, 1", ".", "unchanged"],
    ]);
    const { labels, notes } = rows[0]!.sheet;
    expect([labels.get("annex1"), labels.get("gone01")]).toEqual(["annex", undefined]);
    expect([...notes.values()].map(({ id, number }) => [id, number])).toEqual([
      ["note01", 1],
      ["note02", 2],
    ]);
  });

  it("shows that a footnote, an annex and a title changed", () => {
    const now: Text = {
      ...MARKED,
      title: "Shared models",
      preamble: [{ id: "ppone1", kind: "preambular", text: "Recalling{^note01}" }],
      annexes: [],
      notes: [{ id: "note01", text: "Of 2027" }],
    };
    expect(rowsOf(MARKED, now).map(({ id, state }) => [id, state])).toEqual([
      ["title", "changed"],
      ["ppone1", "changed"],
      ["head01", "unchanged"],
      ["opone1", "unchanged"],
      ["annex1", "deleted"],
      ["inside", "deleted"],
    ]);
    const only: Text = { ...MARKED, notes: [{ id: "note01", text: "Of 2027" }, MARKED.notes![1]!] };
    expect(rowsOf(MARKED, only).filter(({ state }) => state === "changed")).toHaveLength(1);
    expect(rowsOf({ ...MARKED, annexes: [] }, MARKED).find(({ id }) => id === "annex1")?.state).toBe("inserted");
  });
});

it("words are read in the direction of their first letter", () => {
  expect(directionOf("(1) تحث الدول")).toBe("rtl");
  expect(directionOf("3. Urges تحث")).toBe("ltr");
});
