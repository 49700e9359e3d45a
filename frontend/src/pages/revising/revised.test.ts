import { describe, expect, it } from "vitest";
import { NoLongerFits, preview } from "../../core/amending";
import type { Text } from "../../core/text";
import { at } from "../proposals/tabling";
import { begun, carried, changesOf, corrections, edited } from "./revised";

const TEXT: Text = {
  title: "Compute",
  preamble: [
    { id: "heading", kind: "heading", text: "Why" },
    { id: "recall", kind: "preambular", text: "Recalling with interest", opening: 23 },
  ],
  operative: [
    {
      id: "first1",
      kind: "operative",
      text: "Urges all{^note01}",
      opening: 5,
      children: [{ id: "below1", kind: "sub_paragraph", text: "to share " }],
    },
    { id: "second", kind: "operative", text: "Réaffirme", language: "fr", opening: 4 },
  ],
  annexes: [{ id: "annex1", title: "Terms", clauses: [{ id: "para01", kind: "paragraph", text: "It meets" }] }],
  notes: [{ id: "note01", text: "See above." }],
};
const reworded = (id: string, text: string, from = begun("v1", TEXT)) => ({
  ...from,
  draft: { ...from.draft, operative: at(from.draft.operative, [id], (item) => [{ ...item, text }]) },
});

describe("a revision", () => {
  it("of what nobody touched changes nothing, whatever the form cannot show", () => {
    expect(edited(TEXT, begun("v1", TEXT).draft)).toEqual(TEXT);
    expect(changesOf(TEXT, begun("v1", TEXT).draft)).toEqual([]);
  });

  it("has the changes that make the edited text", () => {
    const { draft } = reworded("first1", "Urges all members{^note01}");
    const changes = changesOf(TEXT, draft);
    expect(changes.map(({ kind }) => kind)).toEqual(["replace_words"]);
    expect(preview(TEXT, TEXT, changes)).toEqual(edited(TEXT, draft));
    const without = { ...draft, operative: draft.operative.slice(0, 1) };
    expect(changesOf(TEXT, without)).toContainEqual({ kind: "delete_clause", clause: "second" });
  });

  it("is carried over to the text in force, unless others changed the same words", () => {
    const now: Text = { ...TEXT, operative: [TEXT.operative[0]!, { ...TEXT.operative[1]!, text: "Réaffirme tout" }] };
    const over = carried(reworded("first1", "Urges all members{^note01}"), TEXT, now, "v2");
    expect(over.base).toBe("v2");
    expect(edited(now, over.draft).operative.map(({ text }) => text)).toEqual([
      "Urges all members{^note01}",
      "Réaffirme tout",
    ]);
    const gone: Text = { ...TEXT, operative: TEXT.operative.slice(1) };
    expect(() => carried(reworded("first1", "Urges all members"), TEXT, gone, "v2")).toThrow(NoLongerFits);
  });
});

describe("a corrigendum", () => {
  it("changes words alone, wherever they stand", () => {
    const changes = corrections(TEXT, {
      title: "Computing",
      below1: "to  share",
      para01: "It meets twice",
      note01: "See below.",
      annex1: "",
    });
    expect(changes.every(({ kind }) => kind === "replace_words")).toBe(true);
    expect(changes.map((change) => "clause" in change && change.clause).sort()).toEqual([
      "below1",
      "note01",
      "para01",
      "title",
    ]);
    expect(corrections(TEXT, {})).toEqual([]);
  });
});
