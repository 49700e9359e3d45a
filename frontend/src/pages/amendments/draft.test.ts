import { describe, expect, it } from "vitest";
import { preview } from "../../core/amending";
import { numberClauses } from "../../core/numbering";
import { outline } from "../../core/outline";
import { Chance } from "../../core/testdata";
import { type Text, walk } from "../../core/text";
import {
  alternating,
  begun,
  carriedOver,
  changesOf,
  deleting,
  type Draft,
  drafted,
  inserting,
  isEmpty,
  leftOut,
  mayHaveAlternative,
  NO_DRAFT,
  opened,
  splitting,
  textOf,
  typed,
} from "./draft";
import { moved, mayHaveBelow, newClauseId, WAYS } from "./wanted";

const BASE: Text = {
  title: "Compute",
  preamble: [{ id: "pp0001", kind: "preambular", text: "Recalling its resolution {@op0002}", opening: 9 }],
  operative: [
    {
      id: "op0001",
      kind: "operative",
      text: "Decides to meet in May",
      opening: 7,
      children: [
        { id: "sub001", kind: "sub_paragraph", text: "في نيروبي" },
        { id: "sub002", kind: "sub_paragraph", text: "by video{^note01}" },
      ],
    },
    { id: "op0002", kind: "operative", text: "Urges all States to report", opening: 5 },
  ],
  annexes: [{ id: "annex1", title: "Terms", clauses: [{ id: "para01", kind: "paragraph", text: "Members serve" }] }],
  notes: [{ id: "note01", text: "See document one." }],
};
const EMPTY = begun("v1", BASE);
const words = (text: Text, id: string): string | undefined => outline(text).words.get(id);
const changed = (draft: Draft): Text => preview(BASE, BASE, changesOf(draft, BASE));

describe("what a draft says", () => {
  it("may change a footnote; an emptied one stays as it was, and leaving it out takes the words back", () => {
    const draft = typed(EMPTY, "note01", " See document two. ");
    expect(changesOf(draft, BASE)).toMatchObject([
      { kind: "replace_words", clause: "note01", old: " one", new: " two" },
    ]);
    expect(changesOf(typed(EMPTY, "note01", " "), BASE)).toEqual([]);
    const left = leftOut(draft, BASE, "note01");
    expect([left.open, words(left.text!, "note01")]).toEqual([[], "See document one."]);
  });

  it("keeps the languages of what is in another than the text", () => {
    const base: Text = {
      ...BASE,
      language: "fr",
      title_language: "en",
      annexes: BASE.annexes!.map((annex) => ({ ...annex, language: "en" as const })),
      notes: [{ id: "note01", text: "See document one.", language: "en" }],
    };
    const text = textOf(typed(begun("v1", base), "annex1", "Terms of reference"), base);
    expect(text).toMatchObject({ language: "fr", title_language: "en", notes: base.notes });
    expect(text.annexes).toMatchObject([{ language: "en", title: "Terms of reference" }]);
  });

  it("is derived from the text as its author wants it, in several places", () => {
    let draft = typed(EMPTY, "op0002", "Urges all Members to report ");
    draft = typed(draft, "annex1", "Terms of reference");
    draft = typed(draft, "title", "Computing power");
    const { draft: longer, id } = inserting(draft, { at: "after", id: "sub001" }, "sub001");
    draft = deleting(typed(longer, id, "  In\nGeneva"), "pp0001");
    expect(changesOf(draft, BASE).map(({ kind }) => kind)).toEqual([
      "replace_words",
      "replace_words",
      "replace_words",
      "insert_clause",
      "delete_clause",
    ]);
    const text = changed(draft);
    expect([text.title, text.annexes?.[0]?.title, text.preamble]).toEqual([
      "Computing power",
      "Terms of reference",
      [],
    ]);
    expect(text.operative[0]?.children?.map((child) => child.text)).toEqual([
      "في نيروبي",
      "In Geneva",
      "by video{^note01}",
    ]);
    expect(words(text, "op0002")).toBe("Urges all Members to report");
  });

  it("leaves out what changes nothing and what is new and empty", () => {
    expect(changesOf(opened(EMPTY, "op0002"), BASE)).toEqual([]);
    expect(changesOf(inserting(EMPTY, { at: "annexes" }, "title").draft, BASE)).toEqual([]);
    expect(changesOf(typed(typed(EMPTY, "op0002", "x"), "op0002", "Urges all States to report "), BASE)).toEqual([]);
    expect(changesOf(NO_DRAFT, BASE)).toEqual([]);
  });

  it("an emptied clause is taken out, a mark that was cut and comes back keeps its footnote", () => {
    expect(changesOf(typed(EMPTY, "op0002", " "), BASE)).toEqual([{ kind: "delete_clause", clause: "op0002" }]);
    let draft = splitting(typed(EMPTY, "sub002", "by video"), "op0001", 7).draft;
    draft = typed(draft, "sub002", "by video call{^note01}");
    expect(changed(draft).notes).toEqual(BASE.notes);
  });

  it("has opening words where the paragraph had them, longer ones where they are amended, none below", () => {
    const opening = (text: string): number | undefined => changed(typed(EMPTY, "op0002", text)).operative[1]?.opening;
    expect([opening("Urges States"), opening("Calls upon States"), opening("Firmly urges States")]).toEqual([
      5, 10, 12,
    ]);
    const { draft, id } = inserting(EMPTY, { at: "after", id: "op0002" }, "op0002");
    expect(changed(typed(draft, id, "Takes note of it")).operative[2]?.opening).toBe(10);
    const below = inserting(EMPTY, { at: "below", id: "op0002" }, "op0002");
    expect(changed(typed(below.draft, below.id, "Takes note")).operative[1]?.children?.[0]?.opening).toBeUndefined();
  });

  it("gives new clauses ids with one prefix that ascend in reading order, also where words refer to them", () => {
    const first = inserting(EMPTY, { at: "after", id: "op0002" }, "op0002");
    const second = inserting(first.draft, { at: "first", part: "operative" }, "op0002");
    const draft = typed(typed(second.draft, first.id, `As in {@${second.id}}`), second.id, "Decides");
    const fresh = [...outline(textOf(draft, BASE)).nodes.keys()].filter((id) => !outline(BASE).nodes.has(id));
    expect(fresh).toEqual([`${draft.prefix}000`, `${draft.prefix}001`]);
    expect(words(changed(draft), fresh[1]!)).toBe(`As in {@${fresh[0]}}`);
    expect(fresh.every((id) => /^[a-z0-9]{6,32}$/.test(id))).toBe(true);
  });
});

