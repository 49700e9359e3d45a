/** Which amendments are on the page: all, or those that a reader asks for in the address (`?show=…`). */
import type { Amendment } from "../../live/nouns";
import { isPending } from "./pending";

export type Show = "all" | "mine" | "colliding" | "open" | "member";
export const SHOWS: readonly Show[] = ["all", "mine", "colliding", "open", "member"];

export interface Wish {
  readonly show: Show;
  /** Whose amendments are shown; empty unless they are shown by member. */
  readonly member: string;
}

/** What an address asks for; everything where it asks for nothing that there is. */
export function wishOf(query: URLSearchParams): Wish {
  const show = SHOWS.find((one) => one === query.get("show")) ?? "all";
  const member = show === "member" ? (query.get("member") ?? "") : "";
  return { show: show === "member" && member === "" ? "all" : show, member };
}

/**
 * The amendments that a wish shows, and those that these amend, so that none stands alone.
 * @param mine the viewer's member, or nothing.
 * @param collides whether an amendment collides with another.
 */
export function wished(
  amendments: readonly Amendment[],
  { show, member }: Wish,
  mine: string | undefined,
  collides: (id: string) => boolean,
): readonly Amendment[] {
  const of = (id: string | undefined, { sponsors, invited }: Amendment): boolean =>
    id !== undefined && (sponsors.includes(id) || invited.includes(id));
  const asked = (amendment: Amendment): boolean => {
    switch (show) {
      case "all":
        return true;
      case "mine":
        return of(mine, amendment);
      case "member":
        return of(member, amendment);
      case "colliding":
        return collides(amendment.id);
      case "open":
        return isPending(amendment);
    }
  };
  const byId = new Map(amendments.map((amendment) => [amendment.id, amendment]));
  const kept = new Set<string>();
  for (const amendment of amendments.filter(asked))
    for (let at: Amendment | undefined = amendment; at !== undefined; at = byId.get(at.amends ?? "")) kept.add(at.id);
  return amendments.filter(({ id }) => kept.has(id));
}
