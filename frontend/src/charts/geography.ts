/** Where members stand besides their seats: on the map of equal tiles and in the regional groups, where they are States. */
import { counts, type Mark, type Seat } from "./votes";
import { type Group, GROUP_OF, GROUPS, type Tile, TILES } from "./world";

/** The territory of a member, by the member's id. */
export type TerritoryOf = (id: string) => string | null | undefined;

/** A tile and who sits on it; nobody where that State is no member of this body. */
export interface Placed extends Tile {
  readonly seat: Seat | undefined;
}

/** The map with its seats; undefined where a member is no State of the map, which then would leave it out. */
export function placed(seats: readonly Seat[], territoryOf: TerritoryOf): Placed[] | undefined {
  const by = byTerritory(seats, territoryOf);
  if (by === undefined) return undefined;
  return TILES.map((tile) => ({ ...tile, seat: by.get(tile.territory) }));
}

/** A regional group and how its members voted. */
export interface Grouped {
  readonly group: Group;
  readonly size: number;
  readonly counts: readonly { readonly mark: Mark; readonly count: number }[];
}

/** The groups that have members here; undefined as for the map. */
export function grouped(seats: readonly Seat[], territoryOf: TerritoryOf): Grouped[] | undefined {
  const by = byTerritory(seats, territoryOf);
  if (by === undefined) return undefined;
  return GROUPS.map((group) => {
    const of = [...by].flatMap(([territory, seat]) => (GROUP_OF.get(territory) === group ? [seat] : []));
    return { group, size: of.length, counts: counts(of) };
  }).filter(({ size }) => size > 0);
}

function byTerritory(seats: readonly Seat[], territoryOf: TerritoryOf): Map<string, Seat> | undefined {
  const by = new Map<string, Seat>();
  for (const seat of seats) {
    const territory = territoryOf(seat.id);
    if (!territory || !GROUP_OF.has(territory) || by.has(territory)) return undefined;
    by.set(territory, seat);
  }
  return by.size > 0 ? by : undefined;
}
