/** A thread: the comments beside a proposal, a clause or an amendment, fetched once and then kept by the frames. */
import { api } from "../api/api";
import type { AnyObject, Comment } from "./nouns";

/** One wording of a comment; null when it was erased. */
export interface Worded {
  readonly act: string;
  readonly at: string;
  readonly text: string | null;
}

export class Thread {
  state = $state<"loading" | "ready" | "failed">("loading");
  failure = $state.raw<unknown>();
  /** How far the viewer had read it when it was last left; what is later is marked as new. */
  seen = $state(-1);
  readonly #path: string;
  readonly #comments: () => Comment[];
  readonly #apply: (changes: readonly AnyObject[]) => void;

  /**
   * @param comments those of this thread among all that are known.
   * @param apply puts what was fetched among them.
   */
  constructor(path: string, comments: () => Comment[], apply: (changes: readonly AnyObject[]) => void) {
    this.#path = path;
    this.#comments = comments;
    this.#apply = apply;
  }

  /** The comments in the order in which they were made. */
  get comments(): Comment[] {
    return this.#comments();
  }

  /** Fetches them, again after a failure or a new snapshot. */
  async load(): Promise<void> {
    try {
      const found = await api.get<{ objects: Comment[]; seen: number }>(this.#path);
      this.#apply(found.objects);
      this.seen = Math.max(this.seen, found.seen);
      this.state = "ready";
    } catch (error) {
      this.failure = error;
      this.state = "failed";
    }
  }
}
