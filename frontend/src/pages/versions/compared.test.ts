import { describe, expect, it } from "vitest";
import type { Clause, Text } from "../../core/text";
import { notesOf } from "../proposals/rows";
import { asked, inShort, isChanged, pairs } from "./compared";

const op = (id: string, text: string, children: Clause[] = []): Clause => ({
  id,
  kind: "operative",
  text,
  ...(children.length > 0 && { children }),
});
const text = (title: string, ...operative: Clause[]): Text => ({ title, preamble: [], operative });
const sub: Clause = { id: "below1", kind: "sub_paragraph", text: "to meet" };
const BEFORE = text(
  "Compute",
  op("first1", "Urges"),
  op("second", "Calls", [sub]),
  op("third1", "Decides"),
  op("fourth", "Ends"),
);

describe("two versions side by side", () => {
  it("a clause that moved is named at both places and compared with itself", () => {
    const now = text(
      "Compute",
      op("third1", "Decides today"),
      op("first1", "Urges"),
      op("second", "Calls", [sub]),
      op("fourth", "Ends"),
    );
    const moved = pairs(BEFORE, now).filter(({ shift }) => shift !== null);
    expect(moved.map(({ row, shift, elsewhere }) => [row.label, shift, elsewhere, row.state])).toEqual([
      ["1", "come", "3", "changed"],
      ["3", "gone", "1", "deleted"],
    ]);
    expect(moved[0]?.row.ops).toEqual([
      { deed: "equal", words: "Decides" },
      { deed: "insert", words: " today" },
    ]);
    expect(inShort(pairs(BEFORE, now))).toEqual({ changed: [], inserted: [], deleted: [], moved: ["1"], title: false });
  });

  it("tells in short what changed, sub-paragraphs with their paragraph, those that are gone as they were", () => {
    const now = text(
      "Compute and data",
      op("first1", "Urges all"),
      op("newone", "Thanks"),
      op("third1", "Decides"),
      op("fourth", "Ends"),
    );
    const all = pairs(BEFORE, now);
    expect(inShort(all)).toEqual({ changed: ["1"], inserted: ["2"], deleted: ["2"], moved: [], title: true });
    expect(all.filter(isChanged).map(({ row }) => row.id)).toEqual(["title", "first1", "second", "below1", "newone"]);
    expect(all.find(({ row }) => row.id === "third1")).toMatchObject({ old: { mark: "3." }, now: { mark: "3." } });
  });

  it("the title of an annex, footnotes and the title of the text are compared too", () => {
    const annexed = (title: string, annex: string, note: string): Text => ({
      ...text(title, op("first1", "Urges{^note01}")),
      annexes: [{ id: "annex1", title: annex, clauses: [{ id: "inside", kind: "paragraph", text: "Shares" }] }],
      notes: [{ id: "note01", text: note }],
    });
    const all = pairs(annexed("Compute", "Terms", "Of 2026"), annexed("Data", "Terms of all", "Of 2027")).filter(
      isChanged,
    );
    expect(all.map(({ row, old, now }) => [row.id, old !== null, now !== null])).toEqual([
      ["title", true, true],
      ["first1", true, true],
      ["annex1", true, true],
    ]);
    expect(notesOf(all.map(({ row }) => row)).map(({ ops }) => ops.map(({ deed }) => deed))).toEqual([
      ["equal", "delete", "insert"],
    ]);
  });

  it("an annex that moved takes its title with it", () => {
    const annex = (id: string, ...inside: string[]): NonNullable<Text["annexes"]>[number] => ({
      id,
      title: id,
      clauses: inside.map((inner) => ({ id: inner, kind: "paragraph", text: "Shares" })),
    });
    const [one, two] = [annex("annex1", "inone1"), annex("annex2", "intwo1", "intwo2")];
    const all = pairs({ ...BEFORE, annexes: [one, two] }, { ...BEFORE, annexes: [two, one] });
    expect(all.filter(isChanged).map(({ row, shift }) => [row.id, shift])).toEqual([
      ["annex1", "gone"],
      ["inone1", "gone"],
      ["annex1", "come"],
      ["inone1", "come"],
    ]);
  });

  it("a version with itself has no changes", () => {
    expect(pairs(BEFORE, BEFORE).some(isChanged)).toBe(false);
  });
});

describe("the address of a comparison", () => {
  const read = (query: string): [number, number] => {
    const { from, to } = asked(new URLSearchParams(query), 4);
    return [from, to];
  };
  it.each([
    ["", [3, 4]],
    ["from=1&to=3", [1, 3]],
    ["from=4&to=2", [4, 2]],
    ["to=1", [1, 1]],
    ["to=3", [2, 3]],
    ["from=0&to=9", [3, 4]],
    ["from=x&to=1.5", [3, 4]],
  ])("%s", (query, expected) => {
    expect(read(query)).toEqual(expected);
  });
});
