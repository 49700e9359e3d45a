/** All threads of an assembly in figures, live: read once, then kept by the frames. What was read is told to the server. */
import { SvelteMap } from "svelte/reactivity";
import { api } from "../api/api";
import type { Frame } from "./apply";
import { asks, counted, type Figures, SILENT, threadName } from "./figures";
import type { Comment, Subject, Viewer } from "./nouns";

interface Counted extends Figures {
  readonly about: Subject;
}

export class Talk {
  state = $state<"loading" | "ready" | "failed">("loading");
  readonly #figures = new SvelteMap<string, Figures>();
  readonly #asking = new SvelteMap<string, Comment>();
  readonly #path: string;
  readonly #viewer: () => Viewer;
  readonly #sponsors: (about: Subject) => readonly string[];

  /**
   * @param path of the assembly's interface.
   * @param sponsors who sponsors what a thread is about.
   */
  constructor(path: string, viewer: () => Viewer, sponsors: (about: Subject) => readonly string[]) {
    this.#path = path;
    this.#viewer = viewer;
    this.#sponsors = sponsors;
  }

  /** Counts anew, at first and after a new snapshot. Without an answer nothing is marked; the next snapshot asks again. */
  async load(): Promise<void> {
    try {
      const found = await api.get<{ threads: Counted[]; asks: Comment[] }>(`${this.#path}/threads`);
      this.#figures.clear();
      for (const { about, ...figures } of found.threads) this.#figures.set(threadName(about), figures);
      this.#asking.clear();
      for (const comment of found.asks) this.#asking.set(comment.id, comment);
      this.state = "ready";
    } catch {
      this.state = "failed";
    }
  }

  frame(frame: Frame): void {
    const { accreditation, member } = this.#viewer();
    for (const [name, figures] of counted((name) => this.#figures.get(name) ?? SILENT, frame, accreditation))
      this.#figures.set(name, figures);
    if (member === undefined) return;
    for (const comment of frame.changes) {
      if (comment.noun !== "comment" || comment.author === accreditation) continue;
      if (asks(comment, member, this.#sponsors(comment.about))) this.#asking.set(comment.id, comment);
      else this.#asking.delete(comment.id);
    }
  }

  /** The figures of a thread. */
  of(about: Subject): Figures {
    return this.#figures.get(threadName(about)) ?? SILENT;
  }

  /** How many unread comments there are in any thread of these. */
  unread(names: (name: string) => boolean): number {
    return [...this.#figures].reduce((sum, [name, figures]) => sum + (names(name) ? figures.unread : 0), 0);
  }

  /** The unread comments that ask something of the viewer's member, the oldest first. */
  get asking(): Comment[] {
    const waiting = [...this.#asking.values()].filter(
      (comment) => comment.text !== null && comment.said > this.of(comment.about).seen,
    );
    return waiting.sort((one, other) => one.said - other.said);
  }

  /** Notes that a thread was read up to an index. Reading is nobody's act; where there is no connection it counts here. */
  read(about: Subject, upto: number): void {
    const before = this.of(about);
    if (upto <= before.seen) return;
    this.#figures.set(threadName(about), { ...before, unread: 0, seen: upto });
    if (this.#viewer().accreditation !== undefined)
      api.put(`${this.#path}/seen`, { about, upto }).catch(() => undefined);
  }
}
