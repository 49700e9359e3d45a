import { describe, expect, it } from "vitest";
import { NoLongerFits, preview } from "../../core/amending";
import { type Place, type Text, walk } from "../../core/text";
import {
  carriedOver,
  changesOf,
  deleting,
  type Draft,
  inserting,
  newClauseId,
  rewording,
  typed,
  without,
} from "./draft";

const BASE: Text = {
  title: "Compute",
  preamble: [],
  operative: [
    {
      id: "op0001",
      kind: "operative",
      text: "Decides to meet in May",
      children: [{ id: "sub001", kind: "sub_paragraph", text: "في نيروبي" }],
    },
    { id: "op0002", kind: "operative", text: "Urges all States to report" },
  ],
};
const EMPTY: Draft = { base: "v1", edits: [] };
const place = (id: string, text = BASE): Place => walk(text).find(({ clause }) => clause.id === id)!;
const reworded = (id: string, text: string): Draft => typed(rewording(EMPTY, place(id)), 0, text);

describe("what a draft says", () => {
  it("is the words that were replaced, the clauses deleted and the ones inserted", () => {
    let draft = reworded("op0002", "Urges all Members to report ");
    draft = typed(inserting(draft, place("sub001")), 1, "  In\nJune");
    const changes = changesOf(deleting(draft, place("op0001")), BASE);
    expect(changes.map((change) => change.kind)).toEqual(["replace_words", "insert_clause", "delete_clause"]);
    expect(changes[0]).toMatchObject({ clause: "op0002", start: 10, end: 16, old: "States", new: "Members" });
    expect(changes[1]).toMatchObject({
      after: "sub001",
      parent: "op0001",
      clause: { kind: "sub_paragraph", text: "In June" },
    });
  });

  it("leaves out what changes nothing, and defaults", () => {
    expect(changesOf(reworded("op0002", "Urges all States to report"), BASE)).toEqual([]);
    expect(changesOf(inserting(EMPTY, place("op0002")), BASE)).toEqual([]);
    const top = changesOf(typed(inserting(EMPTY, place("op0002")), 0, "Decides"), BASE)[0]!;
    expect(Object.keys(top)).not.toContain("parent");
  });

  it("keeps one edit of a clause: rewording it again goes on, deleting it replaces the rewording", () => {
    const draft = reworded("op0002", "Urges");
    expect(rewording(draft, place("op0002"))).toBe(draft);
    expect(deleting(draft, place("op0002")).edits).toEqual([{ kind: "delete", clause: "op0002" }]);
    expect(rewording(deleting(draft, place("op0002")), place("op0002")).edits).toHaveLength(1);
    expect(without(draft, 0).edits).toEqual([]);
  });

  it("gives the text that was typed when it is applied", () => {
    const draft = reworded("sub001", "في جنيف 🇨🇭");
    expect(place("sub001", preview(BASE, BASE, changesOf(draft, BASE))).clause.text).toBe("في جنيف 🇨🇭");
  });
});

describe("when the text moves on", () => {
  const moved = (text: string): Text => ({ ...BASE, operative: [BASE.operative[0]!, { ...BASE.operative[1]!, text }] });

  it("both the others' words and the typed ones stand", () => {
    const carried = carriedOver(
      reworded("op0002", "Urges all Members to report"),
      BASE,
      moved("Strongly urges all States to report"),
      "v2",
    );
    expect(carried).toEqual({
      base: "v2",
      edits: [{ kind: "reword", clause: "op0002", text: "Strongly urges all Members to report" }],
    });
  });

  it("nothing is guessed where they meet, or where the clause is gone", () => {
    const draft = reworded("op0002", "Urges all Members to report");
    expect(() => carriedOver(draft, BASE, moved("Urges everybody to report"), "v2")).toThrow(NoLongerFits);
    const gone: Text = { ...BASE, operative: [BASE.operative[0]!] };
    expect(() => carriedOver(draft, BASE, gone, "v2")).toThrow(NoLongerFits);
    expect(() => carriedOver(inserting(EMPTY, place("op0002")), BASE, gone, "v2")).toThrow(NoLongerFits);
  });
});

it("new ids are in the form that texts demand", () => expect(newClauseId()).toMatch(/^[a-z0-9]{6,32}$/));
