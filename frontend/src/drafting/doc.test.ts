import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Clause, Text } from "../core/text";
import { Chance } from "./chance";
import {
  deleteClause,
  headOf,
  insertAnnex,
  insertClause,
  insertNote,
  moveClause,
  newDraft,
  restoreClause,
  setWords,
  splitClause,
  TITLE,
  typeWords,
  undoing,
  wordsOf,
} from "./doc";
import { draftText } from "./text";
import { rowsOf } from "./tree";

const BASE: Text = {
  title: "Safe tests",
  preamble: [{ id: "pream1", kind: "preambular", text: "Recalling  its resolution 78/265", opening: 9 }],
  operative: [
    { id: "opera1", kind: "operative", text: "Requests all members to share tests", opening: 8 },
    {
      id: "opera2",
      kind: "operative",
      text: "Decides",
      opening: 7,
      children: [
        { id: "sub001", kind: "sub_paragraph", text: "في نيروبي" },
        { id: "sub002", kind: "sub_paragraph", text: "to meet in May" },
      ],
    },
    { id: "headi1", kind: "heading", text: "Means" },
  ],
  annexes: [
    { id: "annex1", title: "Terms", clauses: [{ id: "para01", kind: "paragraph", text: "The group meets{^note01}" }] },
  ],
  notes: [{ id: "note01", text: "See A/1" }],
};
const HEAD = { kind: "amendment", proposal: "p", base: "b", version: 0, begun: 0 } as const;

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function meet(...docs: Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}

function two(): [Y.Doc, Y.Doc] {
  const one = newDraft(HEAD, BASE);
  return [one, copyOf(one)];
}

const operative = (doc: Y.Doc): readonly Clause[] => draftText(doc, BASE).operative;

describe("a draft", () => {
  it("begins as its base, and says what it is", () => {
    const doc = newDraft(HEAD, BASE);
    expect(draftText(doc, BASE)).toEqual(BASE);
    expect(headOf(doc)).toEqual(HEAD);
    expect(draftText(copyOf(doc), BASE)).toEqual(BASE);
    expect(rowsOf(doc).map((row) => row.id)).toEqual(
      ["title", "pream1", "opera1", "opera2", "sub001", "sub002", "headi1", "annex1", "para01", "note01"], // prettier-ignore
    );
  });

  it("reads as it is written: words, new clauses, moved, split, deleted ones, annexes and notes", () => {
    const doc = newDraft(HEAD, BASE);
    setWords(doc, "opera1", "Requests all members to publish tests");
    setWords(doc, TITLE, " Safer\ttests ");
    insertClause(doc, { part: "operative", parent: null, after: "opera1" }, "Urges caution", false, "fresh1");
    insertClause(doc, { part: "operative", parent: null, after: null }, "   ", false, "empty1");
    moveClause(doc, "sub002", { part: "operative", parent: "opera2", after: null });
    deleteClause(doc, "headi1");
    splitClause(doc, "opera1", 12, "split1");
    const annex = insertAnnex(doc, null, "Before");
    insertNote(doc, "Another", "note02");
    setWords(doc, "para01", "The group meets{^note01}{^note02}");
    const text = draftText(doc, BASE);
    expect(text.title).toBe("Safer tests");
    expect(text.operative.map((clause) => clause.text)).toEqual(
      ["Requests all", "members to publish tests", "Urges caution", "Decides"], // prettier-ignore
    );
    expect(text.operative.map((clause) => clause.opening)).toEqual([8, 7, 5, 7]);
    expect(text.operative[3]!.children?.map((child) => child.id)).toEqual(["sub002", "sub001"]);
    expect(text.annexes?.map(({ id }) => id)).toEqual([annex, "annex1"]);
    expect(text.notes?.map(({ id }) => id)).toEqual(["note01", "note02"]);
    expect(text.preamble).toEqual(BASE.preamble);
  });

  it("takes a split clause's sub-paragraphs along, and puts back what was deleted", () => {
    const doc = newDraft(HEAD, BASE);
    setWords(doc, "opera2", "Decides to meet and to report");
    splitClause(doc, "opera2", 15, "split1");
    expect(operative(doc).map(({ id, children }) => [id, children?.length ?? 0])).toEqual(
      [["opera1", 0], ["opera2", 0], ["split1", 2], ["headi1", 0]], // prettier-ignore
    );
    deleteClause(doc, "split1");
    expect(operative(doc)).toHaveLength(3);
    expect(rowsOf(doc).filter((row) => row.gone).map((row) => row.id)).toEqual(["split1", "sub001", "sub002"]); // prettier-ignore
    restoreClause(doc, "split1");
    expect(operative(doc)[2]!.children).toHaveLength(2);
  });

  it("undoes one's own changes and nobody else's", () => {
    const [one, other] = two();
    const mine = undoing(one);
    setWords(one, "opera1", "Requests all members to publish tests");
    setWords(other, "opera1", "Urgently requests all members to share tests");
    meet(one, other);
    mine.undo();
    expect(wordsOf(one, "opera1")).toBe("Urgently requests all members to share tests");
  });

  it("says that there is no such clause", () => {
    expect(() => setWords(newDraft(HEAD, BASE), "nothing", "x")).toThrow(RangeError);
    expect(wordsOf(newDraft(HEAD, BASE), "nothing")).toBeUndefined();
  });
});

