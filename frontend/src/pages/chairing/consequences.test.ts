import { describe, expect, it } from "vitest";
import { preview } from "../../core/amending";
import type { Change } from "../../core/changes";
import { outline } from "../../core/outline";
import { carried } from "../../core/rebasing";
import { render, type Rendering, source } from "../../core/rendering";
import type { Text } from "../../core/text";
import type { Amendment, EnBloc, Proposal } from "../../live/nouns";
import { type Case, overtaken, overtakes } from "./consequences";
import { parts, without } from "./division";
import { drawn, meetings } from "./graph";
import { apart, type Known, sum, together } from "./together";

const TEXT: Text = {
  title: "T",
  preamble: [],
  operative: [
    { id: "first1", kind: "operative", text: "Requests all members to report within one year" },
    {
      id: "second",
      kind: "operative",
      text: "Urges all members to share",
      children: [{ id: "second1", kind: "sub_paragraph", text: "what they know" }],
    },
  ],
};
const reword = (clause: string, old: string, words: string, at: number): Change => ({
  kind: "replace_words",
  clause,
  start: at,
  end: at + old.length,
  old,
  new: words,
});
const YEAR = reword("first1", "one year", "six months", 38);
const LONGER = reword("first1", "one year", "two years", 38);
const SHARE = reword("second", "share", "give", 21);

function amendment(id: string, changes: readonly Change[], more: Partial<Amendment> = {}): Amendment {
  const fixed = { noun: "amendment", amends: null, language: null, base: "v0", state: "circulated", entry: 1 };
  return { ...fixed, id, symbol: id, changes, ...more } as unknown as Amendment;
}

/** The case after some amendments were adopted one after the other, each with a version of its own. */
function after(adopted: readonly Amendment[], pending: readonly Amendment[], blocs: readonly EnBloc[] = []): Case {
  const texts = new Map([["v0", TEXT]]);
  const versions: Record<string, unknown>[] = [{ text: "v0", amendment: null, cause: null }];
  let text = TEXT;
  for (const [i, each] of adopted.entries()) {
    text = preview(text, texts.get(each.base)!, each.changes);
    texts.set(`v${i + 1}`, text);
    const bloc = blocs.find(({ amendments }) => amendments.includes(each.id));
    versions.push({ text: `v${i + 1}`, amendment: bloc ? null : each.id, cause: bloc?.id ?? null });
  }
  const now = outline(text);
  return {
    proposal: { versions } as unknown as Proposal,
    amendments: [...adopted, ...pending],
    blocs,
    texts,
    misfits: ({ base, changes }) => carried(changes, outline(texts.get(base)!), now).misfits.length > 0,
  };
}

const told = (of: Case): string[] =>
  overtaken(of).map(({ amendment: { id }, by, fits }) => `${id} by ${by.id}${fits ? ", fits" : ""}`);

describe("what can be ruled moot", () => {
  it("is what no longer fits, by the amendment that took its words, not by a later one to the same paragraph", () => {
    const year = amendment("year", [YEAR], { state: "adopted", entry: 5 });
    const all = reword("first1", "all members", "members", 9);
    const later = amendment("later", [all], { state: "adopted", entry: 9, base: "v1" });
    expect(told(after([year, later], [amendment("longer", [LONGER])]))).toEqual(["longer by year"]);
  });

  it("is found among amendments that were put together", () => {
    const year = amendment("year", [YEAR], { state: "adopted" });
    const bloc = { id: "e", amendments: ["share", "year"] } as unknown as EnBloc;
    const share = amendment("share", [SHARE], { state: "adopted" });
    expect(told(after([share, year], [amendment("longer", [LONGER])], [bloc]))).toEqual(["longer by year"]);
  });

  it("may be what still fits in the same paragraph, after what does not", () => {
    const year = amendment("year", [YEAR], { state: "incorporated" });
    const all = amendment("all", [reword("first1", "all members", "members", 9)]);
    const pending = [all, amendment("longer", [LONGER]), amendment("share", [SHARE])];
    expect(told(after([year], pending))).toEqual(["longer by year", "all by year, fits"]);
  });

  it("leaves out what falls with its own amendment, and what nothing adopted touches", () => {
    const year = amendment("year", [YEAR], { state: "adopted" });
    const sub = amendment("sub", [LONGER], { amends: "longer" });
    expect(told(after([year], [amendment("longer", [LONGER]), sub]))).toEqual(["longer by year"]);
    expect(told(after([], [amendment("longer", [LONGER])]))).toEqual([]);
  });

  it("is said before the vote", () => {
    const relations = [
      { one: "a", other: "b", kind: "incompatible", clauses: ["first1"] },
      { one: "a", other: "c", kind: "same_words", clauses: ["first1"] },
      { one: "a", other: "d", kind: "implies", clauses: ["first1"] },
      { one: "b", other: "a", kind: "incompatible", clauses: ["first1"] },
    ] as const;
    expect(overtakes("a", relations).map(({ other }) => other)).toEqual(["b", "d"]);
  });
});

