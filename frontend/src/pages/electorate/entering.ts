/**
 * What the bureau enters about a member's right to vote: the act, its fields, and the standing that follows, so that the dialog can say
 * what it means before anything is signed. `core/standing.py` is the law.
 */
import type { Standing } from "../../core/electorate";
import type { Fields } from "../../live/acts";

export const MATTERS = ["arrears", "permission", "credentials", "suspension", "restoration", "withdrawal"] as const;
export type Matter = (typeof MATTERS)[number];
export const STATES = ["challenged", "accepted", "rejected"] as const;

/** What stands in the dialog's fields. */
export interface Entered {
  readonly matter: Matter;
  /** The decision, the objection or the notice. */
  readonly cites: string;
  readonly owed: string;
  readonly due: string;
  readonly currency: string;
  readonly state: (typeof STATES)[number];
  /** A calendar day at the seat: the last of a permission, the first without membership. */
  readonly day: string;
}

/** The matters that the role may enter, and that there is something to enter about. */
export function open({ suspended, leaving }: Standing, role: string): Matter[] {
  const chair: readonly Matter[] = ["permission", "credentials", "suspension", "restoration"];
  return MATTERS.filter((matter) => {
    if (matter === "restoration" && suspended === undefined && leaving === undefined) return false;
    if (matter === "suspension" && suspended !== undefined) return false;
    return role === "secretariat" || chair.includes(matter);
  });
}

/** An amount as people write it, in hundredths; undefined where it is none: `1,234.5` is 123450. */
export function amount(words: string): number | undefined {
  const plain = words.replaceAll(/[\s,]/g, "");
  const [, whole, part = ""] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, "0"));
}

/** What is missing or not in form, as the end of a message's id; undefined where it can be entered. */
export function missing(entered: Entered, today: string): string | undefined {
  const { matter, cites, owed, due, currency, day } = entered;
  if (matter === "arrears") {
    if (amount(owed) === undefined || amount(due) === undefined) return "amount";
    if (!/^[A-Z]{3}$/.test(currency)) return "currency";
  }
  if ((matter === "permission" || matter === "withdrawal") && day < today) return "day";
  return cites.trim() === "" ? "cites" : undefined;
}

/** The act that enters it, and the member's standing afterwards. */
export function entry(member: string, standing: Standing, entered: Entered): [kind: string, Fields, Standing] {
  const { matter, currency, state, day } = entered;
  const cites = entered.cites.trim().normalize("NFC");
  const members = [member];
  const { arrears, suspended, leaving, ...others } = standing;
  switch (matter) {
    case "arrears": {
      const [owed, due] = [amount(entered.owed) ?? 0, amount(entered.due) ?? 0];
      const owes = { owed, due, currency, notice: cites };
      const act = { notice: cites, currency, members: [{ member, owed, due }] };
      const rest = { ...others, ...(suspended !== undefined && { suspended }), ...(leaving && { leaving }) };
      return ["member.note_arrears", act, owed > 0 ? { ...rest, arrears: owes } : rest];
    }
    case "permission":
      return [
        "member.permit",
        { members, decision: cites, until: day },
        { ...standing, permission: { decision: cites, until: day } },
      ];
    case "credentials":
      return ["member.note_credentials", { members, state, cites }, { ...standing, credentials: { state, cites } }];
    case "suspension":
      return ["member.suspend", { members, decision: cites }, { ...standing, suspended: cites }];
    case "restoration":
      return ["member.restore", { members, decision: cites }, { ...others, ...(arrears && { arrears }) }];
    case "withdrawal":
      return ["member.withdraw", { members, notice: cites, day }, { ...standing, leaving: { notice: cites, day } }];
  }
}
