/** What a draft says besides its words: why, with whom, and of a proposal its pillar; the drafters have it in common too. */
import * as Y from "yjs";
import type { Pillar } from "../live/nouns";
import { splice, TYPED } from "./doc";
import { splices } from "./splice";

export interface Said {
  readonly explanation: string;
  /** The members that are to be invited, in the order in which they were named. */
  readonly invited: readonly string[];
  /** Whether any member may join the sponsors. */
  readonly toAll: boolean;
  readonly pillar: Pillar | "";
}

export const NOTHING_SAID: Said = { explanation: "", invited: [], toAll: false, pillar: "" };

export function saidOf(doc: Y.Doc): Said {
  const facts = doc.getMap("said");
  const invited = [...members(doc)].sort(([one, at], [other, there]) => at - there || (one < other ? -1 : 1));
  return {
    explanation: doc.getText("explanation").toString(),
    invited: invited.map(([member]) => member),
    toAll: facts.get("toAll") === true,
    pillar: (facts.get("pillar") ?? "") as Said["pillar"],
  };
}

/** Makes it say so; what two change at once, they both have changed. */
export function say(doc: Y.Doc, said: Partial<Said>): void {
  const before = saidOf(doc);
  doc.transact(() => {
    const explanation = said.explanation ?? before.explanation;
    splice(doc, doc.getText("explanation"), splices(before.explanation, explanation));
    for (const name of ["toAll", "pillar"] as const)
      if (said[name] !== undefined && said[name] !== before[name]) doc.getMap("said").set(name, said[name]);
    if (said.invited === undefined) return;
    for (const member of before.invited) if (!said.invited.includes(member)) members(doc).delete(member);
    const last = Math.max(0, ...members(doc).values());
    for (const [i, member] of said.invited.filter((each) => !before.invited.includes(each)).entries())
      members(doc).set(member, last + 1 + i);
  }, TYPED);
}

function members(doc: Y.Doc): Y.Map<number> {
  return doc.getMap<number>("invited");
}
