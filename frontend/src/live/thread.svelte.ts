/** A thread: the comments beside one proposal or amendment, fetched once and then kept by the frames. */
import { api } from "../api/api";
import type { AnyObject, Comment } from "./nouns";

export class Thread {
  state = $state<"loading" | "ready" | "failed">("loading");
  failure = $state.raw<unknown>();
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

  /** The comments in the order of the record. */
  get comments(): Comment[] {
    return this.#comments();
  }

  /** Fetches them, again after a failure or a new snapshot. */
  async load(): Promise<void> {
    try {
      this.#apply((await api.get<{ objects: Comment[] }>(this.#path)).objects);
      this.state = "ready";
    } catch (error) {
      this.failure = error;
      this.state = "failed";
    }
  }
}
