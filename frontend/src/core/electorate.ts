/**
 * Who has a vote, and why: what `core/electorate.py` says, for screens that show it before a roll is frozen, and for the check of a
 * roll that is (P-01 to P-11). Vectors hold the two together.
 */

/** What a member owes and what was due from it for two years, in hundredths of the currency's unit (P-05). */
export interface Arrears {
  readonly owed: number;
  readonly due: number;
  readonly currency: string;
  readonly notice: string;
}

/** What is known about a member's membership and right to vote; what is not so is not there. Days are those of the seat. */
export interface Standing {
  readonly admitted?: string;
  readonly joins?: string;
  readonly arrears?: Arrears;
  readonly permission?: { readonly decision: string; readonly until: string };
  readonly credentials?: { readonly state: "challenged" | "accepted" | "rejected"; readonly cites: string };
  readonly suspended?: string;
  readonly leaving?: { readonly notice: string; readonly day: string };
}

export const REASONS = {
  member: { rule: "P-01", entitled: true },
  permitted: { rule: "P-06", entitled: true },
  challenged: { rule: "P-04", entitled: true },
  arrears: { rule: "P-05", entitled: false },
  credentials_challenged: { rule: "P-04", entitled: false },
  credentials_rejected: { rule: "P-04", entitled: false },
  suspended: { rule: "P-68", entitled: false },
} as const;
export type Reason = keyof typeof REASONS;

/** One line of the electorate. */
export interface Line {
  readonly member: string;
  readonly entitled: boolean;
  readonly reason: Reason;
  readonly rule: string;
  /** The decision, the objection or the notice on which it rests. */
  readonly cites?: string;
  /** The last day of a permission. */
  readonly until?: string;
  readonly owed?: number;
  readonly due?: number;
  readonly currency?: string;
}

/** The part of a rules profile that decides on votes; a profile leaves out what is the default. */
export interface VotingRules {
  readonly challenged_credentials_may_vote: boolean;
  /** Whether arrears as high as two years' contributions take the vote, or only higher ones. */
  readonly arrears_rule?: "charter_19" | "unesco";
}

interface Known {
  readonly id: string;
  readonly standing: Standing;
}

/** Whether it is a member on that day at the seat: from the day it joins to the one before it leaves (P-11). */
export function belongs({ standing: { joins, leaving } }: Known, today: string): boolean {
  return (joins === undefined || joins <= today) && (leaving === undefined || today < leaving.day);
}

/** Whether a member has a vote on a day at the seat, and why; the first that holds decides. */
export function lineOf({ id, standing }: Known, rules: VotingRules, today: string): Line {
  const { arrears, credentials, permission, suspended } = standing;
  const line = (reason: Reason, facts: Partial<Line> = {}): Line => ({
    member: id,
    ...REASONS[reason],
    reason,
    ...facts,
  });
  if (suspended !== undefined) return line("suspended", { cites: suspended });
  if (credentials?.state === "rejected") return line("credentials_rejected", { cites: credentials.cites });
  if (credentials?.state === "challenged" && !rules.challenged_credentials_may_vote)
    return line("credentials_challenged", { cites: credentials.cites });
  if (arrears !== undefined && takesTheVote(arrears, rules)) {
    const { owed, due, currency, notice } = arrears;
    if (permission !== undefined && today <= permission.until)
      return line("permitted", { cites: permission.decision, until: permission.until, owed, due, currency });
    return line("arrears", { cites: notice, owed, due, currency });
  }
  if (credentials?.state === "challenged") return line("challenged", { cites: credentials.cites });
  return line("member");
}

/** Whether arrears are so high that the member has no vote; who owes nothing is not in arrears (P-05). */
export function takesTheVote({ owed, due }: Pick<Arrears, "owed" | "due">, { arrears_rule }: VotingRules): boolean {
  return arrears_rule === "unesco" ? owed > due : owed > 0 && owed >= due;
}

/** The calendar day of an instant at the seat, as acts write days: `2026-09-15`. */
export function dayAt(at: Date, zone: string): string {
  const form = { timeZone: zone, calendar: "iso8601", year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("sv", form).format(at);
}

/** The calendar day that it is at the seat. */
export function todayAt(zone: string): string {
  return dayAt(new Date(), zone);
}
