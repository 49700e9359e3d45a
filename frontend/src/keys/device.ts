/**
 * The key with which this device signs acts: Ed25519 by WebCrypto, kept in IndexedDB for one accreditation in one assembly. The
 * private key is non-extractable: scripts of the page may use it, nothing can carry it away (record: Choices; P-09).
 */
import { generateSigner, NoEd25519, type Signer, signBytes, verifyBytes } from "../core/ed25519";
import { keyid } from "../core/envelope";
import { within } from "./database";

export { NoEd25519 };

export interface DeviceKey extends Signer {
  readonly assembly: string;
  readonly accreditation: string;
  /** The key's name in envelopes. */
  readonly keyid: string;
}

/**
 * Tries the whole way once: make a key, sign, verify.
 * @throws NoEd25519 when this browser can't; there is no fallback, so tell the person before anything depends on it.
 */
export async function demandEd25519(): Promise<void> {
  const { privateKey, publicKey } = await generateSigner();
  const message = new Uint8Array(1);
  if (await verifyBytes(publicKey, message, await signBytes(privateKey, message))) return;
  throw new NoEd25519("this browser signs Ed25519 wrongly");
}

/** The key kept for an accreditation, if there is one. */
export function loadKey(assembly: string, accreditation: string): Promise<DeviceKey | undefined> {
  return within<DeviceKey>("keys", "readonly", (keys, answer) => {
    const request: IDBRequest<DeviceKey> = keys.get([assembly, accreditation]);
    request.onsuccess = () => answer(request.result);
  });
}

/**
 * Makes and keeps a key for an accreditation. Where another tab was faster, its key is the answer: two keys for one accreditation
 * would leave one of them enrolled and the other in use.
 * @throws NoEd25519 when this browser can't.
 */
export async function createKey(assembly: string, accreditation: string): Promise<DeviceKey> {
  const signer = await generateSigner();
  const made: DeviceKey = { assembly, accreditation, keyid: keyid(signer.publicKey), ...signer };
  const kept = await within<DeviceKey>("keys", "readwrite", (keys, answer) => {
    const request: IDBRequest<DeviceKey | undefined> = keys.get([assembly, accreditation]);
    request.onsuccess = () => {
      answer(request.result ?? made);
      if (request.result === undefined) keys.add(made);
    };
  });
  return kept ?? made;
}

/** Asks the browser never to clear away by itself what it keeps here. Nothing waits for its answer: the key works either way. */
export function askToKeep(): void {
  const { storage } = navigator as { storage?: Partial<StorageManager> };
  storage?.persist?.().catch(() => undefined);
}

/** Destroys the key of an accreditation; what it signed stays valid. */
export async function forgetKey(assembly: string, accreditation: string): Promise<void> {
  await within("keys", "readwrite", (keys) => keys.delete([assembly, accreditation]));
}
