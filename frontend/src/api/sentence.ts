/** What went wrong, in a sentence of the person's language. */
import { BadProof } from "../core/errors";
import { has, t } from "../i18n/index";
import { NoEd25519 } from "../core/ed25519";
import { Offline, Refused } from "./api";

/** The sentence for a refusal of this code, from the catalogue, or else what the server said. */
export function refusalSentence(code: string, facts: Readonly<Record<string, string | number>>, detail = ""): string {
  const id = `refusal-${code.replaceAll("_", "-")}`;
  return has(id) ? t(id, facts) : detail || t("error-unknown");
}

/** The sentence for anything thrown. */
export function sentence(error: unknown): string {
  if (error instanceof Refused) {
    // what a server says of its own failure is for its operator
    return error.status >= 500 ? t("error-unknown") : refusalSentence(error.code, error.facts, error.detail);
  }
  if (error instanceof Offline) return t("error-offline");
  if (error instanceof NoEd25519) return t("error-no-ed25519");
  if (error instanceof BadProof) return t("error-bad-proof");
  return t("error-unknown");
}

/** The rule that a refusal cites, such as "P-75", or nothing. */
export function ruleOf(error: unknown): string {
  return error instanceof Refused ? error.rule : "";
}
