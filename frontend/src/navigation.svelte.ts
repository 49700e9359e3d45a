/** Where the browser is, and moving elsewhere without loading the page again. */
import { read, type Route } from "./routes";

class Place {
  route = $state.raw<Route>(read(location.pathname, location.hash));
  /** Counts the moves made by the person, so that the frame knows when to hand over focus. */
  moves = $state(0);
  /** What the address asks of its page, after the question mark. */
  query = $state.raw(new URLSearchParams(location.search));

  constructor() {
    addEventListener("popstate", () => this.#arrive());
  }

  /** Goes to an address of ours. */
  go(path: string, { replace = false } = {}): void {
    if (replace) history.replaceState(null, "", path);
    else history.pushState(null, "", path);
    this.#arrive();
    if (!replace) scrollTo(0, 0);
  }

  /** Has the address say how its page is being read; nothing is left behind and nobody is moved. Null takes a name out. */
  say(changes: Readonly<Record<string, string | null>>): void {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- it is replaced whole below, and never changed after
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    const asked = query.toString();
    history.replaceState(null, "", `${location.pathname}${asked && `?${asked}`}${location.hash}`);
    this.query = query;
  }

  #arrive(): void {
    this.query = new URLSearchParams(location.search);
    this.route = read(location.pathname, location.hash);
    this.moves++;
  }
}

export const place = new Place();

/** Turns plain clicks on links to our own pages into moves; whatever the person asked of the browser itself is left to it. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = (event.target as Element).closest?.("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname) return;
  if (read(link.pathname).page === "not-found") return;
  event.preventDefault();
  place.go(link.pathname + link.search + link.hash);
}
