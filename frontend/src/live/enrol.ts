/**
 * Giving this device its key: made here, never leaving it, enrolled on the record under the sign-in that was just used (P-09). A
 * second enrolment of the same key is no error: the first one's answer was lost.
 */
import { api, Refused } from "../api/api";
import { b64 } from "../core/bytes";
import { createKey } from "../keys/device";
import { signed } from "./acts";

export interface Session {
  readonly assembly: string;
  readonly accreditation: string;
  readonly role: "chair" | "delegate" | "observer" | "secretariat";
  readonly member?: string | null;
  readonly name?: string | null;
}

/**
 * Makes and enrols a key for the session's accreditation.
 * @param votes whether it is to cast the member's vote from now on.
 * @throws NoEd25519 when this browser can't sign; Refused when the law says no; Offline when nobody answers.
 */
export async function enrol({ assembly, accreditation }: Session, votes: boolean): Promise<void> {
  const key = await createKey(assembly, accreditation);
  const act = await signed("key.enrol", { public_key: b64(key.publicKey), votes }, key);
  try {
    await api.post("/api/acts", act.parcel);
  } catch (error) {
    if (!(error instanceof Refused && error.code === "key_in_use")) throw error;
  }
}
