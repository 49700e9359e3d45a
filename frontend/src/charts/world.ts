/**
 * The Member States of the United Nations by their ISO 3166 codes: where each stands on a map of equal tiles, and its regional group.
 *
 * The map is an arrangement of our own in which neighbours stand near each other and every State has the same room, for each has one
 * vote. The groups are those of elections in the United Nations; they say nothing of how a State votes.
 */

/** One tile: the State, its column from the west and its row from the north, both from 1. */
export interface Tile {
  readonly territory: string;
  readonly column: number;
  readonly row: number;
}

// two letters for a State, two dots for none
const MAP = `
.. .. .. .. .. .. .. .. .. .. .. IS .. NO SE FI .. .. RU .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. IE GB .. .. DK .. EE .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. CA .. .. .. .. .. .. .. .. .. NL DE PL LT LV .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. US .. .. .. .. .. .. .. .. .. BE LU CZ SK BY .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
MX .. .. .. .. .. .. .. .. .. FR CH LI AT HU UA .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. BS .. .. .. .. PT ES AD MC IT SI RO MD .. GE .. .. KZ .. .. .. .. .. .. .. .. .. ..
GT BZ CU HT DO KN AG .. .. .. .. .. SM HR RS BG TR AM AZ TM UZ KG .. MN .. KP .. .. .. .. ..
SV HN JM .. .. .. DM .. .. .. .. MT .. BA ME MK .. SY IQ IR AF TJ .. CN .. KR .. JP .. .. ..
.. NI .. .. .. VC LC .. .. .. .. .. .. .. AL GR CY LB JO KW PK IN NP BT .. .. .. .. .. .. ..
.. CR .. .. .. GD BB .. .. .. MA DZ TN LY EG .. IL SA BH QA .. .. BD MM LA VN .. .. .. .. ..
.. .. PA .. .. TT .. CV SN MR ML BF NE TD SD ER .. YE OM AE MV LK .. TH KH .. PH .. .. .. ..
.. .. CO VE GY SR .. GM GW GN CI TG NG CF SS ET DJ .. .. .. .. .. .. .. MY BN .. PW FM MH ..
.. .. EC .. BR .. .. .. SL LR GH BJ CM CG UG KE SO .. .. .. .. .. .. .. SG ID TL PG NR KI ..
.. .. PE BO PY .. .. .. .. .. ST GQ GA CD RW TZ .. .. .. .. .. .. .. .. .. .. .. .. SB TV WS
.. .. CL AR UY .. .. .. .. .. .. .. AO ZM BI MW .. KM SC .. .. .. .. .. .. .. AU .. VU FJ TO
.. .. .. .. .. .. .. .. .. .. .. .. NA BW ZW MZ .. MG MU .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. ZA LS SZ .. .. .. .. .. .. .. .. .. .. .. .. NZ .. ..
`;

/** Every Member State once, from the north to the south. */
export const TILES: readonly Tile[] = MAP.trim()
  .split("\n")
  .flatMap((line, row) =>
    line.split(" ").flatMap((territory, column) => {
      return territory === ".." ? [] : [{ territory, column: column + 1, row: row + 1 }];
    }),
  );

/** How many columns and rows the map has. */
export const COLUMNS = Math.max(...TILES.map(({ column }) => column));
export const ROWS = Math.max(...TILES.map(({ row }) => row));

export type Group =
  "african" | "asia_pacific" | "eastern_european" | "latin_american_and_caribbean" | "western_european_and_others";

const STATES: Readonly<Record<Group, string>> = {
  african:
    "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC " +
    "SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW",
  asia_pacific:
    "AE AF BD BH BN BT CN CY FJ FM ID IN IQ IR JO JP KG KH KI KP KR KW KZ LA LB LK MH MM MN MV MY NP NR OM PG PH PK PW QA " +
    "SA SB SG SY TH TJ TL TM TO TV UZ VN VU WS YE",
  eastern_european: "AL AM AZ BA BG BY CZ EE GE HR HU LT LV MD ME MK PL RO RS RU SI SK UA",
  latin_american_and_caribbean:
    "AG AR BB BO BR BS BZ CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT UY VC VE",
  western_european_and_others: "AD AT AU BE CA CH DE DK ES FI FR GB GR IE IL IS IT LI LU MC MT NL NO NZ PT SE SM TR US",
};

/** The regional groups, in English alphabetical order. */
export const GROUPS = Object.keys(STATES) as readonly Group[];

/** The regional group of each State, by its code. */
export const GROUP_OF: ReadonlyMap<string, Group> = new Map(
  GROUPS.flatMap((group) => STATES[group].split(" ").map((territory) => [territory, group] as const)),
);