describe("amendments put together", () => {
  it("are those to the draft that fit, and of them those that collide with none", () => {
    const pending = [
      amendment("a", [YEAR]),
      amendment("b", [SHARE]),
      amendment("c", [SHARE], { language: "fr" }),
      amendment("d", [SHARE], { amends: "b" }),
      amendment("e", [SHARE], { state: "second_vote_pending" }),
      amendment("f", [LONGER]),
    ];
    const those = together(pending, ({ id }) => id === "f");
    expect(those.map(({ id }) => id)).toEqual(["a", "c"]);
    const meeting = [
      { one: "a", other: "b", kind: "same_words", clauses: [] },
      { one: "c", other: "d", kind: "same_place", clauses: [] },
    ] as const;
    expect(apart(pending, meeting)).toEqual(["c", "d", "e", "f"]);
  });

  it("change the text one after the other, until one no longer fits", () => {
    const texts: Known = { texts: new Map([["v0", TEXT]]), rendering: () => undefined };
    const both = sum(TEXT, [amendment("a", [YEAR]), amendment("b", [SHARE])], texts);
    expect(both.text.operative.map(({ text }) => text)).toEqual([
      "Requests all members to report within six months",
      "Urges all members to give",
    ]);
    expect(sum(TEXT, [amendment("a", [YEAR]), amendment("f", [LONGER])], texts).misfit?.id).toBe("f");
  });

  it("may be in several languages: each fits what those before it made, in its own", () => {
    const [first] = TEXT.operative;
    const rendering: Rendering = {
      language: "fr",
      title: "Rapports",
      clauses: { [first!.id]: { text: "Prie tous les membres", of: source(first!.text) } },
    };
    const french = render(TEXT, rendering);
    const known: Known = { texts: new Map([["v0", TEXT], ["fr", french]]), rendering: () => rendering }; // prettier-ignore
    const rewording: Change = {
      kind: "replace_words",
      clause: first!.id,
      start: 0,
      end: 4,
      old: "Prie",
      new: "Invite",
    };
    const own = amendment("c", [rewording], { language: "fr", base: "fr" });
    const after = sum(TEXT, [own, amendment("b", [SHARE])], known);
    expect(after.misfit).toBeUndefined();
    expect(after.text.operative.map(({ text, language }) => [text, language])).toEqual([
      ["Invite tous les membres", "fr"],
      ["Urges all members to give", undefined],
    ]);
    expect(sum(TEXT, [amendment("a", [YEAR]), own], known).misfit?.id).toBe("c");
  });
});

describe("a division", () => {
  it("has parts in order, without gaps, each clause with those below it", () => {
    expect(parts(TEXT, { first1: 4, second: 2, second1: 1 })).toEqual([["second"], ["first1"]]);
    expect(parts(TEXT, { second1: 1 })).toEqual([["second1"]]);
    expect(parts(TEXT, { first1: 0 })).toEqual([]);
  });

  it("leaves a rejected part out, and nothing where no operative paragraph is left (P-62)", () => {
    expect(without(TEXT, ["first1"])?.operative.map(({ id }) => id)).toEqual(["second"]);
    expect(without(TEXT, ["first1", "second"])).toBeNull();
  });
});

describe("the graph of a clause", () => {
  const relations = [
    { one: "a", other: "b", kind: "incompatible", clauses: ["first1"] },
    { one: "b", other: "a", kind: "implies", clauses: ["first1"] },
    { one: "b", other: "c", kind: "same_place", clauses: ["second", "first1"] },
  ] as const;

  it("joins each pair once, and says which makes the other needless", () => {
    const { nodes, arcs, height } = drawn(["a", "b", "c"], relations, 60);
    expect(nodes.map(({ y }) => y)).toEqual([10, 30, 50]);
    expect(height).toBe(60);
    expect(arcs.map(({ one, other, kind }) => [one, other, kind])).toEqual([
      ["b", "a", "implies"],
      ["b", "c", "same_place"],
    ]);
    expect(arcs[0]?.path).toBe("M60 30 C73 30 73 10 60 10");
  });

  it("is drawn for each clause where any meet, in voting order", () => {
    expect([...meetings(["c", "b", "a"], relations)]).toEqual([
      ["first1", ["c", "b", "a"]],
      ["second", ["c", "b"]],
    ]);
  });
});
