/** What is voted on, in words: the same words wherever a vote is named. */
import type { Amendment, Ballot, Proposal } from "../../live/nouns";
import type { House } from "../../live/house.svelte";
import { t } from "../../i18n/index";
import { motionInWords } from "../motions/words";

/** The proposal that a ballot is on, or on whose amendment or part, or on a ruling about which, it is. */
export function proposalOf(house: House, { put: { matter } }: Ballot): Proposal | undefined {
  if (matter.noun === "rules") return undefined;
  const id = matter.noun === "proposal" ? matter.id : house.get(matter.noun, matter.id)?.proposal;
  return house.get("proposal", id);
}

/** The draft or amendment that was voted on, whose vote members explain. */
export function explainedOf(house: House, { put: { matter } }: Ballot): Proposal | Amendment | undefined {
  return matter.noun === "proposal" || matter.noun === "amendment" ? house.get(matter.noun, matter.id) : undefined;
}

/** "draft A/1/L.5 as amended", "amendment A/1/L.5/Amend.2", "part 2 of draft A/1/L.5" */
export function matterInWords(house: House, ballot: Ballot): string {
  const { noun, symbol, text } = ballot.put.matter;
  if (noun === "amendment") return t("matter-amendment", { symbol });
  if (noun === "ruling") return t("matter-ruling", { symbol });
  if (noun === "rules") return t("matter-rules", { symbol });
  if (noun === "division") return t("matter-division", { symbol });
  if (noun === "motion") {
    const motion = house.get("motion", ballot.put.matter.id);
    return motion ? motionInWords(motion) : t("matter-motion", { symbol });
  }
  if (noun === "part")
    return t("matter-part", { symbol, number: house.get("part", ballot.put.matter.id)?.number ?? 0 });
  const amended = proposalOf(house, ballot)?.versions.findIndex((version) => version.text === text) ?? 0;
  return amended > 0 ? t("matter-draft-amended", { symbol }) : t("matter-draft", { symbol });
}

/** The members that have voted on an open ballot. */
export function votedOn(house: House, ballot: string): Set<string> {
  return new Set(house.all("vote").flatMap((vote) => (vote.ballot === ballot ? [vote.member] : [])));
}
