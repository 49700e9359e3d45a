import { describe, expect, it } from "vitest";
import type { Change } from "./changes";
import { made } from "./making";
import { outline } from "./outline";
import {
  isTitleCurrent,
  madeFrom,
  original,
  render,
  type Rendering,
  source,
  type Standing,
  standings,
  updated,
  type Written,
} from "./rendering";
import { vectors } from "./testdata";
import { type Text, walk, wordsById } from "./text";

const file = vectors<{
  renderings: {
    name: string;
    text: Text;
    rendering: Rendering;
    sources: Record<string, string>;
    title_current: boolean;
    current: Record<string, boolean>;
    rendered: Text;
  }[];
  amended: { name: string; text: Text; rendering: Rendering; changes: Change[]; original: Text }[];
}>("renderings");

describe("renderings.json", () => {
  it.each(file.renderings)("$name", (v) => {
    expect(render(v.text, v.rendering)).toEqual(v.rendered);
    const standing = standings(v.text, v.rendering);
    expect(isTitleCurrent(v.text, v.rendering)).toBe(v.title_current);
    expect(["own", "current"].includes(standing.get("title")!)).toBe(v.title_current);
    for (const { clause } of walk(v.text)) {
      expect(source(clause.text)).toBe(v.sources[clause.id]);
      expect(["own", "current"].includes(standing.get(clause.id)!), clause.id).toBe(v.current[clause.id]);
    }
  });
});

describe("amendments in another language", () => {
  it.each(file.amended)("$name", (v) => {
    const shown = render(v.text, v.rendering);
    expect(original(v.text, shown, made(outline(shown), v.changes))).toEqual(v.original);
    expect(original(v.text, shown, shown)).toEqual(v.text);
  });
});

const TEXT: Text = {
  title: "Compute",
  preamble: [],
  operative: [
    { id: "first1", kind: "operative", text: "Urges all", opening: 5 },
    { id: "second", kind: "operative", text: "Decides" },
    { id: "third1", kind: "operative", text: "Réaffirme", language: "fr" },
  ],
};
const BEFORE: Rendering = {
  language: "fr",
  title: "Calcul",
  clauses: {
    first1: { text: "Prie chacun", of: source("Urges each") },
    second: { text: "Décide", of: source("Decides"), opening: 6 },
    gone01: { text: "Rien", of: source("Nothing") },
  },
};
const write = (written: Readonly<Record<string, Written>>): Rendering =>
  updated(TEXT, BEFORE, "fr", { title: { text: "Le calcul", of: source("Compute") }, ...written });

describe("writing a rendering", () => {
  it("says how each clause stands", () => {
    expect(Object.fromEntries(standings(TEXT, BEFORE))).toEqual({
      title: "current",
      first1: "behind",
      second: "current",
      third1: "own",
    } satisfies Record<string, Standing>);
    expect(standings(TEXT, { ...BEFORE, clauses: {} }).get("first1")).toBe("missing");
  });

  it("has what was written, what nobody touched as far behind as it was, and nothing of what is gone or its own", () => {
    const second = { text: "Décide de", of: source("Decides"), opening: 6 };
    const written = write({ second, third1: { text: "Affirme", of: source("Réaffirme") } });
    expect([written.title, written.of]).toEqual(["Le calcul", source("Compute")]);
    expect(written.clauses).toEqual({ first1: BEFORE.clauses["first1"], second });
  });

  it("words typed beside words that changed meanwhile are behind, and an empty wording is none", () => {
    const typed = write({ first1: { text: "Prie tous", of: source("Urges") } });
    expect(standings(TEXT, typed).get("first1")).toBe("behind");
    expect(write({ second: { text: "", of: source("Decides") } }).clauses).not.toHaveProperty("second");
    expect(updated(TEXT, null, "fr", {})).toEqual({ language: "fr", title: "", clauses: {} });
    const renamed = { ...TEXT, title: "Computing" };
    const later = updated(renamed, write({}), "fr", {});
    expect(standings(renamed, later).get("title")).toBe("behind");
    expect(render(renamed, later)).toMatchObject({ title: "Computing", title_language: "en" });
  });

  it("in the text's own language has the paragraphs that are in another", () => {
    const back = updated(TEXT, null, "en", { third1: { text: "Reaffirms", of: source("Réaffirme") } });
    expect(back).toEqual({
      language: "en",
      title: "Compute",
      clauses: { third1: { text: "Reaffirms", of: source("Réaffirme") } },
    });
    expect(render(TEXT, back).operative[2]).toEqual({ id: "third1", kind: "operative", text: "Reaffirms" });
  });

  it("finds the words again that a clause was rendered from", () => {
    const earlier: Text = { ...TEXT, operative: [{ id: "first1", kind: "operative", text: "Urges each" }] };
    expect(madeFrom("first1", source("Urges each"), [earlier, TEXT])).toBe("Urges each");
    expect(madeFrom("first1", source("Urges nobody"), [earlier, TEXT])).toBeNull();
    expect(wordsById(earlier).get("title")).toBe("Compute");
  });
});
