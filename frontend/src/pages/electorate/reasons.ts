/** Why a member has a vote, or has none, in words; and what it may do all the same. */
import type { Line } from "../../core/electorate";
import { slug } from "../../charts/votes";
import { calendarDay, money, t } from "../../i18n/index";

/** The sentence of a line of the electorate. */
export function because(line: Line): string {
  const currency = line.currency ?? "USD";
  return t(`right-${slug(line.reason)}`, {
    cites: line.cites ?? "",
    until: line.until === undefined ? "" : calendarDay(line.until),
    owed: money(line.owed ?? 0, currency),
    due: money(line.due ?? 0, currency),
  });
}

/** What one without a vote may still do, and what can be done about it (P-06, P-07). */
export function still(line: Line): string {
  return t(`right-still-${slug(line.reason)}`);
}
