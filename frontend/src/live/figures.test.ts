import { describe, expect, it } from "vitest";
import { asks, counted, type Figures, SILENT, threadName } from "./figures";
import type { Comment, Subject } from "./nouns";

const about: Subject = { noun: "clause", id: "p", clause: "opera1" };
const comment = (entry: number, change: Partial<Comment> = {}): Comment =>
  ({
    noun: "comment",
    id: "c",
    entry,
    said: entry,
    about,
    author: "fra-1",
    reply_to: null,
    mentions: [],
    mark: null,
    resolved: false,
    text: "words",
    ...change,
  }) as unknown as Comment;

function after(before: Figures, kind: string, change: Comment, reader: string | null = "ken-1"): Figures {
  const entries = [{ index: change.entry, kind, actor: change.author, at: "" }];
  return counted(() => before, { entries, changes: [change] }, reader ?? undefined).get(threadName(change.about))!;
}

describe("the figures of a thread", () => {
  const read: Figures = { total: 2, open: 1, unread: 0, seen: 10 };

  it("are named by what it is about", () => {
    expect(threadName(about)).toBe("clause/p/opera1");
    expect(threadName({ noun: "proposal", id: "p" })).toBe("proposal/p");
  });

  it("count what others say as unread, and one's own words not", () => {
    expect(after(read, "comment.post", comment(11))).toEqual({ total: 3, open: 2, unread: 1, seen: 10 });
    expect(after(read, "comment.post", comment(11), "fra-1").unread).toBe(0);
    expect(after(read, "comment.post", comment(11), null).unread).toBe(0);
    expect(after(SILENT, "comment.post", comment(0, { reply_to: "r" }))).toEqual({
      total: 1,
      open: 0,
      unread: 1,
      seen: -1,
    });
  });

  it("count new words of what was read as unread, and what is done about words not", () => {
    expect(after(read, "comment.edit", comment(11)).unread).toBe(1);
    expect(after({ ...read, unread: 3 }, "comment.edit", comment(11)).unread).toBe(3);
    expect(after(read, "comment.resolve", comment(11, { said: 9, resolved: true }))).toEqual({ ...read, open: 0 });
    expect(after(read, "comment.resolve", comment(11, { said: 9 })).open).toBe(2);
    for (const kind of ["comment.hide", "comment.show", "comment.erase"])
      expect(after(read, kind, comment(11, { said: 9 }))).toEqual(read);
  });

  it("add up over a frame, thread by thread", () => {
    const other = { noun: "proposal", id: "p" } as const;
    const changes = [comment(11), comment(12, { id: "d" }), comment(13, { id: "e", about: other })];
    const entries = changes.map(({ entry }) => ({ index: entry, kind: "comment.post", actor: "fra-1", at: "" }));
    const made = counted(() => SILENT, { entries, changes }, "ken-1");
    expect([...made].map(([name, { total }]) => [name, total])).toEqual([
      ["clause/p/opera1", 2],
      ["proposal/p", 1],
    ]);
  });
});

describe("a comment asks a member", () => {
  it("by mentioning it, or by a question on what it sponsors as long as that is open", () => {
    expect(asks(comment(1, { mentions: ["KEN"] }), "KEN", [])).toBe(true);
    expect(asks(comment(1, { mentions: ["FRA"] }), "KEN", ["KEN"])).toBe(false);
    expect(asks(comment(1, { mark: "question" }), "KEN", ["KEN"])).toBe(true);
    expect(asks(comment(1, { mark: "question", resolved: true }), "KEN", ["KEN"])).toBe(false);
    expect(asks(comment(1, { mark: "explanation" }), "KEN", ["KEN"])).toBe(false);
  });
});
