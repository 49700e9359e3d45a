/** A draft with the text that it is made to, where that is a text which nobody else may have: in a language, or with an amendment. */
import type { Text } from "../../core/text";
import type { Kept } from "../threads/kept.svelte";
import { type Draft, NO_DRAFT } from "./draft";

export interface Upon {
  readonly draft: Draft;
  readonly base: Text | null;
}

export const NOTHING: Upon = { draft: NO_DRAFT, base: null };

/** A kept draft as the composer takes it; carried over, it stands on the text of now. */
export function keptUpon(store: Kept<Upon>, now: Text, hash: string): { value: Draft; release: () => void } {
  return {
    get value() {
      return store.value.draft;
    },
    set value(draft: Draft) {
      store.value = { draft, base: draft.base === hash ? now : store.value.base };
    },
    release: () => store.release(),
  };
}
