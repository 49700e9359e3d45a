/**
 * What a count needs of the rules of procedure: the two formulas and the fields of a profile that the decision table reads. The
 * whole profile is the server's; its name and version stand in every outcome.
 */

export type Body = "plenary" | "committee";
export type Majority = "simple" | "two_thirds" | "one_third";
export type QuestionKind = "substantive" | "procedural" | "appeal_of_ruling";

/** The part of a rules profile that the decision table reads; field names are those of the server. */
export interface CountingRules {
  readonly name: string;
  readonly version: number;
  /** On which questions an equally divided plenary votes a second time (P-69, P-72). */
  readonly second_vote_scope: "substantive" | "all" | "none";
  /** Under which rule of the instrument a provision stands; empty where it is silent. */
  readonly citations: Readonly<Record<string, Readonly<Record<Body, string>>>>;
}

/** The General Assembly's rules, version 2, as far as they are read here. */
export const GA: CountingRules = {
  name: "ga",
  version: 2,
  second_vote_scope: "substantive",
  citations: {
    "P-14": { plenary: "GA rule 67", committee: "GA rule 108" },
    "P-31": { plenary: "GA rule 71", committee: "GA rule 113" },
    "P-38": { plenary: "GA rule 81", committee: "GA rule 123" },
    "P-40": { plenary: "GA rule 66", committee: "" },
    "P-66": { plenary: "GA rule 85", committee: "GA rule 125" },
    "P-67": { plenary: "GA rule 83", committee: "" },
    "P-69": { plenary: "GA rule 95", committee: "" },
    "P-70": { plenary: "GA rule 85", committee: "GA rule 133" },
    "P-72": { plenary: "GA rule 85", committee: "GA rule 133" },
  },
};

/** How many members must be present for any decision: a majority of the members (P-14). */
export function decisionQuorum(members: number): number {
  return Math.floor(members / 2) + 1;
}

/** How many votes in favour carry a question on which `voting` members vote (P-66, P-67, P-40). */
export function required(voting: number, majority: Majority): number {
  switch (majority) {
    case "simple":
      return Math.floor(voting / 2) + 1;
    case "two_thirds":
      return Math.ceil((2 * voting) / 3);
    case "one_third":
      return Math.ceil(voting / 3);
  }
}
