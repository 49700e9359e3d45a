import { describe, expect, it } from "vitest";
import { vectors } from "../../core/testdata";
import { t } from "../../i18n/index";
import { motions, type Profile, sections, settable, valueOf, whole } from "./articles";
import { majorityName, plainValue, reads, sentenceOf } from "./words";

const profile = vectors<{ own: { rules: Profile } }>("outcomes").own.rules;
/** Fields that have a place of their own: the heading, the table of motions, the rules that are cited. */
const ELSEWHERE = ["name", "version", "motions", "citations"];

describe("the page of the rules", () => {
  const shown = sections(profile).flatMap(({ articles }) => articles);

  it("leaves no parameter out", () => {
    const fields = new Set(shown.map(({ parameter }) => parameter.split(".")[0]));
    const missing = Object.keys(whole(profile)).filter((field) => !fields.has(field) && !ELSEWHERE.includes(field));
    expect(missing).toEqual([]);
    for (const nested of ["silence", "opening_quorum"]) {
      for (const name of Object.keys(valueOf(profile, nested) as object))
        expect(shown.map(({ parameter }) => parameter)).toContain(`${nested}.${name}`);
    }
  });

  it("says each in a whole sentence, with its provision", () => {
    for (const article of shown) {
      const sentence = plain(sentenceOf(article));
      expect(sentence, article.parameter).toMatch(/^\S.*\.$/);
      expect(sentence, article.parameter).not.toMatch(/\{|\$|undefined|\[object/);
      expect(article.provision).toMatch(/^P-\d\d/);
    }
  });

  it("says what a majority is of, and what it asks for besides", () => {
    const of = (name: string): string => sentenceOf({ parameter: `majorities.${name}`, value: majority(name) });
    const majority = (name: string): unknown =>
      shown.find(({ parameter }) => parameter === `majorities.${name}`)?.value;
    expect(plain(of("simple"))).toBe("Simple majority: more than 1/2 of those voting in favour or against.");
    expect(plain(of("absolute_two_thirds"))).toBe("Two thirds of all members: at least 2/3 of all members.");
    expect(plain(of("floored"))).toMatch(/votes cast, abstentions included, and at least 2 in favour\.$/);
    expect(plain(of("few_against"))).toMatch(/With more than 1 against it is defeated\.$/);
    expect(plain(of("vetoed"))).toMatch(/CHN and FRA defeats it\.$/);
  });

  it("has the motions in their order, each by a majority that there is", () => {
    const table = motions(profile);
    expect(table.map(({ rank }) => rank)).toEqual(table.map(({ rank }) => rank).sort((one, other) => one - other));
    for (const { name, majority } of table) {
      expect(t("rules-motion-name", { name })).not.toContain("_");
      expect(majorityName(majority)).not.toBe(majority);
    }
  });

  it("lets nothing be set but what one value sets, and reads as it would be", () => {
    const all = settable(profile);
    expect(all.length).toBeGreaterThan(25);
    for (const { parameter, value, choices } of all) {
      expect(["string", "number", "boolean"]).toContain(typeof value);
      if (typeof value === "string") expect(choices, parameter).toContain(value);
    }
  });

  it("reads a rule as it would be, and what has no sentence as it is written", () => {
    expect(plain(reads("eov_minutes", 5))).toBe("An explanation of vote takes at most 5 minutes.");
    expect(plain(reads("silence.amendment_breaks", false))).toBe("A proposed amendment is no objection.");
    expect(reads("amending.majority", "two_thirds")).toBe("two_thirds");
    expect(reads("majorities.own", null)).toBe("nothing");
  });

  it("writes any value down", () => {
    expect([null, 5, true, "vote", { a: 1 }].map(plainValue)).toEqual(["nothing", "5", "true", "vote", '{"a":1}']);
  });
});

/** Without the marks that keep what is put in in its own direction. */
const plain = (words: string): string => words.replaceAll(/[\u2066-\u2069]/g, "");
