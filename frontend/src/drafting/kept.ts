/**
 * Drafts on this device: the document as it was last, and every update that the server has not acknowledged. An update is kept with
 * each key pressed and let go when the server has it, so that a closed lid, a dead battery or a lost line costs nothing. Where the
 * browser keeps nothing (a private window), drafts live as long as the page.
 */
import { within } from "../keys/database";
import type { Head } from "./doc";

/** A draft as this device has it. */
export interface Base {
  readonly head: Head;
  readonly title: string;
  /** The whole document. */
  readonly state: Uint8Array;
  /** The number of the server's last update that is in it; 0 while the server does not know the draft. */
  readonly number: number;
  /** How it ended, as long as the server has not heard of it: by this act, or thrown away. */
  readonly ended?: { readonly act: string | null };
}

/** Updates that the server has not acknowledged, merged into one. */
export interface Pending {
  readonly id: string;
  readonly update: Uint8Array;
}

export interface Found {
  readonly base: Base | undefined;
  readonly pending: readonly Pending[];
}

interface Stored {
  readonly assembly: string;
  readonly accreditation: string;
  readonly draft: string;
  /** The update's id; empty for the draft itself. */
  readonly part: string;
  readonly base?: Base;
  readonly update?: Uint8Array;
}

/** One person's drafts in one assembly. */
export class Shelf {
  /** Whether this device has kept all that it was given. */
  keeps = true;
  readonly #assembly: string;
  readonly #accreditation: string;

  constructor(assembly: string, accreditation: string) {
    this.#assembly = assembly;
    this.#accreditation = accreditation;
  }

  /** The drafts that are kept here, by id. */
  async all(): Promise<Map<string, Base>> {
    const stored = await this.#read([this.#assembly, this.#accreditation]);
    return new Map(stored.flatMap(({ draft, base }) => (base ? [[draft, base] as const] : [])));
  }

  async load(draft: string): Promise<Found> {
    const stored = await this.#read([this.#assembly, this.#accreditation, draft]);
    const pending = stored.flatMap(({ part, update }) => (update ? [{ id: part, update }] : []));
    return { base: stored.find((each) => each.base)?.base, pending };
  }

  /** Keeps an update until it is settled; one of the same id is replaced. */
  add(draft: string, { id, update }: Pending): Promise<void> {
    return this.#write((records) => records.put({ ...this.#name(draft, id), update }));
  }

  /** Keeps the draft as it is, and lets go of updates that the server has. */
  settle(draft: string, base: Base, updates: readonly string[]): Promise<void> {
    return this.#write((records) => {
      records.put({ ...this.#name(draft, ""), base });
      for (const id of updates) records.delete(Object.values(this.#name(draft, id)));
    });
  }

  /** Lets go of a draft. */
  drop(draft: string): Promise<void> {
    return this.#write((records) => records.delete(from([this.#assembly, this.#accreditation, draft])));
  }

  #name(draft: string, part: string): Stored {
    return { assembly: this.#assembly, accreditation: this.#accreditation, draft, part };
  }

  async #read(key: string[]): Promise<Stored[]> {
    try {
      const found = await within<Stored[]>("drafts", "readonly", (records, answer) => {
        const request = records.getAll(from(key)) as IDBRequest<Stored[]>;
        request.onsuccess = () => answer(request.result);
      });
      return found ?? [];
    } catch {
      this.keeps = false;
      return [];
    }
  }

  async #write(work: (records: IDBObjectStore) => void): Promise<void> {
    try {
      await within("drafts", "readwrite", work);
      this.keeps = true;
    } catch {
      this.keeps = false;
    }
  }
}

/** All keys that begin so. */
function from(key: string[]): IDBKeyRange {
  return IDBKeyRange.bound(key, [...key, []]);
}
