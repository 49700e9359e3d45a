/**
 * What is said about drafts over the live line, in both directions (`deliberation/drafts/wire.py`), and the place where those who
 * draft listen. The line itself, its breaks and its coming back are `socket.ts`'s matter.
 */

/** What a client says. Updates are base64. */
export type DraftWish =
  | { readonly type: "draft.open" | "draft.close"; readonly draft: string }
  | {
      readonly type: "draft.send";
      readonly draft: string;
      readonly id: string;
      readonly update: string;
      readonly title?: string;
    }
  | { readonly type: "draft.here"; readonly draft: string; readonly clause: string | null };

/** Somebody of the delegation who has a draft open; one person may be there twice, by two visits. */
export interface Person {
  readonly visit: string;
  readonly accreditation: string;
  readonly draft: string;
  readonly name?: string;
  /** The clause at which they are. */
  readonly clause?: string;
}

/** What the server says. */
export type DraftMessage =
  | {
      readonly type: "draft.opened";
      readonly draft: string;
      readonly number: number;
      readonly updates: number;
      readonly visit: string;
    }
  | { readonly type: "draft.told"; readonly draft: string; readonly number: number; readonly update: string | null }
  | { readonly type: "draft.kept"; readonly draft: string; readonly id: string; readonly number: number }
  | { readonly type: "draft.people"; readonly people: readonly Person[] }
  | { readonly type: "draft.listed" }
  | { readonly type: "draft.ended"; readonly draft: string; readonly state: string; readonly act: string | null }
  | { readonly type: "draft.refused"; readonly draft: string; readonly code: string; readonly id: string | null };

/** One who listens. */
export interface Ear {
  told(message: DraftMessage): void;
  /** The line carries what is said, from now on or no longer. */
  stands(is: boolean): void;
}

export class Wire {
  /** Whether the line carries what is said. */
  standing = false;
  readonly #say: (wish: DraftWish) => boolean;
  readonly #ears = new Set<Ear>();

  constructor(say: (wish: DraftWish) => boolean) {
    this.#say = say;
  }

  /** Says something; whether the line took it. */
  say(wish: DraftWish): boolean {
    return this.standing && this.#say(wish);
  }

  /** Listens until the function that it returns is called. */
  hear(ear: Ear): () => void {
    this.#ears.add(ear);
    return () => void this.#ears.delete(ear);
  }

  told(message: DraftMessage): void {
    for (const ear of [...this.#ears]) ear.told(message);
  }

  stands(is: boolean): void {
    this.standing = is;
    for (const ear of [...this.#ears]) ear.stands(is);
  }
}
