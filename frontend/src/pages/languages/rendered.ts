/** Renderings as they are fetched: a blob of the record, by its hash, as a text is. */
import type { Rendering } from "../../core/rendering";
import type { House } from "../../live/house.svelte";

/**
 * A rendering by its hash.
 * @throws Offline, Refused; BadProof when the bytes are not those that the hash names.
 */
export async function renderingOf(house: House, hash: string): Promise<Rendering> {
  return (await house.text(hash)) as unknown as Rendering;
}
