// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import type { Text } from "../../core/text";
import file from "../../../../tests/vectors/texts.json?raw";
import Norm from "./Norm.svelte";
import { rowsOf } from "./rows";

const { texts } = JSON.parse(file) as { texts: { text: Text }[] };
const WHOLE = texts[2]!.text;
const ARABIC = texts[3]!.text;

afterEach(cleanup);

/** What is seen: the words for those who don't see the screen are left out. */
function words(element: Element | null): string {
  const copy = element?.cloneNode(true) as Element | undefined;
  copy?.querySelectorAll(".heard").forEach((heard) => heard.remove());
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}

describe("a text with all that a text can have", () => {
  it("shows references as labels that lead there, and those that lead nowhere as gone", () => {
    const { container } = render(Norm, { rows: rowsOf(WHOLE, WHOLE) });
    const clause = container.querySelector("#clause-decide")!;
    expect(words(clause)).toContain("as set out in anexo II, 1 (a) (i) a. ii. and …");
    const link = clause.querySelector<HTMLAnchorElement>('a[href="#clause-annex2"]')!;
    expect(container.querySelector(link.hash)?.querySelector("h2")).not.toBeNull();
    expect(container.innerHTML).not.toContain(">{@");
  });

  it("has footnotes at the end, which lead to their marks and back", async () => {
    const { container } = render(Norm, { rows: rowsOf(WHOLE, WHOLE) });
    const notes = [...container.querySelectorAll(".notes li")];
    expect(notes.map(words)).toEqual(["1 See 1.", "2 A/1/RES/3.", "3 Not ….", "4 Third.", "5 Fourth [or not]."]);
    const mark = container.querySelector<HTMLAnchorElement>("#clause-recall sup a")!;
    const note = document.getElementById(mark.hash.slice(1))!;
    expect(words(note)).toBe("2 A/1/RES/3.");
    await fireEvent.click(mark);
    expect(document.activeElement).toBe(note);
    await fireEvent.click(note.querySelector("a")!);
    expect(document.activeElement).toBe(mark);
  });

  it("tints what is in brackets and says quietly who wants it", () => {
    const { container } = render(Norm, { rows: rowsOf(WHOLE, WHOLE) });
    const clause = container.querySelector("#clause-decide")!;
    expect([...clause.querySelectorAll(".attribution")].map((each) => each.textContent)).toEqual([
      " – KEN, FRA",
      " – NOR",
    ]);
    expect(words(clause)).toContain("[to share – KEN, FRA] [to consider – NOR]");
  });

  it("reads each clause in the direction of its language, and closes it before its footnote mark", () => {
    const { container } = render(Norm, { rows: rowsOf(ARABIC, ARABIC) });
    const clause = container.querySelector("#clause-adopts")!;
    expect(clause.getAttribute("dir")).toBe("rtl");
    expect(words(clause)).toBe("تعتمد ما ورد في المرفق، 2.1");
    expect(words(container.querySelector("#clause-annex1 h2"))).toBe("المبادئ");
  });

  it("shows what changed in words with marks, each seen and heard", () => {
    const now: Text = {
      ...WHOLE,
      operative: WHOLE.operative.map((clause) =>
        clause.id === "lastop"
          ? { ...clause, text: "Requests, see {@decide}, a report.{^source2} {^source3}" }
          : clause,
      ),
    };
    const { container } = render(Norm, { rows: rowsOf(WHOLE, now) });
    const clause = container.querySelector("#clause-lastop")!;
    expect(words(clause.querySelector("ins"))).toContain(", see 1,");
    expect(words(clause)).not.toContain("{");
  });
});
