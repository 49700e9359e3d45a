/**
 * Acts on their way: built, signed by this device's key, kept until the server has answered, and sent again, the very same act, as
 * often as the line breaks. Its own id makes that safe: the record takes it once and gives the same receipt each time.
 */
import { api, Offline } from "../api/api";
import { b64, type Bytes, fromUtf8, unb64 } from "../core/bytes";
import { encode, type Value } from "../core/canonical";
import { type Envelope, sign } from "../core/envelope";
import { commitment, newSalt } from "../core/seal";
import type { DeviceKey } from "../keys/device";
import { pause } from "./socket";

export type Fields = Readonly<Record<string, Value | undefined>>;

export interface Extras {
  /** The act's own id, where it is known before: an act that ends a draft has the draft's, so that the record takes it once. */
  readonly id?: string | undefined;
  /** Blobs that the act names by their hash, such as the text of a proposal. */
  readonly beside?: readonly Value[];
  /** The body that the act only commits to: a choice, the words of a comment. Salt and commitment are made here. */
  readonly sealed?: Value;
  /** The salt of a body that another has sealed before; otherwise one is drawn. */
  readonly salt?: Bytes;
}

/** What is posted. */
export interface Parcel {
  readonly act: Envelope;
  readonly beside?: readonly string[];
  readonly sealed?: { readonly body: string; readonly salt: string };
}

/** An act that is signed and not yet answered. */
export interface Unsent {
  readonly id: string;
  readonly kind: string;
  readonly assembly: string;
  readonly actor: string;
  readonly parcel: Parcel;
  /** The ballot of a cast, or of a paper in an election. */
  readonly ballot?: string;
}

/** What the server answers: where the act stands in the record, and the proof. */
export interface ActReceipt {
  readonly id: string;
  readonly index: number;
  readonly entry: Value;
  readonly proof: string;
}

/** Builds and signs an act. Fields that are undefined are left out, as the canonical form wants defaults to be. */
export async function signed(kind: string, fields: Fields, key: DeviceKey, extras: Extras = {}): Promise<Unsent> {
  const id = extras.id ?? crypto.randomUUID();
  const given = Object.entries(fields).filter((field): field is [string, Value] => field[1] !== undefined);
  const body: Record<string, Value> = {
    ...Object.fromEntries(given),
    actor: key.accreditation,
    assembly: key.assembly,
    id,
    kind,
    v: 1,
  };
  const sealed = extras.sealed === undefined ? undefined : seal(extras.sealed, extras.salt ?? newSalt());
  if (sealed) body.commitment = sealed.commitment;
  const parcel: Parcel = {
    act: await sign(encode(body), `application/vnd.deliberation.${kind}+json;v=1`, key),
    ...(extras.beside && { beside: extras.beside.map((blob) => fromUtf8(encode(blob))) }),
    ...(sealed && { sealed: { body: fromUtf8(sealed.body), salt: b64(sealed.salt) } }),
  };
  const cast = kind === "vote.cast" ? fields.ballot : kind === "paper.cast" ? fields.poll : undefined;
  const ballot = cast === undefined ? {} : { ballot: String(cast) };
  return { id, kind, assembly: key.assembly, actor: key.accreditation, parcel, ...ballot };
}

function seal(value: Value, salt: Bytes): { body: Bytes; salt: Bytes; commitment: string } {
  const body = encode(value);
  return { body, salt, commitment: commitment(salt, body) };
}

/** The opened body and salt of an act that committed to them. */
export function opening(act: Unsent): { body: Bytes; salt: Bytes } | undefined {
  const sealed = act.parcel.sealed;
  return sealed && { body: encode(JSON.parse(sealed.body) as Value), salt: unb64(sealed.salt) };
}

/**
 * Posts an act until somebody answers.
 * @param wait pauses between two tries, for as long as it is told.
 * @throws Refused when the law says no.
 */
export async function deliver(act: Unsent, wait: (milliseconds: number) => Promise<void>): Promise<ActReceipt> {
  for (let attempt = 0; ; attempt++) {
    try {
      return { id: act.id, ...(await api.post<Omit<ActReceipt, "id">>("/api/acts", act.parcel)) };
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      await wait(pause(attempt));
    }
  }
}

const prefix = (assembly: string, actor: string): string => `unsent/${assembly}/${actor}/`;

/** Keeps an act over a reload. Where the browser keeps nothing it is still sent, as long as the page lives. */
export function keep(act: Unsent): void {
  try {
    localStorage.setItem(prefix(act.assembly, act.actor) + act.id, JSON.stringify(act));
  } catch {
    return;
  }
}

/** Lets go of an act that was answered. */
export function release(act: Unsent): void {
  try {
    localStorage.removeItem(prefix(act.assembly, act.actor) + act.id);
  } catch {
    return;
  }
}

/** The acts that an earlier page could not deliver. */
export function kept(assembly: string, actor: string): Unsent[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix(assembly, actor)));
    return keys.map((key) => JSON.parse(localStorage.getItem(key) ?? "") as Unsent);
  } catch {
    return [];
  }
}
