import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { derive } from "../core/deriving";
import { made } from "../core/making";
import { outline } from "../core/outline";
import { rebase } from "../core/rebasing";
import { type Clause, type Text, textHash } from "../core/text";
import { carry, carriedMeanwhile, misfitsOf, settle, type Version } from "./carrying";
import { Chance } from "./chance";
import {
  deleteClause,
  headOf,
  insertClause,
  moveClause,
  newDraft,
  newId,
  restoreClause,
  setWords,
  typeWords,
  wordsOf,
} from "./doc";
import { draftText } from "./text";
import { rowsOf, treeOf } from "./tree";

const FIRST: Text = {
  title: "Safe tests",
  preamble: [{ id: "pream1", kind: "preambular", text: "Recalling its resolution on tests", opening: 9 }],
  operative: [
    { id: "opera1", kind: "operative", text: "Requests all members to share tests within one year", opening: 8 },
    {
      id: "opera2",
      kind: "operative",
      text: "Decides",
      opening: 7,
      children: [
        { id: "sub001", kind: "sub_paragraph", text: "to meet in Nairobi" },
        { id: "sub002", kind: "sub_paragraph", text: "to meet in May" },
      ],
    },
    { id: "opera3", kind: "operative", text: "Invites the secretariat to report", opening: 7 },
  ],
  annexes: [
    { id: "annex1", title: "Terms", clauses: [{ id: "para01", kind: "paragraph", text: "The group meets{^note01}" }] },
  ],
  notes: [{ id: "note01", text: "See A/1" }],
};

const reworded = (text: Text, id: string, words: string): Text => {
  const one = (clause: Clause): Clause => ({
    ...clause,
    text: clause.id === id ? words : clause.text,
    ...(clause.children && { children: clause.children.map(one) }),
  });
  return { ...text, preamble: text.preamble.map(one), operative: text.operative.map(one) };
};

function versions(...texts: Text[]): Version[] {
  return texts.map((text) => ({ hash: textHash(text), text }));
}

