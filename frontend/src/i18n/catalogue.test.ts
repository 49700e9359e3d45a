import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { choose, direction, has, t } from "./index";

const src = fileURLToPath(new URL("..", import.meta.url));
const locale = fileURLToPath(new URL("../../../deliberation/locale/en/", import.meta.url));

const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith(".test.ts"))
  .map((path) => ({ path, text: readFileSync(src + path, "utf8") }));

/** The ids of the messages in a catalogue's file; comments and continuation lines are none. */
function ids(name: string): string[] {
  return [...readFileSync(locale + name, "utf8").matchAll(/^([a-zA-Z][\w-]*) ?=/gm)].map((match) => match[1]!);
}

/** What each `t(...)` asks for: whole ids, and the beginnings of ids that a variable ends. */
const asked = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/\bt\(\s*(?:[^()"'`,]+\?\s*)?(["'`])([a-z][\w-]*)(\1|\$\{)(?:\s*:\s*"([a-z][\w-]*)")?/g)].flatMap(
    (match) => [
      { path, id: match[2]!, whole: match[3] !== "${" },
      ...(match[4] ? [{ path, id: match[4], whole: true }] : []),
    ],
  ),
);

const ours = readdirSync(locale).filter((name) =>
  [
    "interface.ftl",
    "debate.ftl",
    "threads.ftl",
    "chairing.ftl",
    "elections.ftl",
    "rules.ftl",
    "electorate.ftl",
  ].includes(name),
);
const everything = sources.map(({ text }) => text).join("\n");

describe("the catalogue", () => {
  it("has every message that the source asks for", () => {
    const known = readdirSync(locale).flatMap(ids);
    const missing = asked.filter(({ id, whole }) => !known.some((one) => (whole ? one === id : one.startsWith(id))));
    expect(asked.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it("has in the first load all that the frame says before a page is there", () => {
    const first = new Set(ids("interface.ftl"));
    const frame = /^(api|frame|keys|navigation|routes|styles|App)/;
    const late = asked.filter(({ path, id, whole }) => whole && frame.test(path) && !first.has(id));
    expect(asked.some(({ path }) => frame.test(path))).toBe(true);
    expect(late).toEqual([]);
  });

  it.each(ours)("has no message in %s that nobody asks for", (name) => {
    const begun = [...everything.matchAll(/`([a-z][\w-]*-)\$\{/g)].map((match) => match[1]!);
    const unused = ids(name).filter(
      (id) => !new RegExp(`["'\`]${id}["'\`]`).test(everything) && !begun.some((prefix) => id.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it("has each message once and in form", () => {
    const bundle = new FluentBundle("en");
    const files = readdirSync(locale);
    const errors = files.flatMap((name) => bundle.addResource(new FluentResource(readFileSync(locale + name, "utf8"))));
    expect(errors).toEqual([]);
    for (const id of files.flatMap(ids)) expect(bundle.hasMessage(id), id).toBe(true);
  });
});

describe("words", () => {
  it("keeps what is put into a sentence in its own direction", () => {
    expect(t("presence", { present: 97, members: 1193 })).toBe("\u206897\u2069 of \u20681,193\u2069 present");
  });

  it("shows an id that it doesn't know", () => {
    expect(has("no-such-words")).toBe(false);
    expect(t("no-such-words")).toBe("no-such-words");
  });

  it("chooses the first language that has a catalogue, and English where none has", () => {
    expect(choose(["pt-BR", "fr-CA", "ar"], ["ar", "en", "fr"])).toBe("fr");
    expect(choose(["pt"], ["ar", "en"])).toBe("en");
    expect(choose([], ["ar"])).toBe("en");
  });

  it("knows in which direction a language is written", () => {
    expect(["ar", "en", "zh", "he"].map(direction)).toEqual(["rtl", "ltr", "ltr", "rtl"]);
  });
});
