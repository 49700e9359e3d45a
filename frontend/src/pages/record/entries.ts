/**
 * Entries read from the log's bundles and proved to stand under its signed checkpoint, with the line that minutes have for each.
 */
import { api } from "../../api/api";
import { type Bytes, fromUtf8, unb64 } from "../../core/bytes";
import { type Checkpoint, openCheckpoint } from "../../core/checkpoint";
import type { Envelope } from "../../core/envelope";
import { parseVkey } from "../../core/note";
import { provenRange, tilePath } from "../../core/tiles";
import type { House } from "../../live/house.svelte";
import { minuted } from "../../live/minutes";
import type { AnyObject } from "../../live/nouns";

/** The fields of an act that its line is made of; which are there depends on the kind. */
interface Act {
  readonly kind: string;
  readonly actor: string;
  readonly id: string;
  readonly member?: string;
  readonly proposal?: string;
  readonly amendment?: string;
  readonly meeting?: string;
  readonly ballot?: string;
  readonly subject?: string;
  readonly ruling?: string;
  readonly en_bloc?: string;
  readonly without_vote?: string;
  readonly division?: string;
  readonly change?: string;
  readonly motion?: string;
  readonly about?: { readonly noun: string; readonly id: string };
  readonly members?: readonly unknown[];
  readonly grantees?: readonly unknown[];
  readonly present?: boolean;
}

export interface Line {
  readonly index: number;
  readonly at: string;
  readonly words: string;
  readonly act: Act;
  /** The entry as it stands in the record. */
  readonly raw: string;
}

/** The log's latest checkpoint, its signature checked. */
export async function checkpoint(house: House): Promise<Checkpoint> {
  return openCheckpoint(fromUtf8(await api.bytes(`/log/${house.id}/checkpoint`)), parseVkey(house.vkey));
}

/**
 * The lines of the entries from `from` up to, not with, `to`.
 * @throws BadProof when they do not stand under the checkpoint; Offline, Refused.
 */
export async function lines(house: House, tree: Checkpoint, from: number, to: number): Promise<Line[]> {
  const entries = await provenRange(from, to, tree, (level, n, width) =>
    api.bytes(`/log/${house.id}/${tilePath(level, n, width)}`),
  );
  return entries.map((entry, place) => lineOf(house, from + place, entry));
}

/** The lines of the `count` entries up to and with an index, the last first. */
export async function until(house: House, index: number, count: number): Promise<Line[]> {
  const tree = await checkpoint(house);
  return (await lines(house, tree, Math.max(0, index + 1 - count), index + 1)).reverse();
}

function lineOf(house: House, index: number, entry: Bytes): Line {
  const raw = fromUtf8(entry);
  const { act: envelope, at } = JSON.parse(raw) as { act: Envelope; at: string };
  const act = JSON.parse(fromUtf8(unb64(envelope.payload))) as Act;
  const who = act.member ? (house.member(act.member)?.name ?? act.member) : undefined;
  const count = act.members?.length ?? act.grantees?.length;
  return {
    index,
    at,
    act,
    raw,
    words: minuted({ kind: act.kind, who, actor: act.actor, about: about(house, act), count, present: act.present }),
  };
}

/** What the act was about: what it names, or else what it made, which has its own id. */
function about(house: House, act: Act): AnyObject | undefined {
  const subject = act.about?.id ?? act.subject;
  return (
    house.get("amendment", act.amendment ?? subject ?? act.id) ??
    house.get("ruling", act.ruling ?? act.id) ??
    house.get("en_bloc", act.en_bloc ?? act.id) ??
    house.get("without_vote", act.without_vote ?? act.id) ??
    house.get("division", act.division ?? subject ?? act.id) ??
    house.get("part", subject ?? "") ??
    house.get("motion", act.kind === "motion.move" ? act.id : (act.motion ?? subject)) ??
    house.get("ballot", act.ballot ?? (act.kind === "ballot.open" ? act.id : undefined)) ??
    house.get("proposal", act.kind === "amendment.submit" ? undefined : (act.proposal ?? subject ?? act.id)) ??
    house.get("meeting", act.meeting ?? act.id)
  );
}
