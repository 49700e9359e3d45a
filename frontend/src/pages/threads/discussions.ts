/** Comments as discussions: each that answers nobody, with all that answers it or its answers, in the order they were made. Pure. */
import type { Comment } from "../../live/nouns";

export interface Discussion {
  readonly root: Comment;
  readonly answers: readonly Comment[];
}

/** The discussions of a thread; an answer whose parent is not there begins one of its own. */
export function discussions(comments: readonly Comment[]): Discussion[] {
  const roots = new Map<string, string>();
  const found = new Map<string, { root: Comment; answers: Comment[] }>();
  for (const comment of comments) {
    const root = comment.reply_to === null ? undefined : roots.get(comment.reply_to);
    roots.set(comment.id, root ?? comment.id);
    const discussion = root === undefined ? undefined : found.get(root);
    if (discussion) discussion.answers.push(comment);
    else found.set(comment.id, { root: comment, answers: [] });
  }
  return [...found.values()];
}
