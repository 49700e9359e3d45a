import { expect, it } from "vitest";
import { explain } from "./explain";
import type { Outcome } from "./outcome";
import { vectors } from "./testdata";

interface Explained {
  readonly outcome: Outcome;
  readonly sentences: readonly { readonly message: string; readonly figures: object }[];
}

it.each(vectors<{ explained: Explained[] }>("outcomes").explained)(
  "the same sentences and figures as the server's: $outcome.result $outcome.reason",
  ({ outcome, sentences }) => {
    expect(explain(outcome)).toEqual(sentences.map(({ message, figures }) => [message, figures]));
  },
);
