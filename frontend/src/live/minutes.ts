/**
 * Entries as minutes have them: "Kenya submitted amendment A/1/L.1/Amend.2". Words depend on the kind of act, who performed it and
 * what it was about.
 */
import { has, t } from "../i18n/index";
import type { AnyObject, Matter } from "./nouns";

/** What a line of minutes needs to know of an entry. */
export interface Deed {
  readonly kind: string;
  /** The name of the member that acted, if one did. */
  readonly who?: string | undefined;
  /** The accreditation that acted. */
  readonly actor?: string | undefined;
  /** What it was about. */
  readonly about?: AnyObject | undefined;
  /** How many: members admitted, persons accredited, casts gathered. */
  readonly count?: number | undefined;
  /** For presence: come or gone. */
  readonly present?: boolean | undefined;
}

/** The sentence of an entry, without its time. */
export function minuted(deed: Deed): string {
  const id = `deed-${deed.kind.replaceAll(/[._]/g, "-")}`;
  if (!has(id)) return t("deed-other", { kind: deed.kind });
  return t(id, {
    who: deed.who ?? t("who-bureau"),
    actor: deed.actor ?? "",
    about:
      deed.kind === "ballot.open" && deed.about?.noun === "ballot" ? put(deed.about.put.matter) : named(deed.about),
    count: deed.count ?? 0,
    present: deed.present === false ? "no" : deed.present === true ? "yes" : "unknown",
    result: deed.about?.noun === "ballot" ? (deed.about.outcome?.result ?? "open") : "",
  });
}

/** What was put to the vote; a motion has no symbol but that of what it is about. */
function put({ noun, symbol }: Matter): string {
  return noun === "motion" || noun === "ruling" ? t(`matter-${noun}`, { symbol }) : symbol;
}

/** How minutes name a thing: documents by symbol, meetings and ballots by number. */
export function named(object: AnyObject | undefined): string {
  switch (object?.noun) {
    case "proposal":
    case "amendment":
    case "ruling":
    case "en_bloc":
    case "without_vote":
    case "division":
    case "part":
    case "rules":
      return object.symbol;
    case "motion":
      return t(`motion-${object.kind}`, {
        symbol: object.symbol,
        minutes: object.minutes ?? 0,
        rule: object.rule ?? "",
      });
    case "meeting":
      return t("named-meeting", { number: object.number });
    case "election":
      return object.title;
    case "poll":
      return t("named-poll", { number: object.number, title: object.asked.title });
    case "ballot":
      return t("named-ballot", { number: object.number, symbol: object.put.matter.symbol });
    default:
      return "";
  }
}
