import { describe, expect, it } from "vitest";
import { compareWords, type Op, tokens } from "./diff";
import { Chance, vectors } from "./testdata";
import { type Dangling, dangling, type OpenPoint, openPoints, parse, partLastNotes, type Run, shown } from "./markup";
import { marks, noteNumbers, numberClauses, punctuate } from "./numbering";
import { type Clause, type Language, type Text, textHash, wordings } from "./text";

const file = vectors<{
  texts: {
    text: Text;
    hash: string;
    labels: Record<string, string>;
    own_labels: Record<string, string>;
    marks: Record<string, string>;
    notes: Record<string, number>;
    words: Record<string, string>;
    dangling: Dangling[];
    open: OpenPoint[];
    punctuated: Record<Language | "", Record<string, string>>;
  }[];
  marked: { words: string; runs: Run[]; shown: string }[];
  words: { old: string; new: string; tokens: string[]; ops: Op[] }[];
}>("texts");

describe("texts.json: numbers and punctuation", () => {
  it.each(file.texts)("$text.title", (v) => {
    expect(textHash(v.text)).toBe(v.hash);
    expect(Object.fromEntries(numberClauses(v.text))).toEqual(v.labels);
    expect(Object.fromEntries(numberClauses(v.text, v.text.language))).toEqual(v.own_labels);
    expect(Object.fromEntries(marks(v.text))).toEqual(v.marks);
    expect(Object.fromEntries(noteNumbers(v.text))).toEqual(v.notes);
    expect(wordings(v.text)).toEqual(Object.entries(v.words));
    expect(dangling(v.text)).toEqual(v.dangling);
    expect(openPoints(v.text)).toEqual(v.open);
    for (const [language, words] of Object.entries(v.punctuated)) {
      expect(Object.fromEntries(punctuate(v.text, (language as Language) || undefined))).toEqual(words);
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

describe("texts.json: marks and brackets", () => {
  it.each(file.marked)("$words", (v) => {
    expect(parse(v.words)).toEqual(v.runs);
    const labels = new Map([
      ["target", "3 (a)"],
      ["annex1", "annex"],
    ]);
    expect(shown(v.words, labels, new Map([["source", 12]]))).toBe(v.shown);
  });

  it("runs cover all words, whatever they are", () => {
    const chance = new Chance(7);
    for (let i = 0; i < 2000; i++) {
      const words = chance.text("[][] –{@^K𝟚}", 40).replaceAll("{", "{@target}");
      const points = Array.from(words);
      let at = 0;
      for (const run of parse(words)) {
        expect(run.start).toBe(at);
        if (run.kind === "words") expect(run.words).toBe(points.slice(run.start, run.end).join(""));
        at = run.end;
      }
      expect(at).toBe(points.length);
    }
  });

  it("hostile words are read quickly", () => {
    const began = performance.now();
    parse("[".repeat(4000) + "]".repeat(4000));
    partLastNotes("a" + " {^note00}".repeat(800) + " ".repeat(8000));
    shown("{@".repeat(4000), new Map(), new Map());
    expect(performance.now() - began).toBeLessThan(500);
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
