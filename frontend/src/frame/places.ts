/** The ways through an assembly, as the desk and the phone's bar show them. */
import type { Viewer } from "../live/nouns";
import { type Route, to } from "../routes";
import type { IconName } from "../ui/Icon.svelte";

export interface Way {
  readonly name: string;
  readonly icon: IconName;
  readonly href: string;
  /** The pages at which one is on this way. */
  readonly pages: readonly Route["page"][];
}

/** The console of the viewer's role, if there is one. */
function consoles(assembly: string, role: Viewer["role"]): Way[] {
  if (role === "chair") return [{ name: "chair", icon: "chair", href: to.chair(assembly), pages: ["chair"] }];
  if (role !== "secretariat") return [];
  return [{ name: "secretariat", icon: "floor", href: to.secretariat(assembly), pages: ["secretariat"] }];
}

const now = (assembly: string): Way => ({ name: "now", icon: "now", href: to.now(assembly), pages: ["now"] });
const texts = (assembly: string): Way => ({
  name: "texts",
  icon: "text",
  href: to.texts(assembly),
  pages: ["texts", "text", "amendment", "table", "versions", "revise", "rendering"],
});
const votes = (assembly: string): Way => ({
  name: "votes",
  icon: "vote",
  href: to.votes(assembly),
  pages: ["votes", "vote", "check", "member"],
});
const elections = (assembly: string): Way => ({
  name: "elections",
  icon: "elect",
  href: to.elections(assembly),
  pages: ["elections", "election"],
});

/** The desk's list. */
export function desk(assembly: string, role: Viewer["role"]): Way[] {
  return [
    now(assembly),
    ...consoles(assembly, role),
    texts(assembly),
    votes(assembly),
    elections(assembly),
    { name: "search", icon: "search", href: to.search(assembly), pages: ["search"] },
    { name: "record", icon: "record", href: to.record(assembly), pages: ["record"] },
    { name: "rules", icon: "rules", href: to.rules(assembly), pages: ["rules"] },
    { name: "projector", icon: "projector", href: to.projector(assembly), pages: [] },
  ];
}

/** The phone's bar: the floor is the console of those who have one, for the others what happens in the room. */
export function bar(assembly: string, role: Viewer["role"]): Way[] {
  const floor = consoles(assembly, role)[0];
  return [
    now(assembly),
    texts(assembly),
    { name: "floor", icon: "floor", href: floor?.href ?? `${to.now(assembly)}#floor`, pages: floor?.pages ?? [] },
    votes(assembly),
  ];
}
