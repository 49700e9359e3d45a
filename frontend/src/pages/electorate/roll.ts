/** The published roll of a ballot, as far as it says why: fetched by its hash, which the bytes must have. */
import { api } from "../../api/api";
import { readReasons } from "../../core/ballotrecord";
import { hex } from "../../core/bytes";
import type { Line } from "../../core/electorate";
import { BadProof } from "../../core/errors";
import { sha256 } from "../../core/sha256";
import { files } from "../ballots/openings";

/**
 * The members on the roll of whom there is more to say than that they are members, and those without a vote.
 * @param hash the ballot's `roll_hash`.
 * @throws BadProof when the bytes are not those that the ballot names; BadFormat; Offline, Refused.
 */
export async function reasonsOf(assembly: string, ballot: string, hash: string): Promise<Line[]> {
  const bytes = await api.bytes(files.blob(assembly, hash));
  if (hex(sha256(bytes)) !== hash) throw new BadProof("a roll of another hash");
  return readReasons(bytes, ballot);
}
