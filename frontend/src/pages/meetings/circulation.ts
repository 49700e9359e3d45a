/** Whether a text was circulated in time to be put to the vote (P-41); otherwise the chair may allow it, on the record (P-42). */
import { dayAt } from "../../core/electorate";
import type { Amendment, Proposal } from "../../live/nouns";

const HOURS = "hours:";
const HOUR = 3_600_000;

/** When the last written version of a proposal was circulated, or an amendment submitted or revised. */
export function circulated(subject: Proposal | Amendment): number {
  if (subject.noun === "amendment") return Date.parse(subject.circulated);
  const written = subject.versions.filter(({ kind }) => kind === "tabled" || kind === "revision");
  return Math.max(...written.map(({ at }) => Date.parse(at)));
}

/**
 * Whether it may be put to the vote now without the chair's leave; calendar days are counted where the assembly sits, as the law does.
 * @param rule the profile's `circulation`.
 * @param zone the assembly's time zone.
 */
export function inTime(subject: Proposal | Amendment, now: Date, rule: string, zone: string): boolean {
  if (rule.startsWith(HOURS)) return now.getTime() >= circulated(subject) + Number(rule.slice(HOURS.length)) * HOUR;
  return dayAt(new Date(circulated(subject)), zone) < dayAt(now, zone);
}
