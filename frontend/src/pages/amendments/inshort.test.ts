import { describe, expect, it } from "vitest";
import type { ReplaceWords } from "../../core/changes";
import type { Op } from "../../core/diff";
import { inShort, inWholeWords } from "./inshort";

const change = (start: number, end: number, old: string, new_: string): ReplaceWords => ({
  kind: "replace_words",
  clause: "opera1",
  start,
  end,
  old,
  new: new_,
});

describe("changes in short", () => {
  it.each([
    ["ends a word", "all Member share", change(10, 10, "", "s"), ["Member", "Members"]],
    ["begins inside of a word", "the States share", change(9, 10, "s", " Members"), ["States", "State Members"]],
    ["is a part of a word", "to reconsider it", change(3, 5, "re", ""), ["reconsider", "consider"]],
    ["joins two words", "any where else", change(3, 4, " ", ""), ["any where", "anywhere"]],
    ["ends inside of a word", "𝟚 annexes", change(0, 4, "𝟚 an", "Con"), ["𝟚 annexes", "Connexes"]],
    ["is whole words", "all members share", change(4, 11, "members", "States"), ["members", "States"]],
    ["comes between words", "all members share", change(3, 3, "", " the"), ["", " the"]],
    ["is a mark", "tests, and more", change(5, 6, ",", ";"), [",", ";"]],
    ["is an ideograph", "决定再次开会", change(2, 4, "再次", "明年"), ["再次", "明年"]],
    ["is in Arabic", "تدعو جميع الدول", change(10, 12, "ال", ""), ["الدول", "دول"]],
  ])("one that %s is shown in whole words", (_, words, given, shown) => {
    expect(inWholeWords(given, words)).toEqual(shown);
  });

  it("are shown as they are where the words are not known, or others", () => {
    expect(inWholeWords(change(3, 3, "", "s"), undefined)).toEqual(["", "s"]);
    expect(inWholeWords(change(0, 1, "x", "s"), "yes")).toEqual(["x", "s"]);
  });

  it("take the words from the text that is amended", () => {
    const base = {
      title: "Tests",
      preamble: [],
      operative: [{ id: "opera1", kind: "operative" as const, text: "all Member share", opening: 0 }],
    };
    const ops: Op[] = [
      { deed: "delete", words: "Member" },
      { deed: "equal", words: " " },
      { deed: "insert", words: "Members" },
    ];
    expect(inShort([change(10, 10, "", "s")], base, "opera1", (id) => id)).toEqual(ops);
  });
});
