/** The English words of the page "Now", which is what most people see first. */
import now from "$locale/en/now.ftl?raw";
import outcome from "$locale/en/outcome.ftl?raw";

export const sources: readonly string[] = [now, outcome];
