/** Division (P-60 to P-62): paragraphs chosen for parts, and what the text is without one of them. */
import { made } from "../../core/making";
import { outline } from "../../core/outline";
import { list, t } from "../../i18n/index";
import { type Place, type Text, walk } from "../../core/text";

/** The part that each chosen clause is in, from 1. */
export type Chosen = Readonly<Record<string, number>>;

/** The parts with their clauses in reading order; one in which nothing is left is none, and a clause goes with the one above it. */
export function parts(text: Text, chosen: Chosen): string[][] {
  const found = new Map<number, string[]>();
  for (const place of walk(text)) {
    const part = chosen[place.clause.id];
    if (part && !goesWith(place, chosen)) found.set(part, [...(found.get(part) ?? []), place.clause.id]);
  }
  return [...found].sort(([one], [other]) => one - other).map(([, clauses]) => clauses);
}

/** Parts in words: "part 1 (1 and 2) and part 2 (3)". */
export function partsInWords(parts: readonly (readonly string[])[], labels: ReadonlyMap<string, string>): string {
  return list(
    parts.map((clauses, i) =>
      t("parting-part", { number: i + 1, clauses: list(clauses.map((id) => labels.get(id) ?? "…")) }),
    ),
  );
}

/** The part of the paragraph above a clause, with which it goes. */
export function goesWith({ above }: Place, chosen: Chosen): number | undefined {
  return above.map((id) => chosen[id]).find((part) => part);
}

/** The text without a part, as it is if that is rejected; null where no operative paragraph would be left (P-62). */
export function without(text: Text, clauses: readonly string[]): Text | null {
  const left = text.operative.filter(({ id, kind }) => kind !== "heading" && !clauses.includes(id));
  if (left.length === 0) return null;
  return made(
    outline(text),
    clauses.map((clause) => ({ kind: "delete_clause", clause })),
  );
}
