/** Which amendments are still to be decided, and what a delegate may do about a text now; the law is the server's, these are its reasons. */
import type { Amendment, Proposal } from "../../live/nouns";
import type { House } from "../../live/house.svelte";
import { t } from "../../i18n/index";

/** Whether it is still to be decided (P-53). */
export function isPending({ state }: Amendment): boolean {
  return state === "circulated" || state === "second_vote_pending";
}

/** The end of an amendment's symbol, which tells those of one text apart: "Amend.2", "Amend.2/Rev.1". */
export function shortSymbol({ symbol }: Amendment): string {
  return symbol.slice(symbol.lastIndexOf("/Amend.") + 1);
}

/** How many amendments stand one upon the other, up to this one (P-56). */
export function depthOf(house: House, { amends }: Amendment): number {
  const parent = house.get("amendment", amends);
  return parent === undefined ? 1 : 1 + depthOf(house, parent);
}

/** Why this viewer can't sign for a member now, or nothing. */
export function whyNotSign(house: House): string | undefined {
  if (house.viewer.role !== "delegate") return t("why-not-delegate");
  return house.signs ? undefined : t("why-no-key");
}

/** Why a text can't change now, or nothing (P-37, P-75). */
export function whyNotChange(proposal: Proposal): string | undefined {
  if (proposal.ballot !== null) return t("why-voting");
  return proposal.state === "circulated" || proposal.state === "action" ? undefined : t("why-decided");
}

/** Why the viewer's member can't accept an amendment now, or nothing (P-58). */
export function whyNotAccept(
  house: House,
  amendment: Amendment,
  proposal: Proposal,
  fits: boolean,
): string | undefined {
  const mine = house.viewer.member ?? "";
  if (amendment.accepted.includes(mine)) return t("why-accepted");
  if (!fits) return t("why-no-longer-fits");
  return whyNotSign(house) ?? whyNotChange(proposal);
}

/** Why the viewer's member can't withdraw its amendment now, or nothing (P-37). */
export function whyNotWithdraw(house: House, proposal: Proposal): string | undefined {
  return whyNotSign(house) ?? (proposal.ballot !== null ? t("why-voting") : undefined);
}

/** Why the viewer's member can't withdraw its proposal now, or nothing (P-37). */
export function whyNotWithdrawProposal(house: House, proposal: Proposal): string | undefined {
  if (proposal.state !== "circulated") return t("why-voting-begun");
  return (
    whyNotSign(house) ?? (proposal.versions.some(({ kind }) => kind === "amendment") ? t("why-amended") : undefined)
  );
}
