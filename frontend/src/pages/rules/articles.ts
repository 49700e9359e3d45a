/**
 * A rules profile as articles: one sentence for each parameter, with its provision and the rule of the instrument. Pure: words and screen
 * are made elsewhere. What a profile leaves out stands at its default, and is said too.
 */
import { AMENDING, type AmendingRule, STANDARD, type Threshold } from "../../core/rules";
import { SOURCES } from "./sources";

/** A whole profile as plain values; this page shows every field, whatever it is. */
export type Profile = Readonly<Record<string, unknown>>;

export interface Article {
  /** The parameter's name, with points below a field: `silence.min_hours`. */
  readonly parameter: string;
  readonly provision: string;
  /** The rule of the instrument, where the profile cites one. */
  readonly rule: string;
  readonly value: unknown;
}

export interface Section {
  readonly name: string;
  readonly articles: readonly Article[];
}

const DEFAULTS: Profile = {
  division: "on_request",
  majorities: {},
  plenary_majorities: ["simple", "two_thirds"],
  committee_majorities: ["simple"],
  decides_by: "vote",
  amending: AMENDING,
  suspension: "none",
  arrears_rule: "charter_19",
  tellers_confirm_hands: false,
};

type Rows = readonly (readonly [parameter: string, provision: string])[];
const SILENCE: Rows = [
  ["silence.min_hours", "P-94"],
  ["silence.floor_hours", "P-97"],
  ["silence.objection_threshold", "P-95"],
  ["silence.amendment_breaks", "P-96"],
  ["silence.on_broken", "P-98"],
  ["silence.objector_visibility", "P-116"],
];
const SECTIONS: Readonly<Record<string, Rows>> = {
  deciding: [
    ["decides_by", "P-81"],
    ["plenary_majorities", "P-68"],
    ["committee_majorities", "P-57"],
    ["important_questions", "P-68"],
    ["second_vote_scope", "P-69"],
    ["second_vote_hours", "P-69"],
  ],
  meeting: [
    ["opening_quorum.plenary", "P-12"],
    ["opening_quorum.committee", "P-13"],
    ["opening_quorum_waived", "P-15"],
    ["decision_quorum", "P-14"],
    ["quorum_base", "P-07"],
    ["remote_counts_for_quorum", "P-18"],
    ["remote_may_vote", "P-18"],
    ["remote_may_object", "P-18"],
  ],
  debate: [
    ["reply_max_per_item_per_meeting", "P-28"],
    ["reply_minutes", "P-28"],
    ["no_decision_motion", "P-39"],
  ],
  texts: [
    ["circulation", "P-41"],
    ["processing_business_days", "P-43"],
    ["financial_statement_hours", "P-48"],
    ["amendment_order", "P-53"],
    ["amendment_depth_max", "P-56"],
    ["division", "P-60"],
  ],
  voting: [
    ["votes_per_member", "P-01"],
    ["proxy_votes", "P-10"],
    ["eov_minutes", "P-76"],
    ["sponsor_eov", "P-47"],
    ["revote_until_close", "P-77"],
    ["tellers_confirm_hands", "P-73, P-91"],
    ["reveal_before_close_minutes", "P-80"],
    ["election_tie", "P-89"],
  ],
  silence: SILENCE,
  members: [
    ["credentials_deadline_days", "P-02"],
    ["credentials_committee_size", "P-03"],
    ["challenged_credentials_may_vote", "P-04"],
    ["arrears_rule", "P-05"],
    ["arrears_effect", "P-07"],
    ["chair_votes", "P-08"],
    ["chair_delegation_votes", "P-08"],
  ],
  changing: [
    ["amending", "P-109"],
    ["suspension", "P-110"],
  ],
};
const STANDARD_PROVISIONS: Readonly<Record<string, string>> = {
  simple: "P-66",
  two_thirds: "P-67",
  one_third: "P-40",
};

/** A profile with what it leaves out. */
export function whole(profile: Profile): Profile {
  return { ...DEFAULTS, ...profile };
}

/** The value of a parameter; undefined where there is none. */
export function valueOf(profile: Profile, parameter: string): unknown {
  return parameter
    .split(".")
    .reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>> | undefined)?.[name], whole(profile));
}

