/** The members as the secretariat's list of voting rights has them: whether each has a vote, why, and what else is noted. */
import { belongs, type Line, lineOf, takesTheVote, type VotingRules } from "../../core/electorate";
import { calendarDay, money, t } from "../../i18n/index";
import type { Member } from "../../live/nouns";
import { because } from "./reasons";

export type Shown = "noted" | "without" | "all";

export interface Row {
  readonly member: Member;
  /** Nothing where it is no member today. */
  readonly line: Line | undefined;
  readonly words: readonly string[];
  /** Whether there is more to say than that it is a member. */
  readonly noted: boolean;
}

/** The row of a member on a day at the seat. */
export function rowOf(member: Member, rules: VotingRules, today: string): Row {
  const line = belongs(member, today) ? lineOf(member, rules, today) : undefined;
  const others = besides(member, rules, today, line);
  const noted = others.length > 0 || line === undefined || line.reason !== "member";
  return {
    member,
    line,
    noted,
    words: line && (line.reason !== "member" || !noted) ? [because(line), ...others] : others,
  };
}

/** What is noted of a member and decides nothing now, or decides its membership. */
function besides({ standing }: Member, rules: VotingRules, today: string, line: Line | undefined): string[] {
  const { admitted = "", arrears, credentials, joins, leaving } = standing;
  const said: string[] = [];
  if (joins !== undefined && joins > today) said.push(t("rights-joins", { day: calendarDay(joins), cites: admitted }));
  if (leaving)
    said.push(
      t(leaving.day > today ? "rights-leaves" : "rights-left", {
        day: calendarDay(leaving.day),
        cites: leaving.notice,
      }),
    );
  if (arrears && line?.owed === undefined && !takesTheVote(arrears, rules)) {
    const { owed, due, currency, notice } = arrears;
    said.push(t("rights-below", { owed: money(owed, currency), due: money(due, currency), cites: notice }));
  }
  if (credentials?.state === "accepted") said.push(t("rights-accepted", { cites: credentials.cites }));
  return said;
}

/** The rows that are shown: those of the filter whose name or code has the words looked for. */
export function filtered(rows: readonly Row[], shown: Shown, search: string): Row[] {
  const wanted = search.trim().toLocaleLowerCase();
  return rows
    .filter(({ line, noted }) => shown === "all" || (shown === "noted" ? noted : !line?.entitled))
    .filter(({ member: { id, name } }) => `${name} ${id}`.toLocaleLowerCase().includes(wanted));
}
