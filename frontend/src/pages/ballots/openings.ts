/** What the log publishes of a locked ballot, fetched by its hash: the opened votes, and the entries as a file for an auditor. */
import { api } from "../../api/api";
import { type Choice, type PublishedBallot, readChoice, readOpenings } from "../../core/ballotrecord";
import { type Bytes, fromUtf8, hex, utf8 } from "../../core/bytes";
import { openCheckpoint } from "../../core/checkpoint";
import type { Published } from "../../core/check";
import type { VotingRules } from "../../core/electorate";
import { BadProof } from "../../core/errors";
import { parseVkey } from "../../core/note";
import type { CountingRules } from "../../core/rules";
import { sha256 } from "../../core/sha256";
import { provenRange, tilePath } from "../../core/tiles";

/** The languages and the forms that the record of a vote is printed in. */
export const SHEET_LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export const SHEET_FORMATS = ["pdf", "docx", "csv", "json"] as const;

/** The addresses of a ballot's published files. */
export const files = {
  sheet: (assembly: string, ballot: string, format: (typeof SHEET_FORMATS)[number], language: string): string =>
    `/api/assemblies/${assembly}/ballots/${ballot}/sheet?format=${format}&language=${language}`,
  openings: (assembly: string, ballot: string): string => `/log/${assembly}/openings/${ballot}`,
  blob: (assembly: string, hash: string): string => `/log/${assembly}/blob/${hash}`,
};

/** The published openings, as they are. */
export function openingsOf(assembly: string, ballot: string): Promise<Bytes> {
  return api.bytes(files.openings(assembly, ballot));
}

/** Whether it is published how each member voted (P-73). */
export function isNamed({ method }: PublishedBallot): boolean {
  return method === "recorded" || method === "roll_call";
}

/**
 * How each member voted.
 * @throws BadProof when the file is not the one that the ballot names; BadFormat; Offline, Refused.
 */
export async function choicesOf(assembly: string, ballot: PublishedBallot): Promise<Map<string, Choice>> {
  if (ballot.roll_call) return new Map(Object.entries(ballot.roll_call.answers));
  const bytes = await openingsOf(assembly, ballot.id);
  if (hex(sha256(bytes)) !== ballot.openings) throw new BadProof("openings of another hash");
  return new Map(readOpenings(bytes, ballot.id).map(({ member, body }) => [member, readChoice(utf8(body))]));
}

interface Known {
  readonly assembly: string;
  readonly vkey: string;
  readonly rules: CountingRules & VotingRules;
}

/**
 * Everything that the check of a ballot reads, from this server's log.
 * @throws Offline, Refused when the entry of the opening can't be found.
 */
export async function publishedBallot({ assembly, vkey, rules }: Known, ballot: PublishedBallot): Promise<Published> {
  const { index } = await api.get<{ index: number }>(`/api/assemblies/${assembly}/acts/${ballot.id}`);
  return {
    assembly,
    vkey,
    ballot,
    rules,
    opening: index,
    checkpoint: async () => fromUtf8(await api.bytes(`/log/${assembly}/checkpoint`)),
    tile: (level, n, width) => api.bytes(`/log/${assembly}/${tilePath(level, n, width)}`),
    blob: (hash) => api.bytes(files.blob(assembly, hash)),
    openings: () => openingsOf(assembly, ballot.id),
  };
}

/** The entries from the opening to the lock, proved to be in the record, one on each line. */
export async function entriesFile(known: Known, ballot: PublishedBallot): Promise<Blob> {
  const published = await publishedBallot(known, ballot);
  const tree = await openCheckpoint(await published.checkpoint(), parseVkey(known.vkey));
  const entries = await provenRange(published.opening, ballot.entry + 1, tree, published.tile);
  return new Blob(
    entries.flatMap((entry) => [entry, "\n"]),
    { type: "application/x-ndjson" },
  );
}

/** Hands a file to the person. */
export function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
