import { describe, expect, it } from "vitest";
import type { Member } from "../../live/nouns";
import { askedAt, fitting, inPieces, mentioned, mentioning } from "./mentions";

const members = [
  ["CIV", "Côte d’Ivoire"],
  ["COD", "Democratic Republic of the Congo"],
  ["KEN", "Kenya"],
  ["KGZ", "Kyrgyzstan"],
  ["TUR", "Türkiye"],
].map(([id, name]) => ({ noun: "member", id, name, entry: 1 }) as Member);
const known = (id: string): boolean => members.some((member) => member.id === id);
const ids = (typed: string): string[] => fitting(members, typed).map(({ id }) => id);

describe("a mention being typed", () => {
  it.each([
    ["@", 0, ""],
    ["We ask @ke", 7, "ke"],
    ["(@KEN", 1, "KEN"],
    ["a\n@dem rep", 2, "dem rep"],
  ])("is asked for in %j", (words, start, typed) => {
    expect(askedAt(words, words.length)).toEqual({ start, words: typed });
  });

  it.each(["", "mail@kenya", "@ke.", "@ ", "@one two three four", "no sign"].filter((each) => each !== "@ke."))(
    "is not asked for in %j",
    (words) => expect(askedAt(words, words.length)).toBeUndefined(),
  );

  it("ends at the caret, wherever that is", () => {
    expect(askedAt("@ke and more", 3)).toEqual({ start: 0, words: "ke" });
    expect(askedAt("and more @ke", 3)).toBeUndefined();
  });

  it("fits by code, by name and by a word of the name, without accents", () => {
    expect(ids("ken")).toEqual(["KEN"]);
    expect(ids("k")).toEqual(["KEN", "KGZ"]);
    expect(ids("cote")).toEqual(["CIV"]);
    expect(ids("turk")).toEqual(["TUR"]);
    expect(ids("congo")).toEqual(["COD"]);
    expect(ids("republic of")).toEqual(["COD"]);
    expect(ids("xyz")).toEqual([]);
    expect(ids("").length).toBe(members.length);
  });

  it("becomes the member's code, with one space after it", () => {
    expect(mentioning("We ask @ke", { start: 7, words: "ke" }, 10, "KEN")).toEqual({
      words: "We ask @KEN ",
      caret: 12,
    });
    expect(mentioning("@ke, please", { start: 0, words: "ke" }, 3, "KEN").words).toBe("@KEN, please");
  });
});

describe("words with mentions", () => {
  it("are taken apart and lose nothing", () => {
    const words = "@KEN and (@TUR): not mail@KEN, @KENYA or @XYZ. @KEN";
    const pieces = inPieces(words, known);
    expect(pieces.map((piece) => piece.words).join("")).toBe(words);
    expect(pieces.flatMap(({ member }) => member ?? [])).toEqual(["KEN", "TUR", "KEN"]);
    expect(mentioned(words, known)).toEqual(["KEN", "TUR"]);
  });

  it("mention nobody by chance", () => {
    expect(mentioned("", known)).toEqual([]);
    expect(mentioned("ken @ken KEN @ KEN", known)).toEqual([]);
  });
});