describe("what is under the pen", () => {
  it("is left out one by one, until nothing is left", () => {
    const { draft, id } = inserting(typed(EMPTY, "op0002", "Urges"), { at: "below", id: "op0002" }, "op0002");
    let left = deleting(draft, "op0001");
    expect(isEmpty(left)).toBe(false);
    for (const open of ["op0001", id, "op0002"]) left = leftOut(left, BASE, open);
    expect(left.text).toEqual(BASE);
    expect(isEmpty(left)).toBe(true);
  });

  it("what stood below something new stands where it stood when that is left out", () => {
    const { draft, id } = inserting(EMPTY, { at: "after", id: "op0001" }, "op0001");
    const filled = typed(draft, id, "Requests");
    const into = { ...filled, text: moved(filled.text!, "op0002", "in")! };
    expect(outline(into.text).homes.get("op0002")).toBe(id);
    expect(leftOut(into, BASE, id).text).toEqual(BASE);
  });

  it("a clause is split where the cursor is, and goes up, down, in and out", () => {
    const { draft, id } = splitting(EMPTY, "op0001", 15);
    expect([words(changed(draft), "op0001"), draft.open]).toEqual(["Decides to meet", [id]]);
    expect(splitting(EMPTY, "op0001", 0).draft).toBe(EMPTY);
    const into = moved(BASE, "op0002", "in")!;
    expect(numberClauses(into).get("op0002")).toBe("1 (c)");
    expect(numberClauses(moved(moved(into, "op0002", "up")!, "op0002", "out")!).get("op0002")).toBe("2");
    expect([moved(BASE, "op0001", "up"), moved(BASE, "op0001", "in"), moved(BASE, "para01", "out")]).toEqual(
      [undefined, undefined, undefined],
    ); // prettier-ignore
  });
});

it("whatever is done to a text, the changes derived give the text that was wanted", () => {
  const chance = new Chance(5);
  for (let round = 0; round < 300; round++) {
    let draft: Draft = begun("v1", BASE);
    for (let steps = chance.whole(1, 8); steps > 0; steps--) draft = someStep(draft, chance);
    const wanted = textOf(draft, BASE);
    expect(preview(BASE, BASE, changesOf(draft, BASE))).toEqual(wanted);
    for (const id of outline(draft.text!).nodes.keys()) draft = leftOut(draft, BASE, id);
    for (const id of outline(BASE).nodes.keys()) draft = leftOut(draft, BASE, id);
    draft = leftOut(draft, BASE, "title");
    expect(new Set(outline(draft.text!).nodes.keys())).toEqual(new Set(outline(BASE).nodes.keys()));
  }
});

