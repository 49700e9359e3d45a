import { describe, expect, it } from "vitest";
import type { Amendment, EnBloc, Proposal, Version, VersionKind } from "../../live/nouns";
import { bringing, type Known, madeOf } from "./made";

const amendment = (id: string, sponsors: string[], words: string): Amendment =>
  ({
    noun: "amendment",
    id,
    sponsors,
    changes: [{ kind: "replace_words", clause: "first1", start: 0, end: 0, old: "", new: words }],
  }) as unknown as Amendment;
const amendments = [
  amendment("a1", ["BRA"], "by 2027"),
  amendment("a2", ["IDN", "BRA"], 'the "good"'),
  amendment("a3", ["FJI"], "x"),
];
const together = { id: "e1", amendments: ["a1", "a2", "a3"], objections: { a3: "KEN" } } as unknown as EnBloc;
const known = {
  get: (noun: string, id: string | null) =>
    noun === "en_bloc" ? (id === "e1" ? together : undefined) : amendments.find((one) => one.id === id),
} as Known;
/** Kenya tabled it and left its sponsors since; Indonesia revised it. */
const by: Partial<Record<VersionKind, string>> = { tabled: "KEN", revision: "IDN", oral_revision: "IDN" };
const version = (kind: VersionKind, amendment: string | null = null, cause: string | null = null): Version => ({
  text: kind,
  at: "",
  kind,
  amendment,
  cause,
  by: by[kind] ?? null,
});
const proposal = {
  sponsors: ["IDN"],
  versions: [
    version("tabled"),
    version("amendment", "a1"),
    version("revision", null, "r1"),
    version("oral_revision", null, "r2"),
    version("revision", null, "r3"),
    version("amendment", null, "e1"),
    version("division", null, "p1"),
    version("corrigendum", null, "c1"),
  ],
} as unknown as Proposal;

describe("what made a version", () => {
  it.each([
    [0, "tabled", 0, ["KEN"]],
    [1, "amendment", 0, ["BRA"]],
    [2, "revision", 1, ["IDN"]],
    [3, "oral_revision", 1, ["IDN"]],
    [4, "revision", 2, ["IDN"]],
    [5, "en_bloc", 0, ["BRA", "IDN"]],
    [6, "division", 0, []],
    [7, "corrigendum", 1, []],
  ])("version %i", (index, kind, nth, members) => {
    expect(madeOf(proposal, index, known)).toMatchObject({ kind, nth, members });
  });

  it("of amendments put together those whose words they are", () => {
    const made = madeOf(proposal, 5, known);
    expect(bringing(made, " 2027").amendments.map(({ id }) => id)).toEqual(["a1"]);
    expect(bringing(made, 'the "good"').members).toEqual(["IDN", "BRA"]);
    expect(bringing(made, "nobody's").members).toEqual(["BRA", "IDN"]);
  });
});
