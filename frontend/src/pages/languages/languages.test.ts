import { describe, expect, it } from "vitest";
import { type Rendering, source } from "../../core/rendering";
import type { Text } from "../../core/text";
import { currentIn, isLanguage, isMixed, languagesOf, wayOf, wordingsOf } from "./languages";

const TEXT: Text = {
  title: "Compute",
  preamble: [],
  operative: [
    {
      id: "first1",
      kind: "operative",
      text: "Urges all{^note01}",
      opening: 5,
      children: [{ id: "below1", kind: "sub_paragraph", text: "to share" }],
    },
    { id: "second", kind: "operative", text: "Réaffirme", language: "fr" },
  ],
  annexes: [{ id: "annex1", title: "Terms", clauses: [{ id: "para01", kind: "paragraph", text: "It meets" }] }],
  notes: [{ id: "note01", text: "See above." }],
};
const FRENCH: Rendering = {
  language: "fr",
  title: "Calcul",
  clauses: {
    first1: { text: "Prie", of: source("Urges each") },
    annex1: { text: "Mandat", of: source("Terms") },
  },
};

describe("the languages of a text", () => {
  it("are those that it has, the original first", () => {
    const languages = languagesOf({ renderings: { fr: "x", ar: "y" } }, TEXT);
    expect(languages).toEqual(["en", "ar", "fr"]);
    expect(["ar", "words", "en", "zh", null].map((asked) => wayOf(asked, languages))).toEqual([
      "ar",
      "words",
      "desk",
      "desk",
      "desk",
    ]);
    expect(["ar", "de", null].map(isLanguage)).toEqual([true, false, false]);
  });

  it("are written clause by clause, annex titles and footnotes too, not what is in that language already", () => {
    const wordings = wordingsOf(TEXT, FRENCH);
    expect(wordings.map(({ id, label, standing, opens, depth }) => [id, label, standing, opens, depth])).toEqual([
      ["title", "", "current", false, 0],
      ["first1", "1", "behind", true, 0],
      ["below1", "1 (a)", "missing", false, 1],
      ["annex1", "annex", "current", false, 0],
      ["para01", "annex, 1", "missing", false, 0],
      ["note01", "", "missing", false, 0],
    ]);
    expect(currentIn(wordings)).toBe(2);
    expect(wordingsOf({ ...TEXT, title_language: "fr" }, FRENCH)[0]?.id).toBe("first1");
    expect(wordingsOf(TEXT, { language: "en", title: "Compute", clauses: {} }).map(({ id }) => id)).toEqual(["second"]);
    expect([isMixed(TEXT), isMixed({ ...TEXT, operative: [] })]).toEqual([true, false]);
  });
});