function someStep(draft: Draft, chance: Chance): Draft {
  const text = draft.text!;
  const ids = [...outline(text).nodes.keys()];
  const id = ids[chance.whole(0, ids.length - 1)] ?? "title";
  switch (chance.whole(0, 5)) {
    case 0:
      return typed(draft, id, `${words(text, id) ?? ""} ${chance.text("ab c", 5)}`);
    case 1:
      return ids.length > 3 ? deleting(draft, id) : draft;
    case 2: {
      const more = inserting(draft, { at: mayHaveBelow(text, id) ? chance.pick("after", "below") : "after", id }, id);
      return typed(more.draft, more.id, `New ${chance.text("xyz", 3)}`);
    }
    case 3:
      return splitting(draft, id, chance.whole(1, 9)).draft;
    default:
      return { ...draft, text: moved(text, id, chance.pick(...(WAYS as ["up"]))) ?? text };
  }
}

describe("when the text moves on", () => {
  const now = (text: string): Text => ({ ...BASE, operative: [BASE.operative[0]!, { ...BASE.operative[1]!, text }] });

  it("both the others' words and the typed ones stand", () => {
    const draft = typed(EMPTY, "op0002", "Urges all Members to report");
    const later = carriedOver(draft, BASE, now("Urges strongly all States to report"), "v2");
    expect([later.base, later.open, later.misfits]).toEqual(["v2", ["op0002"], []]);
    expect(words(later.text!, "op0002")).toBe("Urges strongly all Members to report");
  });

  it("nothing is guessed and nothing lost: what meets is listed with its words and where they stood", () => {
    const draft = typed(typed(EMPTY, "op0002", "Urges all Members to report"), "sub001", "في جنيف");
    const later = carriedOver(draft, BASE, now("Urges everybody to report"), "v2");
    expect(words(later.text!, "op0002")).toBe("Urges everybody to report");
    expect(words(later.text!, "sub001")).toBe("في جنيف");
    expect(later.misfits).toEqual([
      { id: "op0002", label: "2", old: expect.stringContaining("States"), new: expect.any(String) },
    ]);
    const gone: Text = { ...BASE, operative: [BASE.operative[0]!] };
    expect(drafted([{ kind: "delete_clause", clause: "op0002" }], BASE, gone, "v2").misfits).toEqual([
      { id: "op0002", label: "2", old: "Urges all States to report", new: "" },
    ]);
  });

  it("a footnote that the amendment took away comes back with its mark", () => {
    const away = changesOf(typed(EMPTY, "sub002", "by video"), BASE);
    const again = typed(drafted(away, BASE, BASE, "v1"), "sub002", "by video{^note01}");
    expect(textOf(again, BASE)).toEqual(BASE);
  });

  it("a submitted amendment comes back under the pen with what it brought", () => {
    const { draft, id } = inserting(EMPTY, { at: "after", id: "op0002" }, "op0002");
    const changes = changesOf(typed(draft, id, "Decides also"), BASE);
    const again = drafted(changes, BASE, BASE, "v1");
    expect(again.open).toHaveLength(1);
    expect(changesOf(again, BASE, new Set(again.open))).toEqual(changes);
    expect(walk(again.text!).at(-2)?.clause.text).toBe("Decides also");
  });
});

it("new ids are in the form that texts demand", () => expect(newClauseId()).toMatch(/^[a-z0-9]{6,32}$/));

describe("an alternative", () => {
  const words = (draft: Draft): string[] => (draft.text?.operative ?? []).map(({ text }) => text);

  it("brackets the paragraph, comes after it, and has its number", () => {
    const made = alternating(begun("h", BASE), "op0002", "KEN");
    expect(words(made.draft).slice(1)).toEqual(["[Urges all States to report]", "[Alt. … – KEN]"]);
    expect(Array.from("[Alt. … – KEN]").slice(made.start, made.end).join("")).toBe("…");
    expect(made.draft.open).toEqual(["op0002", made.id]);
    expect(numberClauses(textOf(typed(made.draft, made.id, "[Alt. Asks – KEN]"), BASE)).get("op0002")).toBe("2");
  });

  it("comes after those that are there, and brackets nothing twice", () => {
    const one = alternating(begun("h", BASE), "op0001", "KEN");
    const two = alternating(typed(one.draft, one.id, "[Alt. Asks for one – KEN]"), "op0001", "FRA");
    expect(words(two.draft)).toEqual([
      "[Decides to meet in May]",
      "[Alt. Asks for one – KEN]",
      "[Alt. … – FRA]",
      "Urges all States to report",
    ]);
    const again = alternating(two.draft, one.id, "");
    expect(words(again.draft)[3]).toBe("[Alt. …]");
  });

  it("is of a paragraph with words, not of a title", () => {
    const empty = inserting(begun("h", BASE), { at: "after", id: "op0002" }, "op0002");
    expect(mayHaveAlternative(empty.draft.text!, empty.id)).toBe(false);
    expect(mayHaveAlternative(BASE, "title")).toBe(false);
    expect(mayHaveAlternative(BASE, "op0002")).toBe(true);
  });
});
