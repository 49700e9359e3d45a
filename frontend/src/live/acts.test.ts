import { afterEach, describe, expect, it, vi } from "vitest";
import { Refused } from "../api/api";
import { fromUtf8, unb64, utf8 } from "../core/bytes";
import { generateSigner } from "../core/ed25519";
import { keyid, verify } from "../core/envelope";
import { checkOpening } from "../core/seal";
import type { DeviceKey } from "../keys/device";
import { deliver, opening, signed } from "./acts";

async function device(): Promise<DeviceKey> {
  const signer = await generateSigner();
  return { assembly: "demo", accreditation: "ken-1", keyid: keyid(signer.publicKey), ...signer };
}

const answer = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

afterEach(() => vi.unstubAllGlobals());

describe("an act", () => {
  it("is canonical, names its actor and assembly, leaves out what is undefined, and is signed", async () => {
    const key = await device();
    const act = await signed(
      "comment.post",
      { audience: "public", reply_to: undefined, about: { noun: "proposal", id: "p" } },
      key,
    );
    const body = fromUtf8(await verify(act.parcel.act, key.publicKey));
    expect(body).toBe(
      `{"about":{"id":"p","noun":"proposal"},"actor":"ken-1","assembly":"demo","audience":"public","id":"${act.id}","kind":"comment.post","v":1}`,
    );
    expect(act.parcel.act.payloadType).toBe("application/vnd.deliberation.comment.post+json;v=1");
  });

  it("says only a commitment of what is sealed, and sends body and salt beside it", async () => {
    const key = await device();
    const act = await signed("vote.cast", { ballot: "b", question: "q", member: "KEN" }, key, {
      sealed: { choice: "against" },
    });
    const payload = fromUtf8(unb64(act.parcel.act.payload));
    expect(payload).not.toContain("against");
    expect(act.parcel.sealed?.body).toBe('{"choice":"against"}');
    const { commitment } = JSON.parse(payload) as { commitment: string };
    checkOpening(commitment, unb64(act.parcel.sealed!.salt), utf8(act.parcel.sealed!.body));
    expect(fromUtf8(opening(act)!.body)).toBe('{"choice":"against"}');
    expect(act.ballot).toBe("b");
  });

  it("is sent again as the very same bytes while nobody answers", async () => {
    const sent: unknown[] = [];
    const answers = [new TypeError("no network"), answer(503, {}), answer(201, { index: 9, entry: {}, proof: "p" })];
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
      sent.push(init.body);
      const next = answers.shift()!;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    });
    const act = await signed("presence.declare", { member: "KEN", meeting: "m", present: true }, await device());
    const receipt = await deliver(act, () => Promise.resolve());
    expect(receipt).toMatchObject({ id: act.id, index: 9 });
    expect(new Set(sent).size).toBe(1);
    expect(sent).toHaveLength(3);
  });

  it("is not sent again when the law says no", async () => {
    const problem = { code: "ballot_locked", rule: "P-75", detail: "Locked.", facts: { number: 3 } };
    const fetched = vi.fn(() => Promise.resolve(answer(409, problem)));
    vi.stubGlobal("fetch", fetched);
    const act = await signed("presence.declare", { member: "KEN", meeting: "m", present: true }, await device());
    const refused = await deliver(act, () => Promise.resolve()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ status: 409, code: "ballot_locked", rule: "P-75", facts: { number: 3 } });
    expect(fetched).toHaveBeenCalledOnce();
  });
});
