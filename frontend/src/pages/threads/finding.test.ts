import { describe, expect, it } from "vitest";
import type { Comment } from "../../live/nouns";
import { discussions } from "./discussions";
import { addressOf, asked, type Found, queryOf } from "./finding";

describe("a question", () => {
  it("goes into the address and comes back", () => {
    const question = { q: '“a” & b=c "d" 文', noun: "text", language: "", proposal: "p", member: "" };
    expect(asked(queryOf(question))).toEqual(question);
    expect(queryOf(asked(""))).toBe("");
    expect(queryOf({ ...asked(""), q: "x" }, 20)).toBe("?q=x&after=20");
  });
});

describe("what is found", () => {
  const found = { noun: "comment", id: "c", proposal: "p", amendment: null, clause: null } as unknown as Found;

  it("is shown where it stands", () => {
    expect(addressOf("demo", found)).toBe("/a/demo/texts/p?thread=");
    expect(addressOf("demo", { ...found, clause: "opera1" })).toBe("/a/demo/texts/p?thread=opera1");
    expect(addressOf("demo", { ...found, amendment: "m" })).toBe("/a/demo/texts/p/amendments/m");
    expect(addressOf("demo", { ...found, noun: "clause", clause: "opera1" })).toBe("/a/demo/texts/p#clause-opera1");
    expect(addressOf("demo", { ...found, noun: "proposal" })).toBe("/a/demo/texts/p");
  });
});

describe("discussions", () => {
  const comment = (id: string, reply_to: string | null): Comment => ({ id, reply_to }) as unknown as Comment;
  const shape = (...comments: Comment[]): unknown =>
    discussions(comments).map(({ root, answers }) => [root.id, ...answers.map(({ id }) => id)]);

  it("hold every answer to an answer, in order", () => {
    expect(
      shape(comment("a", null), comment("b", "a"), comment("c", null), comment("d", "b"), comment("e", "c")),
    ).toEqual([
      ["a", "b", "d"],
      ["c", "e"],
    ]);
  });

  it("lose nobody whose parent is not there", () => {
    expect(shape(comment("b", "a"), comment("c", "b"))).toEqual([["b", "c"]]);
    expect(shape()).toEqual([]);
  });
});
