import { describe, expect, it } from "vitest";
import { progress, statuses } from "./status";
import type { Text } from "./text";

const TEXT: Text = {
  title: "Compute [and data]",
  preamble: [{ id: "heading", kind: "heading", text: "Why" }],
  operative: [
    {
      id: "first1",
      kind: "operative",
      text: "Urges all",
      children: [{ id: "below1", kind: "sub_paragraph", text: "to [share] [give]" }],
    },
    { id: "second", kind: "operative", text: "Decides" },
  ],
};

describe("the status of each clause", () => {
  it("is open, in brackets, or what the chair noted; headings have none", () => {
    expect([...statuses(TEXT, { second: "agreed_ad_ref" })]).toEqual([
      ["first1", "open"],
      ["below1", "bracketed"],
      ["second", "agreed_ad_ref"],
    ]);
  });

  it("adds up to what is still open", () => {
    expect(progress(TEXT, { second: "agreed", first1: "agreed_ad_ref" })).toEqual({
      open: 1,
      of: 3,
      brackets: 2,
      adRef: 1,
    });
  });

  it("is not counted before anything is settled or in brackets", () => {
    const plain: Text = { title: "t", preamble: [], operative: [{ id: "second", kind: "operative", text: "Decides" }] };
    expect(progress(plain, {})).toBeNull();
    expect(progress(plain, { second: "agreed" })).toEqual({ open: 0, of: 1, brackets: 0, adRef: 0 });
  });
});