function begun(text: Text): Y.Doc {
  return newDraft({ kind: "amendment", proposal: "p", base: textHash(text), version: 3 }, text);
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function meet(...docs: Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}

describe("a draft whose text has a new version", () => {
  it("has the new version's words beside those of the drafters", () => {
    const second = reworded(FIRST, "opera1", "Requests all members to share tests within two years");
    const doc = begun(FIRST);
    setWords(doc, "opera1", "Urgently requests all members to share tests within one year");
    insertClause(doc, { part: "operative", parent: null, after: "opera1" }, "Urges caution", false, "fresh1");
    deleteClause(doc, "opera3");
    expect(carry(doc, versions(FIRST, second))).toBe(true);
    expect(wordsOf(doc, "opera1")).toBe("Urgently requests all members to share tests within two years");
    expect(draftText(doc, second).operative.map(({ id }) => id)).toEqual(["opera1", "fresh1", "opera2"]);
    expect(misfitsOf(doc)).toEqual([]);
    expect(headOf(doc)).toMatchObject({ base: textHash(second), version: 4, begun: 3 });
  });

  it("says of what the version has in another language that it is in it, and no longer where it is put back", () => {
    const french = reworded(FIRST, "opera1", "Prie tous les membres de partager les essais");
    const second: Text = {
      ...french,
      title: "Essais sûrs",
      title_language: "fr",
      operative: french.operative.map((clause) => (clause.id === "opera1" ? { ...clause, language: "fr" } : clause)),
      annexes: [{ ...FIRST.annexes![0]!, title: "Mandat", language: "fr" }],
      notes: [{ id: "note01", text: "Voir A/1", language: "fr" }],
    };
    const doc = begun(FIRST);
    setWords(doc, "opera3", "Invites the secretariat to report yearly");
    expect(carry(doc, versions(FIRST, second))).toBe(true);
    const text = draftText(doc, second);
    expect([text.title_language, text.operative[0]!.language, text.operative[1]!.language]).toEqual([
      "fr",
      "fr",
      undefined,
    ]);
    expect([text.annexes![0]!.language, text.notes![0]!.language]).toEqual(["fr", "fr"]);
    expect(carry(doc, versions(FIRST, second, FIRST))).toBe(true);
    const back = draftText(doc, FIRST);
    expect(back).toEqual({
      ...FIRST,
      operative: FIRST.operative.map((clause) =>
        clause.id === "opera3" ? { ...clause, text: "Invites the secretariat to report yearly" } : clause,
      ),
    });
  });

  it("shows where both have changed the same words, and keeps both until it is settled", () => {
    const second = reworded(FIRST, "opera1", "Requests all members to share tests within two years");
    const doc = begun(FIRST);
    setWords(doc, "opera1", "Requests all members to share tests within three months");
    carry(doc, versions(FIRST, second));
    expect(misfitsOf(doc)).toEqual([
      {
        id: "opera1",
        kind: "words",
        was: "Requests all members to share tests within one year",
        ours: "Requests all members to share tests within three months",
      },
    ]);
    for (const word of ["three", "months", "two", "years"]) expect(wordsOf(doc, "opera1")).toContain(word);
    setWords(doc, "opera1", misfitsOf(doc)[0]!.ours);
    expect(wordsOf(doc, "opera1")).toBe("Requests all members to share tests within three months");
    settle(doc, "opera1");
    expect(misfitsOf(doc)).toEqual([]);
  });

  it("is written in afterwards at the very place where one types", () => {
    const second = reworded(
      FIRST,
      "opera1",
      "Solemnly and urgently requests all members to share tests within one year",
    );
    const doc = begun(FIRST);
    const end = FIRST.operative[0]!.text;
    typeWords(doc, "opera1", end, `${end} or`);
    typeWords(doc, "opera1", `${end} or`, `${end} or two`);
    carry(doc, versions(FIRST, second));
    const carried = `${second.operative[0]!.text} or two`;
    expect(wordsOf(doc, "opera1")).toBe(carried);
    typeWords(doc, "opera1", carried, carried.replace("or two", "or at most two"));
    expect(wordsOf(doc, "opera1")).toBe(carried.replace("or two", "or at most two"));
  });

  it("has the same words once where both have come to them", () => {
    const second = reworded(FIRST, "opera1", "Requests all members to share tests within two years");
    const doc = begun(FIRST);
    setWords(doc, "opera1", "Requests all members to share tests within two years");
    carry(doc, versions(FIRST, second));
    expect(draftText(doc, second)).toEqual(second);
    expect(misfitsOf(doc)).toEqual([]);
  });

  it("keeps a paragraph that is no longer in the text where the drafters wrote in it, and takes it out where they did not", () => {
    const second = { ...FIRST, operative: FIRST.operative.slice(0, 1) };
    const doc = begun(FIRST);
    setWords(doc, "opera3", "Invites the secretariat to report soon");
    carry(doc, versions(FIRST, second));
    expect(draftText(doc, second).operative.map(({ id }) => id)).toEqual(["opera1", "opera3"]);
    expect(misfitsOf(doc).map(({ id, kind }) => [id, kind])).toEqual([["opera3", "gone"]]);
  });

  it("keeps out what the drafters took out, also where the version reworded it or put something below it", () => {
    const [one, two, three] = FIRST.operative;
    const longer = { ...two!, children: [...two!.children!, { id: "sub003", kind: "sub_paragraph", text: "to eat" }] };
    const second = reworded(
      { ...FIRST, operative: [one!, longer as Clause, three!] },
      "opera3",
      "Invites the secretariat to report to all",
    );
    const doc = begun(FIRST);
    deleteClause(doc, "opera2");
    deleteClause(doc, "opera3");
    carry(doc, versions(FIRST, second));
    expect(draftText(doc, second).operative.map(({ id }) => id)).toEqual(["opera1"]);
    expect(misfitsOf(doc)).toEqual([]);
  });

  it("follows what is inserted, moved, put in an annex or in footnotes, and what comes back", () => {
    const [one, two, three] = FIRST.operative;
    const fresh = { id: "fresh9", kind: "operative", text: "Notes that", opening: 5 } as const;
    const second: Text = {
      ...FIRST,
      operative: [three!, { ...fresh, children: [{ id: "subnew", kind: "sub_paragraph", text: "this" }] }, two!],
      annexes: [{ id: "annex0", title: "Before" }, ...FIRST.annexes!],
    };
    const third: Text = { ...second, operative: [one!, ...second.operative], notes: FIRST.notes! };
    const doc = begun(FIRST);
    carry(doc, versions(FIRST, second));
    expect(draftText(doc, second)).toEqual(second);
    carry(doc, versions(FIRST, second, third));
    expect(draftText(doc, third)).toEqual(third);
    expect(misfitsOf(doc)).toEqual([]);
  });

  it("has what both have moved where the drafters moved it", () => {
    const [one, two, three] = FIRST.operative;
    for (let round = 0; round < 8; round++) {
      const doc = begun(FIRST);
      moveClause(doc, "opera3", { part: "operative", parent: null, after: "opera1" });
      const second = { ...FIRST, operative: [three!, one!, two!] };
      carry(doc, versions(FIRST, second));
      expect(draftText(doc, second).operative.map(({ id }) => id)).toEqual(["opera1", "opera3", "opera2"]);
      expect(misfitsOf(doc)).toEqual([]);
    }
  });

  it("shows words whose place a split of their paragraph leaves open", () => {
    const [one, ...others] = FIRST.operative;
    const halves: Clause[] = [
      { ...one!, text: "Requests all members" },
      { id: "halves", kind: "operative", text: "to share tests within one year" },
    ];
    const doc = begun(FIRST);
    setWords(doc, "opera1", "Requests all members to share tests within one full year");
    carry(doc, versions(FIRST, { ...FIRST, operative: [...halves, ...others] }));
    expect(wordsOf(doc, "opera1")).toContain("full");
    expect(misfitsOf(doc).map(({ id, kind }) => [id, kind])).toEqual([["opera1", "words"]]);
  });

  it("is not carried over where another program began it", () => {
    const doc = newDraft({ kind: "amendment", proposal: "p" }, FIRST);
    const before = Y.encodeStateAsUpdate(doc);
    expect(carry(doc, versions(FIRST, reworded(FIRST, "opera1", "Nothing")))).toBe(false);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});

describe("two who carry a draft over at once", () => {
  it("have the same draft, with nothing twice", () => {
    const [one, two, three] = FIRST.operative;
    const inserted: Clause = { id: "fresh9", kind: "operative", text: "Notes that", opening: 5 };
    const second = reworded(
      { ...FIRST, operative: [one!, inserted, two!, three!] },
      "opera1",
      "Requests members to share",
    );
    const third = reworded(second, "fresh9", "Notes that tests help");
    const here = begun(FIRST);
    setWords(here, "opera3", "Invites the secretariat to report soon");
    const there = copyOf(here);
    const away = copyOf(here);
    carry(here, versions(FIRST, second));
    typeWords(here, "fresh9", "Notes that", "Notes with care that");
    carry(there, versions(FIRST, second, third));
    setWords(away, "sub001", "to meet in Nairobi again");
    meet(here, there, away);
    meet(here, there, away);
    for (const doc of [here, there, away]) {
      carry(doc, versions(FIRST, second, third));
      expect(wordsOf(doc, "fresh9")).toBe("Notes with care that tests help");
      expect(wordsOf(doc, "opera1")).toBe("Requests members to share");
      expect(wordsOf(doc, "sub001")).toBe("to meet in Nairobi again");
      expect(rowsOf(doc)).toEqual(rowsOf(here));
      expect(headOf(doc).version).toBe(5);
    }
  });

  it("hear of words that one of them had written meanwhile and that do not fit", () => {
    const second = reworded(FIRST, "opera1", "Requests all members to share tests within two years");
    const here = begun(FIRST);
    const away = copyOf(here);
    carry(here, versions(FIRST, second));
    setWords(away, "opera1", "Requests all members to share tests within three months");
    const before = treeOf(away);
    meet(here, away);
    expect(misfitsOf(away)).toEqual([]);
    carriedMeanwhile(away, before, FIRST, second);
    meet(here, away);
    expect(misfitsOf(here).map(({ id, ours }) => [id, ours])).toEqual([
      ["opera1", "Requests all members to share tests within three months"],
    ]);
  });
});

/** A later version, by chance: words, clauses that come and go, and others that move. */
function later(text: Text, chance: Chance, word: string): Text {
  const doc = begun(text);
  for (let step = 0; step < 1 + chance.below(3); step++) acts(doc, chance, `${word}v${step}`);
  return draftText(doc, text);
}

function acts(doc: Y.Doc, chance: Chance, word: string): void {
  const rows = rowsOf(doc).filter(({ part, gone }) => (part === "preamble" || part === "operative") && !gone);
  const row = chance.one(rows);
  const spot = { part: row.part as "operative", parent: row.parent, after: row.id };
  switch (chance.below(7)) {
    case 0:
      insertClause(doc, spot, `New ${word} here`, false, newId());
      break;
    case 1:
      if (rows.length > 3) deleteClause(doc, row.id);
      break;
    case 2:
      moveClause(doc, row.id, { ...spot, after: null });
      break;
    case 3:
      restoreClause(doc, row.id);
      break;
    default: {
      const words = row.words.split(" ");
      const at = chance.below(words.length + 1);
      const after = words.toSpliced(at, chance.below(2), word).join(" ");
      typeWords(doc, row.id, row.words, after, after.indexOf(word) + word.length);
    }
  }
}

describe("whatever changes", () => {
  it("all have the same, it reads as the law has it or is shown, and no word is lost", () => {
    let automatic = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const chance = new Chance(seed);
      const second = later(FIRST, chance, `S${seed}`);
      const course = versions(FIRST, second, later(second, chance, `T${seed}`));
      const here = begun(FIRST);
      for (let step = 0; step < chance.below(5); step++) acts(here, chance, `H${seed}x${step}`);
      const [there, away] = [copyOf(here), copyOf(here)];
      const written = draftText(here, FIRST);

      carry(here, course.slice(0, 2));
      lawful(here, written, course, () => automatic++);
      carry(there, course);
      for (let step = 0; step < 2; step++) acts(away, chance, `A${seed}x${step}`);
      const before = treeOf(away);
      meet(here, there, away);
      carriedMeanwhile(away, before, FIRST, course[2]!.text);
      meet(here, there, away);
      for (const doc of [here, there, away]) carry(doc, course);
      meet(here, there, away);
      const all = rowsOf(here).map(({ words }) => words).join(" "); // prettier-ignore
      for (const doc of [there, away]) {
        expect(rowsOf(doc), `seed ${seed}`).toEqual(rowsOf(here));
        expect(misfitsOf(doc), `seed ${seed}`).toEqual(misfitsOf(here));
      }
      const typed = [...before.values()].flat().flatMap(({ words }) => words.match(/[HA]\d+x\d/g) ?? []);
      const kept = all + misfitsOf(here).map(({ ours }) => ours).join(" "); // prettier-ignore
      for (const word of typed) expect(kept, `seed ${seed}`).toContain(word);
    }
    expect(automatic).toBeGreaterThan(60);
  }, 60_000);
});

/** What no misfit is about reads as the law carries the amendment over. */
function lawful(doc: Y.Doc, written: Text, [then, now]: readonly Version[], automatic: () => void): void {
  const { changes, misfits } = rebase(derive(then!.text, written), then!.text, now!.text);
  const law = outline(made(outline(now!.text), changes)).words;
  const reads = outline(draftText(doc, now!.text)).words;
  const shown = new Set(misfitsOf(doc).map(({ id }) => id));
  for (const id of new Set([...law.keys(), ...reads.keys()]))
    if (!shown.has(id)) expect(reads.get(id), id).toBe(law.get(id));
  if (misfits.length === 0 && shown.size === 0) automatic();
}
