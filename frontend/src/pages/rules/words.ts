/** A rule in a sentence: what `articles.ts` finds, in the words of the catalogue. */
import type { AmendingRule, Threshold } from "../../core/rules";
import { has, list, t } from "../../i18n/index";
import type { Article } from "./articles";

/** A majority's name in words; one of the profile's own that has none keeps its name. */
export function majorityName(name: string): string {
  return has(`majority-is-${name}`) ? t(`majority-is-${name}`) : name;
}

/** The sentence of an article. */
export function sentenceOf({ parameter, value }: Pick<Article, "parameter" | "value">): string {
  const id = `rules-${parameter.replaceAll(".", "-")}`;
  if (parameter.startsWith("majorities.")) return majority(parameter.slice("majorities.".length), value as Threshold);
  if (parameter === "amending") {
    const { majority: by, after_report } = value as AmendingRule;
    return t("rules-amending", { majority: low(majorityName(by)), report: yes(after_report) });
  }
  if (parameter === "reply_minutes") {
    const [first, second] = value as readonly [number, number];
    return t(id, { first, second });
  }
  if (parameter.endsWith("_majorities")) return t(id, { value: list((value as string[]).map(majorityName).map(low)) });
  if (parameter === "important_questions") {
    const questions = (value as string[]).map((name) => t("rules-important", { name }));
    return t(id, { value: questions.length === 0 ? "none" : list(questions) });
  }
  if (parameter.startsWith("opening_quorum."))
    return t(id, { ...(value as { numerator: number; denominator: number }) });
  return t(id, { value: typeof value === "boolean" ? yes(value) : (value as string | number) });
}

function majority(name: string, asked: Threshold): string {
  const { numerator, denominator, strict, base, floor = 0, against_at_most: limit = null, vetoes = [] } = asked;
  const than = numerator === denominator ? "all" : strict ? "more" : "least";
  const said = [t("rules-majority", { name: majorityName(name), than, numerator, denominator, base, floor })];
  if (limit !== null) said.push(t("rules-majority-against", { limit }));
  if (vetoes.length > 0) said.push(t("rules-majority-vetoes", { members: list(vetoes) }));
  return said.join(" ");
}

/** How a rule reads with a value: in its sentence where the page has one for it, otherwise as it is written down. */
export function reads(parameter: string, value: unknown): string {
  const own = parameter.startsWith("majorities.") && parameter.split(".").length === 2;
  const known = own || has(`rules-${parameter.replaceAll(".", "-")}`);
  return known && value !== null && value !== undefined ? sentenceOf({ parameter, value }) : plainValue(value);
}

/** A value of a change as it is written down: one word or figure as it is, anything else as JSON. */
export function plainValue(value: unknown): string {
  if (value === null || value === undefined) return t("rules-absent");
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}

const yes = (value: boolean): string => (value ? "yes" : "no");
const low = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
