/** Procedural motions in words: the same wherever one is named. */
import { t } from "../../i18n/index";
import type { Motion } from "../../live/nouns";

/** "motion to adjourn the debate on A/1/L.5", "point of order" */
export function motionInWords({
  kind,
  symbol,
  minutes,
  rule,
}: Pick<Motion, "kind" | "symbol" | "minutes" | "rule">): string {
  return t(`motion-${kind}`, { symbol, minutes: minutes ?? 0, rule: rule ?? "" });
}
