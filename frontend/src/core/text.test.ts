import { describe, expect, it } from "vitest";
import { type Change, NoLongerFits, preview } from "./amending";
import { compareTexts, compareWords, type Op, type TextDiff, tokens } from "./diff";
import { Chance, vectors } from "./testdata";
import { type Clause, type Language, marks, numberClauses, punctuate, type Text, textHash, walk } from "./text";

const file = vectors<{
  texts: {
    text: Text;
    hash: string;
    labels: Record<string, string>;
    marks: Record<string, string>;
    punctuated: Record<Language, Record<string, string>>;
  }[];
  words: { old: string; new: string; tokens: string[]; ops: Op[] }[];
  base: Text;
  amendments: {
    name: string;
    adopted: Change[];
    changes: Change[];
    text?: Text;
    diff?: TextDiff;
    refusal?: { code: string; facts: { clause?: string } };
  }[];
}>("texts");

describe("texts.json: numbers and punctuation", () => {
  it.each(file.texts)("$text.title", (v) => {
    expect(textHash(v.text)).toBe(v.hash);
    expect(Object.fromEntries(numberClauses(v.text))).toEqual(v.labels);
    expect(Object.fromEntries(marks(v.text))).toEqual(v.marks);
    for (const [language, words] of Object.entries(v.punctuated)) {
      expect(Object.fromEntries(punctuate(v.text, language as Language))).toEqual(words);
    }
  });

  it("marks go on past the alphabet", () => {
    const sub = (id: string, children: Clause[] = []): Clause => ({ id, kind: "sub_paragraph", text: id, children });
    const many = Array.from({ length: 60 }, (_, i) => sub(`below${i}`));
    const text: Text = {
      title: "Marks",
      preamble: [],
      operative: [
        {
          id: "top",
          kind: "operative",
          text: "top",
          children: [sub("letter", many), ...many.map(({ id }) => sub(`x${id}`))],
        },
      ],
    };
    const labels = numberClauses(text);
    expect(["xbelow0", "xbelow24", "xbelow25", "xbelow51"].map((id) => labels.get(id))).toEqual([
      "1 (b)",
      "1 (z)",
      "1 (aa)",
      "1 (aaa)",
    ]);
    expect(["below3", "below8", "below48"].map((id) => labels.get(id))).toEqual([
      "1 (a) (iv)",
      "1 (a) (ix)",
      "1 (a) (xlix)",
    ]);
  });
});

const joined = (ops: readonly Op[], without: Op["deed"]): string =>
  ops
    .filter(({ deed }) => deed !== without)
    .map(({ words }) => words)
    .join("");

describe("differences", () => {
  it.each(file.words)("texts.json: $old → $new", (v) => {
    expect(tokens(v.new)).toEqual(v.tokens);
    expect(compareWords(v.old, v.new)).toEqual(v.ops);
  });

  it("where two ways are equally short, deletion comes first", () => {
    const short = (old: string, new_: string): string[] =>
      compareWords(old, new_).map(({ deed, words }) => `${deed}${words}`);
    expect(short("x a b y", "x b a y")).toEqual(["equalx", "delete a", "equal b", "insert a", "equal y"]);
    expect(short("a.e", ",a b")).toEqual(["insert,", "equala", "delete.e", "insert b"]);
    expect(short("1 2 3 4", "2 1 4 3")).toEqual(["delete1 2 3", "insert2 1", "equal 4", "insert 3"]);
  });

  it("lose nothing, whatever the words", () => {
    const chance = new Chance(5);
    for (let i = 0; i < 3000; i++) {
      const [old, new_] = [chance.text("ab, .加强é\u0301𝟚  ", 24), chance.text("ab, .加强é\u0301𝟚  ", 24)];
      const ops = compareWords(old, new_);
      expect(tokens(old).join("")).toBe(old);
      expect(joined(ops, "insert")).toBe(old);
      expect(joined(ops, "delete")).toBe(new_);
      expect(ops.every(({ words }) => words !== "")).toBe(true);
      expect(ops.some(({ deed }, at) => deed === ops[at + 1]?.deed)).toBe(false);
    }
  });

  it("long wordings with nothing in common are one replacement, and quick", () => {
    const [old, new_] = [Array(3000).fill("old").join(" "), Array(3000).fill("new").join(" ")];
    expect(compareWords(old, new_).map(({ deed }) => deed)).toEqual(["delete", "insert"]);
  });
});

describe("amendments", () => {
  it.each(file.amendments.filter(({ text }) => text !== undefined))("texts.json: $name", (v) => {
    const now = preview(file.base, file.base, v.adopted);
    const then = preview(now, file.base, v.changes);
    expect(then).toEqual(v.text);
    expect(compareTexts(now, then)).toEqual(v.diff);
  });

  const misfits = file.amendments.filter(({ refusal }) => refusal?.code === "amendment_no_longer_fits");
  it.each(misfits)("texts.json: $name", (v) => {
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
