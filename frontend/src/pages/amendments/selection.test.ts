// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { selectedWords } from "./selection";

describe("a selection", () => {
  it("is found in the page by code points, across the opening words in italics", () => {
    document.body.innerHTML = `<p>1. <span data-clause="c1"><em>👩🏽‍🔬 Urges</em> all States</span>; <b>x</b></p>`;
    const [opening, rest] = [document.querySelector("em")!.firstChild!, document.querySelector("span")!.lastChild!];
    const range = document.createRange();
    range.setStart(opening, "👩🏽‍🔬 Ur".length);
    range.setEnd(rest, " al".length);
    const selection = getSelection()!;
    selection.removeAllRanges();
    selection.addRange(range);
    expect(selectedWords(selection)).toEqual({ clause: "c1", start: 5, end: 14 });
  });

  it("counts a reference as it is written, and the closing mark not at all", () => {
    document.body.innerHTML =
      `<p data-clause="c1"><span>as </span><a data-words="{@abcdef}"><bdi>3</bdi></a><span> has it</span>` +
      `<span data-words="">;</span><sup data-words="{^note01}">1</sup></p>`;
    const spans = document.querySelectorAll("span");
    const range = document.createRange();
    range.setStart(spans[1]!.firstChild!, 1);
    range.setEnd(spans[2]!.firstChild!, 1);
    const selection = getSelection()!;
    selection.removeAllRanges();
    selection.addRange(range);
    expect(selectedWords(selection)).toEqual({ clause: "c1", start: 13, end: 19 });
  });

  it("of nothing, or beyond one clause, is none", () => {
    document.body.innerHTML = `<span data-clause="a">one</span><span data-clause="b">two</span>`;
    const selection = getSelection()!;
    selection.removeAllRanges();
    expect(selectedWords(selection)).toBeNull();
    const range = document.createRange();
    range.setStart(document.querySelector("[data-clause=a]")!.firstChild!, 1);
    range.setEnd(document.querySelector("[data-clause=b]")!.firstChild!, 1);
    selection.addRange(range);
    expect(selectedWords(selection)).toBeNull();
  });
});
