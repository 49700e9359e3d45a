import { describe, expect, it } from "vitest";
import type { Text } from "../../core/text";
import { OpenDraft } from "../../drafting/draft.svelte";
import type { Row } from "../../drafting/tree";
import type { Wire } from "../../live/wire";
import { addAnnex, insertAfter, insertBelow, insertLast, move, shownRows } from "./writing";

const TEXT: Text = {
  title: "Safe tests",
  preamble: [{ id: "pream1", kind: "preambular", text: "Recalling its resolution" }],
  operative: [
    { id: "opera1", kind: "operative", text: "Requests all to share{^note01}" },
    {
      id: "opera2",
      kind: "operative",
      text: "Decides",
      children: [{ id: "sub001", kind: "sub_paragraph", text: "to meet" }],
    },
  ],
  notes: [{ id: "note01", text: "See A/1" }],
};

// a line that does not stand: what is written stays here
const wire = { standing: false, hear: () => () => undefined, say: () => false } as unknown as Wire;

function draft(text = TEXT): OpenDraft {
  return OpenDraft.begin({ id: "demo", viewer: {}, wire }, { kind: "proposal" }, text);
}

const rowOf = (of: OpenDraft, id: string): Row => of.rows.find((row) => row.id === id)!;
const order = (of: OpenDraft): string[] => of.rows.filter(({ part }) => part !== "notes").map(({ id }) => id);

describe("where things go in a common draft", () => {
  it("puts a paragraph after a row, below it, and at the end of a part", () => {
    const one = draft();
    const after = insertAfter(one, rowOf(one, "opera1"));
    const below = insertBelow(one, rowOf(one, "opera2"));
    const last = insertLast(one, "preamble");
    expect(order(one)).toEqual(["title", "pream1", last, "opera1", after, "opera2", "sub001", below]);
    expect([rowOf(one, below).level, rowOf(one, below).parent]).toEqual([1, "opera2"]);
  });

  it("moves a paragraph as one person alone can, and says where it stays", () => {
    const one = draft();
    expect(move(one, "opera2", "up")).toBe(true);
    expect(order(one)).toEqual(["title", "pream1", "opera2", "sub001", "opera1"]);
    expect(move(one, "opera2", "up")).toBe(false);
    expect(move(one, "opera1", "in")).toBe(true);
    expect(rowOf(one, "opera1")).toMatchObject({ parent: "opera2", level: 1 });
    expect(move(one, "sub001", "out")).toBe(true);
    expect(rowOf(one, "sub001")).toMatchObject({ parent: null, level: 0 });
  });

  it("puts an annex with an empty paragraph at the end", () => {
    const one = draft();
    const [first, second] = [addAnnex(one), addAnnex(one)];
    const annexes = one.rows.filter(({ part }) => part === "annexes").map(({ id }) => id);
    expect(annexes).toEqual([first, second]);
    expect(one.rows.filter(({ part }) => part === "annex").map(({ parent }) => parent)).toEqual([first, second]);
  });

  it("shows what was taken out of a base, not what was only ever in the draft, and footnotes that are marked", () => {
    const one = draft();
    const fresh = insertAfter(one, rowOf(one, "opera1"));
    one.delete(fresh);
    one.delete("opera1");
    const shown = (base?: Text): string[] => shownRows(one.rows, one.typed(base), base).map(({ id }) => id);
    expect(shown(TEXT)).toEqual(["title", "pream1", "opera1", "opera2", "sub001", "note01"]);
    expect(shown()).toEqual(["title", "pream1", "opera2", "sub001"]);
  });
});