/** The profile, section by section. The motions are a table of their own. */
export function sections(profile: Profile): Section[] {
  return Object.entries(SECTIONS).map(([name, rows]) => ({
    name,
    articles: [
      ...rows.map(([parameter, provision]) => article(profile, parameter, provision)),
      ...(name === "deciding" ? majorities(profile) : []),
    ],
  }));
}

function article(profile: Profile, parameter: string, provision: string): Article {
  const value = valueOf(profile, parameter);
  const rule = parameter === "amending" ? (value as AmendingRule).rule : cited(profile, provision);
  return { parameter, provision, rule, value };
}

function majorities(profile: Profile): Article[] {
  const own = valueOf(profile, "majorities") as Readonly<Record<string, Threshold>>;
  return Object.entries({ ...STANDARD, ...own }).map(([name, value]) => {
    const provision = STANDARD_PROVISIONS[name] ?? "P-68";
    return {
      parameter: `majorities.${name}`,
      provision,
      rule: STANDARD[name] ? cited(profile, provision) : (value.rule ?? ""),
      value,
    };
  });
}

function cited(profile: Profile, provision: string): string {
  const by = (valueOf(profile, "citations") as Readonly<Record<string, Readonly<Record<string, string>>>>)[provision];
  const both = [by?.plenary, by?.committee].filter((rule): rule is string => Boolean(rule));
  const source = SOURCES[String(profile["name"])]?.[provision] ?? "";
  return both.length === 0 ? source : [...new Set(both)].join(", ");
}

/** A procedural motion as the table shows it. */
export interface Motion {
  readonly name: string;
  readonly rank: number;
  readonly speakers: readonly [number, number] | null;
  readonly majority: string;
  readonly rule: string;
}

/** The motion table, what comes first first. */
export function motions(profile: Profile): Motion[] {
  const found = valueOf(profile, "motions") as Readonly<Record<string, Omit<Motion, "name">>>;
  return Object.entries(found)
    .map(([name, motion]) => ({ name, ...motion }))
    .sort((one, other) => one.rank - other.rank || one.name.localeCompare(other.name));
}

/** Whether two values are the same, in whatever order their fields stand. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, ordered) === JSON.stringify(other, ordered);
}

function ordered(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A parameter that the form can set: one value, of a known form. */
export interface Settable {
  readonly parameter: string;
  readonly value: string | number | boolean;
  /** The values that there are, where they are counted. */
  readonly choices?: readonly string[];
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  circulation: ["day_before_meeting", "hours:24"],
  sponsor_eov: ["never", "if_amended"],
  no_decision_motion: ["enabled", "disabled"],
  second_vote_scope: ["substantive", "all", "none"],
  election_tie: ["special_ballot_then_lot", "lot"],
  division: ["voted_if_objected", "on_request"],
  decides_by: ["vote", "consensus"],
  suspension: ["none", "notice:24"],
  arrears_rule: ["charter_19", "unesco"],
  "silence.on_broken": ["not_adopted", "vote", "refer_back"],
  "silence.objector_visibility": ["members", "bureau", "public"],
};
/** What the software counts by and can't do otherwise. */
const FIXED = new Set([
  "votes_per_member",
  "proxy_votes",
  "quorum_base",
  "decision_quorum",
  "arrears_effect",
  "amendment_order",
]);

/** The parameters that one value sets: figures, yes or no, and what is one of several. */
export function settable(profile: Profile): Settable[] {
  const rows = Object.values(SECTIONS).flat();
  return [...rows.map(([parameter]) => parameter), "amending.majority", "amending.after_report"].flatMap(
    (parameter) => {
      const value = valueOf(profile, parameter);
      const choices = parameter === "amending.majority" ? names(profile) : CHOICES[parameter];
      if (FIXED.has(parameter) || !["number", "boolean", "string"].includes(typeof value)) return [];
      return [{ parameter, value: value as Settable["value"], ...(choices && { choices }) }];
    },
  );
}

/** The names of the majorities by which these rules could be changed. */
function names(profile: Profile): string[] {
  const own = valueOf(profile, "majorities") as object;
  return [...Object.keys(STANDARD), ...Object.keys(own), "consensus"];
}