describe("two who write at once", () => {
  it("keep both their words in one clause", () => {
    const [one, other] = two();
    typeWords(one, "opera1", "Requests all members to share tests", "Requests all members to share their tests");
    typeWords(other, "opera1", "Requests all members to share tests", "Urgently requests all members to share tests");
    meet(one, other);
    expect(wordsOf(one, "opera1")).toBe("Urgently requests all members to share their tests");
    expect(draftText(other, BASE)).toEqual(draftText(one, BASE));
  });

  it("keep a clause that one deletes while the other writes in it, and one that gets a new sub-paragraph", () => {
    const [one, other] = two();
    deleteClause(one, "opera1");
    deleteClause(one, "opera2");
    setWords(other, "opera1", "Requests all members to share tests soon");
    insertClause(other, { part: "operative", parent: "opera2", after: "sub002" }, "to report", false, "fresh1");
    meet(one, other);
    expect(operative(one).map(({ id }) => id)).toEqual(["opera1", "opera2", "headi1"]);
    expect(operative(one)[0]!.text).toBe("Requests all members to share tests soon");
    expect(operative(one)[1]!.children?.map(({ id }) => id)).toEqual(["fresh1"]);
    expect(operative(other)).toEqual(operative(one));
  });

  it("keep two clauses that are moved below each other", () => {
    const [one, other] = two();
    moveClause(one, "opera1", { part: "operative", parent: "opera2", after: null });
    moveClause(other, "opera2", { part: "operative", parent: "opera1", after: null });
    meet(one, other);
    const ids = rowsOf(one).map((row) => row.id);
    expect(ids).toContain("opera1");
    expect(ids).toContain("sub002");
    expect(draftText(one, BASE)).toEqual(draftText(other, BASE));
    moveClause(one, "opera1", { part: "operative", parent: "opera1", after: null });
    expect(rowsOf(one).map((row) => row.id)).toEqual(ids);
  });
});

/** Somebody who does something by chance; what they bring in is a word of their own, and they take out single letters of the base only. */
function act(doc: Y.Doc, chance: Chance, brought: string[], word: string): void {
  const rows = rowsOf(doc);
  const clauses = rows.filter((row) => row.part === "preamble" || row.part === "operative" || row.part === "annex");
  const row = chance.one(clauses);
  const spot = { part: row.part as "operative", parent: row.parent, after: chance.below(2) ? row.id : null };
  switch (chance.below(9)) {
    case 0:
      insertClause(doc, spot, word, false, word.toLowerCase());
      brought.push(word);
      break;
    case 1:
      if (!chance.below(3)) deleteClause(doc, row.id);
      break;
    case 2:
      moveClause(doc, row.id, spot);
      break;
    case 3:
      splitClause(doc, row.id, row.words.indexOf(" ") + 1, `split${word.toLowerCase()}`);
      break;
    case 4:
      restoreClause(doc, row.id);
      break;
    default: {
      const own = chance.one(rows);
      const characters = Array.from(own.words);
      const at = chance.below(characters.length + 1);
      // a letter of the base may go; words that somebody brought are not cut
      const gone = /^[a-z]$/u.test(characters[at] ?? "") ? chance.below(2) : 0;
      const cuts = /[A-Z0-9]$/.test(characters[at - 1] ?? "") && /^[A-Z0-9]/.test(characters[at] ?? "");
      const place = cuts ? characters.length : at;
      const words = [...characters.slice(0, place), ` ${word} `, ...characters.slice(place + (cuts ? 0 : gone))];
      const caret = words.slice(0, place + 1).join("").length;
      typeWords(doc, own.id, own.words, words.join(""), caret);
      brought.push(word);
    }
  }
}

describe("whatever the order", () => {
  it("ends in the same text for all, without a word lost", () => {
    for (let seed = 1; seed <= 80; seed++) {
      const chance = new Chance(seed);
      const first = newDraft(HEAD, BASE);
      const docs = [first, copyOf(first), copyOf(first)];
      const brought: string[] = [];
      /** For each who writes: what the others have sent and they have not received, in any order, some of it twice. */
      const waiting: Uint8Array[][] = docs.map(() => []);
      docs.forEach((doc, who) =>
        doc.on("update", (update: Uint8Array, origin: unknown) => {
          if (origin === "net") return;
          for (const [other, queue] of waiting.entries())
            if (other !== who) queue.push(update, ...(chance.below(5) ? [] : [update]));
        }),
      );
      for (let round = 0; round < 60; round++) {
        const who = chance.below(docs.length);
        act(docs[who]!, chance, brought, `W${seed}X${round}`);
        // the last one is offline for most of the time
        if (who !== 2 || round % 20 === 19) {
          const queue = waiting[who]!;
          for (const update of chance.shuffled(queue.splice(0, chance.below(queue.length + 1))))
            Y.applyUpdate(docs[who]!, update, "net");
        }
      }
      waiting.forEach((queue, who) => {
        for (const update of chance.shuffled(queue)) Y.applyUpdate(docs[who]!, update, "net");
      });
      const all = rowsOf(docs[0]!);
      for (const doc of docs) {
        expect(rowsOf(doc), `seed ${seed}`).toEqual(all);
        expect(draftText(doc, BASE), `seed ${seed}`).toEqual(draftText(first, BASE));
      }
      const words = all.map((row) => row.words).join(" ");
      for (const word of brought) expect(words, `seed ${seed}`).toContain(word);
      expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    }
  }, 60_000);
});
