/**
 * How pending amendments stand to each other. The server says it exactly (`core/ordering.py`); of those that came since it was asked, what
 * the browser sees by itself: which collide (`core/colliding.ts`).
 */

/** As the server says it: `one` and `other` are ids, `clauses` where they meet. */
export interface Relation {
  readonly one: string;
  readonly other: string;
  readonly kind: "same_words" | "incompatible" | "implies" | "same_place" | "same_effect";
  readonly clauses: readonly string[];
}

/** How the pending amendments to a proposal stand to each other, and the order that is proposed for them. */
export interface Ordered {
  /** The hash of the text in force. */
  readonly text: string;
  readonly relations: readonly Relation[];
  readonly order: readonly { readonly id: string }[];
}

/** How one amendment stands to another. `implies`: with it adopted, the other changes nothing more. */
export interface Tie {
  readonly kind: TieKind;
  readonly other: string;
}

export type TieKind = "collides" | "implies" | "implied" | "same_place" | "same_effect";
export const TIES: readonly TieKind[] = ["collides", "implies", "implied", "same_effect", "same_place"];

const SEEN_BY_ONE: Readonly<Record<Relation["kind"], TieKind>> = {
  same_words: "collides",
  incompatible: "collides",
  implies: "implies",
  same_place: "same_place",
  same_effect: "same_effect",
};

/**
 * The ties of each amendment, by its id.
 * @param meeting the amendments that each collides with, as the browser sees it; others are not on the page.
 */
export function tiesOf(
  ordered: Ordered | undefined,
  meeting: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly Tie[]> {
  const found = new Map<string, Tie[]>([...meeting.keys()].map((id) => [id, []]));
  const add = (id: string, kind: TieKind, other: string): void => {
    const ties = found.get(id);
    if (ties && found.has(other) && !ties.some((tie) => tie.other === other && tie.kind === kind))
      ties.push({ kind, other });
  };
  for (const { one, other, kind } of ordered?.relations ?? []) {
    add(one, SEEN_BY_ONE[kind], other);
    add(other, kind === "implies" ? "implied" : SEEN_BY_ONE[kind], one);
  }
  const known = new Set(ordered?.order.map(({ id }) => id));
  for (const [one, others] of meeting) {
    for (const other of others) if (!known.has(one) || !known.has(other)) add(one, "collides", other);
  }
  return found;
}

/** The others with a kind of tie. */
export function others(ties: readonly Tie[], kind: TieKind): string[] {
  return ties.filter((tie) => tie.kind === kind).map(({ other }) => other);
}

/** A tie between two amendments of a row, by their places in it. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly kind: Exclude<TieKind, "implied">;
}

/** The ties within a row of amendments, each once: from the one that implies the other, otherwise from the first. */
export function arcsOf(row: readonly string[], ties: ReadonlyMap<string, readonly Tie[]>): Arc[] {
  const places = new Map(row.map((id, place) => [id, place]));
  return row.flatMap((id, from) =>
    (ties.get(id) ?? []).flatMap(({ kind, other }): Arc[] => {
      const to = places.get(other);
      if (to === undefined || kind === "implied" || (kind !== "implies" && to < from)) return [];
      return [{ from, to, kind }];
    }),
  );
}
