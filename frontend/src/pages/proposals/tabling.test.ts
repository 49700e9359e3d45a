import { describe, expect, it } from "vitest";
import type { Clause, Text } from "../../core/text";
import { openingWords } from "./opening";
import { at, filled, type Item, missing, moved, NEW_DRAFT, newItem, type TableDraft, textOf } from "./tabling";

const item = (id: string, text = id, children: Item[] = []): Item => ({ id, text, children });
const sub = (id: string): Clause => ({ id, kind: "sub_paragraph", text: id });
const TREE = [
  item("a1", "Decides", [item("b1", "to meet", [item("c1", "in May")]), item("b2", "to report")]),
  item("a2", "Urges all"),
];
const DRAFT: TableDraft = {
  title: " Compute\nfor all ",
  pillar: "inclusion",
  sponsors: ["NOR"],
  preamble: [item("p1", ""), item("p2", "Deeply concerned that")],
  operative: TREE,
};
const shape = (items: readonly Item[]): unknown =>
  items.map(({ id, children }) => [id, ...(children.length ? [shape(children)] : [])]);

describe("the text of a draft", () => {
  it("has its paragraphs in order, without empty ones and without defaults", () => {
    expect(textOf(DRAFT)).toEqual({
      title: "Compute for all",
      preamble: [{ id: "p2", kind: "preambular", text: "Deeply concerned that", opening: 16 }],
      operative: [
        {
          id: "a1",
          kind: "operative",
          text: "Decides",
          opening: 7,
          children: [
            {
              id: "b1",
              kind: "sub_paragraph",
              text: "to meet",
              children: [{ id: "c1", kind: "sub_paragraph", text: "in May" }],
            },
            { id: "b2", kind: "sub_paragraph", text: "to report" },
          ],
        },
        { id: "a2", kind: "operative", text: "Urges all", opening: 5 },
      ],
    });
  });

  it("says what is missing, and never drops what was written", () => {
    expect(missing(DRAFT)).toBeUndefined();
    expect(missing(NEW_DRAFT)).toBe("title");
    expect(missing({ ...DRAFT, pillar: "" })).toBe("pillar");
    expect(missing({ ...DRAFT, operative: [item("a1", " ")] })).toBe("operative");
    expect(missing({ ...DRAFT, operative: [item("a1", " ", [item("b1", "words")])] })).toBe("chapeau");
  });

  it("new paragraphs have ids in the form that texts demand", () => expect(newItem().id).toMatch(/^[a-z0-9]{6,32}$/));
});

describe("a text out of a file", () => {
  const TEXT: Text = {
    title: "From a file",
    preamble: [{ id: "pre001", kind: "preambular", text: "Recalling all", opening: 9 }],
    operative: [
      { id: "head01", kind: "heading", text: "Part one" },
      {
        id: "ope001",
        kind: "operative",
        text: "Decides{^note01}",
        opening: 7,
        children: [sub("sub001"), sub("sub002")],
      },
    ],
    annexes: [{ id: "ann001", title: "Form", clauses: [{ id: "par001", kind: "paragraph", text: "One page" }] }],
    notes: [{ id: "note01", text: "In 2024." }],
    language: "fr",
  };

  it("fills the form and is the text again; sponsors and pillar stay", () => {
    const draft = filled(DRAFT, TEXT);
    expect(textOf(draft)).toEqual(TEXT);
    expect([draft.sponsors, draft.pillar]).toEqual([DRAFT.sponsors, DRAFT.pillar]);
    expect(missing(draft)).toBeUndefined();
    expect(missing({ ...draft, operative: draft.operative.slice(0, 1) })).toBe("operative");
  });

  it("has no footnote whose mark was taken out, and nothing of a file after another", () => {
    const draft = filled(DRAFT, TEXT);
    const { notes } = textOf({ ...draft, operative: [item("ope001", "Decides")] });
    expect(notes).toBeUndefined();
    const { annexes, notes: left, language, ...bare } = TEXT;
    expect([annexes, left, language]).not.toContain(undefined);
    expect(textOf(filled(draft, bare)).annexes).toBeUndefined();
  });
});

describe("paragraphs", () => {
  it("move among their siblings and stop at the edge", () => {
    expect(shape(moved(TREE, ["a1", "b2"], -1))).toEqual([["a1", [["b2"], ["b1", [["c1"]]]]], ["a2"]]);
    expect(shape(moved(TREE, ["a1"], 1))).toEqual([["a2"], ["a1", [["b1", [["c1"]]], ["b2"]]]]);
    expect(moved(TREE, ["a1"], -1)).toEqual(TREE);
    expect(moved(TREE, ["a1", "b1", "c1"], 1)).toEqual(TREE);
  });

  it("are changed, followed and taken out where they stand", () => {
    expect(shape(at(TREE, ["a1", "b1"], () => []))).toEqual([["a1", [["b2"]]], ["a2"]]);
    expect(shape(at(TREE, ["a1", "b1", "c1"], (one) => [one, item("c2")]))).toEqual([
      ["a1", [["b1", [["c1"], ["c2"]]], ["b2"]]],
      ["a2"],
    ]);
  });
});

it.each([
  ["Urges all States", 5],
  ["Also requests the Secretary", 13],
  ["Takes note with appreciation", 10],
  ["Calls upon Members", 10],
  ["Bearing in mind that", 15],
  ["Acting under-secretary", 12],
  ["تحث الدول", 3],
  ["تَحُثُّ الدول", 7],
  ["Настоятельно призывает", 12],
  ["敦促各会员国", 0],
  ["1. Urges", 0],
])("opening words of %s", (text, length) => expect(openingWords(text)).toBe(length));
