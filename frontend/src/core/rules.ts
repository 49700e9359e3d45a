/**
 * What a count needs of the rules of procedure: the thresholds, the formulas and the fields of a profile that the decision table reads.
 * The whole profile is the server's; its name and version stand in every outcome.
 */

export type Body = "plenary" | "committee";
/** The name of a threshold: a standard one, or one of the profile's own. */
export type Majority = string;
export type QuestionKind = "substantive" | "procedural" | "appeal_of_ruling" | "change_of_rules";
/** What a fraction is a fraction of: votes in favour and against; abstentions too; all present; all members. */
export type Base = "present_and_voting" | "cast" | "members_present" | "members";

/** What a question needs to be carried; what is left out is not asked for. */
export interface Threshold {
  readonly base: Base;
  readonly numerator: number;
  readonly denominator: number;
  /** More than the fraction, otherwise at least the fraction. */
  readonly strict: boolean;
  /** The least number of votes in favour, whatever the base. */
  readonly floor?: number;
  readonly against_at_most?: number | null;
  /** The members whose vote against defeats it. */
  readonly vetoes?: readonly string[];
  readonly rule?: string;
}

/** The majorities that every profile has, and means the same by (P-66, P-67, P-40). */
export const STANDARD: Readonly<Record<string, Threshold>> = {
  simple: { base: "present_and_voting", numerator: 1, denominator: 2, strict: true },
  two_thirds: { base: "present_and_voting", numerator: 2, denominator: 3, strict: false },
  one_third: { base: "present_and_voting", numerator: 1, denominator: 3, strict: false },
};

/** How the rules themselves are changed (P-109). */
export interface AmendingRule {
  /** The name of a threshold, or `consensus`. */
  readonly majority: Majority;
  readonly after_report: boolean;
  readonly rule: string;
}

/** The part of a rules profile that the decision table reads; field names are those of the server. */
export interface CountingRules {
  readonly name: string;
  readonly version: number;
  /** On which questions an equally divided plenary votes a second time (P-69, P-72). */
  readonly second_vote_scope: "substantive" | "all" | "none";
  /** Under which rule of the instrument a provision stands; empty where it is silent. */
  readonly citations: Readonly<Record<string, Readonly<Record<Body, string>>>>;
  /** The profile's own majorities, besides the standard ones. */
  readonly majorities?: Readonly<Record<string, Threshold>>;
  readonly amending?: AmendingRule;
}

/** How the rules are changed where they don't say. */
export const AMENDING: AmendingRule = { majority: "simple", after_report: true, rule: "GA rule 163" };

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

/**
 * What a majority means under these rules.
 * @throws Error where they have none of that name.
 */
export function threshold(rules: Pick<CountingRules, "majorities">, majority: Majority): Threshold {
  const found = STANDARD[majority] ?? rules.majorities?.[majority];
  if (!found) throw new Error(`no majority ${majority}`);
  return found;
}

/** The least number of votes that is enough of a fraction where the base counts `of`. */
export function fraction(of: number, { numerator, denominator, strict }: Threshold): number {
  const parts = of * numerator;
  const rest = parts % denominator;
  const whole = (parts - rest) / denominator;
  return strict || rest > 0 ? whole + 1 : whole;
}

/** The least number of votes in favour that is enough where the base counts `of`: the announced figure. */
export function required(of: number, asked: Threshold): number {
  return Math.max(fraction(of, asked), asked.floor ?? 0);
}
