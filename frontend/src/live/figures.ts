/**
 * Threads in figures: how much is said in each, what is open and what is unread. Pure, from what the server counted once and what the
 * frames have told since; a count that a merged frame leaves uncertain is set right by the next reading.
 */
import type { AnyObject, Comment, EntryLine, Subject } from "./nouns";

export interface Figures {
  readonly total: number;
  /** Discussions that are not resolved. */
  readonly open: number;
  /** Comments of others that are worded since the thread was read. */
  readonly unread: number;
  /** The index up to which it was read; -1 before the first time. */
  readonly seen: number;
}

export const SILENT: Figures = { total: 0, open: 0, unread: 0, seen: -1 };

/** The name of a thread: what it is about, in one line. */
export function threadName({ noun, id, clause }: Subject): string {
  return [noun, id, ...(clause === undefined ? [] : [clause])].join("/");
}

/** What one frame makes of the figures: the threads that it changes, with their new figures. */
export function counted(
  known: (name: string) => Figures,
  frame: { readonly entries?: readonly EntryLine[]; readonly changes: readonly AnyObject[] },
  reader: string | undefined,
): Map<string, Figures> {
  const changed = new Map<string, Figures>();
  for (const comment of frame.changes) {
    if (comment.noun !== "comment") continue;
    const name = threadName(comment.about);
    const kind = frame.entries?.find((entry) => entry.index === comment.entry)?.kind;
    changed.set(name, after(changed.get(name) ?? known(name), comment, kind, reader));
  }
  return changed;
}

function after(before: Figures, comment: Comment, kind: string | undefined, reader: string | undefined): Figures {
  const { total, open, unread, seen } = before;
  const foreign = reader !== undefined && comment.author !== reader && comment.said > seen && comment.text !== null;
  switch (kind) {
    case "comment.post":
      return {
        seen,
        total: total + 1,
        open: open + (comment.reply_to === null ? 1 : 0),
        unread: unread + Number(foreign),
      };
    case "comment.edit":
      return { ...before, unread: foreign ? Math.max(1, unread) : unread };
    case "comment.resolve":
      return { ...before, open: Math.max(0, open + (comment.resolved ? -1 : 1)) };
    default:
      return before;
  }
}

/** Whether a comment asks something of a member: it mentions it, or it is an open question on what the member sponsors. */
export function asks(comment: Comment, member: string, sponsors: readonly string[]): boolean {
  if (comment.mentions.includes(member)) return true;
  return comment.mark === "question" && !comment.resolved && sponsors.includes(member);
}
