import { describe, expect, it } from "vitest";
import { type Change, NoLongerFits, preview } from "./amending";
import { collide, overlaps } from "./colliding";
import { derive } from "./deriving";
import { compareTexts, type TextDiff } from "./diff";
import { rebase } from "./rebasing";
import { Chance, vectors } from "./testdata";
import { type Clause, type Text, textHash, walk } from "./text";

const file = vectors<{
  base: Text;
  amendments: {
    name: string;
    adopted: Change[];
    changes: Change[];
    overlaps: boolean[];
    rebased: Change[];
    misfits: Change[];
    hash?: string;
    derived?: Change[];
    text?: Text;
    diff?: TextDiff;
    refusal?: { code: string; facts: { clause?: string } };
  }[];
}>("changes");

describe("changes.json", () => {
  it.each(file.amendments.filter(({ hash }) => hash !== undefined))("makes the same text: $name", (v) => {
    const now = preview(file.base, file.base, v.adopted);
    const then = preview(now, file.base, v.changes);
    if (v.text !== undefined) expect(then).toEqual(v.text);
    if (v.diff !== undefined) expect(compareTexts(now, then)).toEqual(v.diff);
    expect(textHash(then)).toBe(v.hash);
    const derived = derive(file.base, then);
    expect(derived).toEqual(v.derived);
    expect(preview(file.base, file.base, derived)).toEqual(then);
  });

  it.each(file.amendments)("anchors alike: $name", (v) => {
    const now = preview(file.base, file.base, v.adopted);
    const { changes, misfits } = rebase(v.changes, file.base, now);
    expect(changes.map(plain)).toEqual(v.rebased.map(plain));
    expect(misfits).toEqual(v.misfits);
  });

  it.each(file.amendments)("meets alike: $name", (v) => {
    expect(overlaps(v.adopted, v.changes, file.base).map(({ samePlace }) => samePlace)).toEqual(v.overlaps);
    expect(collide(v.adopted, v.changes, file.base)).toBe(v.overlaps.includes(false));
  });
});

/** A change without the fields that say nothing. */
function plain(change: Change): object {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

describe("amendments", () => {
  const misfits = file.amendments.filter(({ refusal }) => refusal?.code === "amendment_no_longer_fits");
  it.each(misfits)("changes.json: $name", (v) => {
    const now = preview(file.base, file.base, v.adopted);
    const attempt = (): Text => preview(now, file.base, v.changes);
    expect(attempt).toThrow(NoLongerFits);
    expect(attempt).toThrow(expect.objectContaining({ clause: v.refusal?.facts.clause ?? "" }) as Error);
  });

  it("an anchor is never guessed: other words at the place, or a place in another part, don't fit", () => {
    const changes: Change[][] = [
      [{ kind: "replace_words", clause: "invite", start: 0, end: 7, old: "Invited", new: "Urges" }],
      [{ kind: "delete_clause", clause: "nowhere" }],
      [
        {
          kind: "insert_clause",
          after: "recall",
          part: "operative",
          clause: { id: "newone", kind: "operative", text: "Thanks" },
        },
      ],
      [
        {
          kind: "insert_clause",
          after: null,
          part: "operative",
          parent: "nowhere",
          clause: { id: "newone", kind: "sub_paragraph", text: "Thanks" },
        },
      ],
    ];
    for (const change of changes) expect(() => preview(file.base, file.base, change)).toThrow(NoLongerFits);
  });

  it("clauses that two amendments insert at one place stand in the order of their ids, whichever came first", () => {
    const insert = (id: string): Change[] => [
      {
        kind: "insert_clause",
        after: "invite",
        part: "operative",
        clause: { id, kind: "operative", text: `Thanks ${id}` },
      },
    ];
    const both = (first: string, second: string): Text =>
      preview(preview(file.base, file.base, insert(first)), file.base, insert(second));
    expect(both("bbbbbb", "aaaaaa")).toEqual(both("aaaaaa", "bbbbbb"));
    expect(
      both("aaaaaa", "bbbbbb")
        .operative.map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(["invite", "aaaaaa", "bbbbbb"]);
  });

  it("words added behind the opening ones are not opening words", () => {
    const opening = (start: number, words: string): number | undefined => {
      const change: Change = { kind: "replace_words", clause: "invite", start, end: start, old: "", new: words };
      return preview(file.base, file.base, [change]).operative[0]?.opening;
    };
    expect(opening(7, " also")).toBe(7);
    expect(opening(0, "Also ")).toBe(12);
  });

  it("leaves the text it was given as it was, and touches no other clause", () => {
    const before = structuredClone(file.base);
    const chance = new Chance(6);
    const all = walk(file.base).map(({ clause }) => clause);
    for (let i = 0; i < 500; i++) {
      const clause = all[chance.whole(0, all.length - 1)] ?? (all[0] as Clause);
      const points = Array.from(clause.text);
      const start = chance.whole(0, points.length);
      const end = chance.whole(start, points.length);
      const words = chance.text("ab é𝟚", 5);
      const change: Change = {
        kind: "replace_words",
        clause: clause.id,
        start,
        end,
        old: points.slice(start, end).join(""),
        new: words,
      };
      const amended = walk(preview(file.base, file.base, [change])).map((place) => place.clause);
      amended.forEach((now, at) => {
        const expected =
          now.id === clause.id ? [...points.slice(0, start), words, ...points.slice(end)].join("") : all[at]?.text;
        expect(now.text).toBe(expected);
      });
    }
    expect(file.base).toEqual(before);
  });
});
