import { expect, it } from "vitest";
import { wouldHave } from "./counterfactual";
import { explain } from "./explain";
import type { Outcome } from "./outcome";
import { vectors } from "./testdata";

interface Explained {
  readonly outcome: Outcome;
  readonly sentences: readonly { readonly message: string; readonly figures: object }[];
  readonly turned: { readonly message: string; readonly figures: object } | null;
}

const file = vectors<{ explained: Explained[]; own: { explained: Explained[] } }>("outcomes");

it.each([...file.explained, ...file.own.explained])(
  "the same sentences and figures as the server's: $outcome.result $outcome.reason",
  ({ outcome, sentences, turned }) => {
    expect(explain(outcome)).toEqual(sentences.map(({ message, figures }) => [message, figures]));
    expect(wouldHave(outcome)).toEqual(turned === null ? undefined : [turned.message, turned.figures]);
  },
);
