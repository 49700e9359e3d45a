/** Noting clauses as agreed: what the chair chose, which of it can be, and the act that says so (section (d)). */
import type { Status } from "../../core/status";

/** What the chair may note of a clause. */
export type Noted = "open" | "agreed_ad_ref" | "agreed";
export const NOTED: readonly Noted[] = ["agreed_ad_ref", "agreed", "open"];

/** The chosen clauses for which the note says something new and that may have it: what is in brackets can't be agreed. */
export function noting(
  chosen: Iterable<string>,
  noted: Noted,
  statuses: ReadonlyMap<string, Status>,
): { readonly clause: string; readonly status: Noted }[] {
  const new_ = (status: Status | undefined): boolean =>
    noted === "open" ? status === "agreed" || status === "agreed_ad_ref" : status !== noted && status !== "bracketed";
  return [...chosen]
    .filter((clause) => statuses.has(clause) && new_(statuses.get(clause)))
    .map((clause) => ({ clause, status: noted }));
}

/** Whether statuses are worth a mark at each clause: somebody has begun to settle the text, or brackets are in it. */
export function inUse(statuses: ReadonlyMap<string, Status>): boolean {
  return [...statuses.values()].some((status) => status !== "open");
}
