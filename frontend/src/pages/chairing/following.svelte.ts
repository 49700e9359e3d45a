/** A draft as it is now: what the chair decides on and the wall shows is never an earlier version, so this reading moves with the news. */
import type { House } from "../../live/house.svelte";
import { pendingAmendment } from "../../live/pending";
import { Reading } from "../proposals/reading.svelte";
import { type Placed, queue } from "./order";

/** How long news is gathered before it is read, in milliseconds. */
const PAUSE = 60;

export interface Followed {
  readonly reading: Reading | undefined;
  /** The pending amendments in the order in which they come. */
  readonly queue: readonly string[];
  /** Why each stands where it does, as far as the rules propose it. */
  readonly placed: ReadonlyMap<string, Placed>;
  /** Whether the text in force is there. */
  readonly settled: boolean;
}

/** Follows a draft; call it while the component is made. */
export function follow(house: House, draft: () => string | undefined): Followed {
  const id = $derived(draft());
  const reading = $derived(id === undefined ? undefined : Reading.begin(house, id));
  const pending = $derived(house.all("amendment").filter((each) => each.proposal === id && pendingAmendment(each)));
  const inForce = $derived(house.get("proposal", id)?.versions.at(-1)?.text ?? "");
  const news = $derived([inForce, ...pending.map(({ id, entry }) => `${id} ${entry}`)].join("\n"));
  const proposed = $derived((reading?.ordered?.order ?? []) as readonly Placed[]);
  const order = $derived(queue(house.get("proposal", id)?.order ?? [], proposed, pending));
  const placed = $derived(placesOf(proposed));

  let begun: Reading | undefined;
  $effect(() => {
    const [now, what] = [reading, news];
    if (now === undefined || what === "") return undefined;
    const first = begun !== now;
    begun = now;
    if (first) return undefined;
    const timer = setTimeout(() => now.catchUp(), PAUSE);
    return () => clearTimeout(timer);
  });

  return {
    get reading() {
      return reading;
    },
    get queue() {
      return order;
    },
    get placed() {
      return placed;
    },
    get settled() {
      return reading === undefined || (reading.version === inForce && reading.text !== undefined);
    },
  };
}

function placesOf(proposed: readonly Placed[]): ReadonlyMap<string, Placed> {
  return new Map(proposed.map((each) => [each.id, each]));
}
