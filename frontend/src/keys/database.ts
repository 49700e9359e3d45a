/**
 * The browser's own small database (IndexedDB): device keys, receipts, and drafts until the server has them. It stays on this device; clearing the site's data empties
 * it, which is why enrolling a key again is an ordinary, recorded act and receipts can be saved as files.
 */

const NAME = "deliberation";
const VERSION = 2;

/** The stores and the fields that a record is found by. */
const STORES = {
  keys: ["assembly", "accreditation"],
  receipts: ["assembly", "ballot", "index"],
  drafts: ["assembly", "accreditation", "draft", "part"],
} as const;

export type StoreName = keyof typeof STORES;

/**
 * Runs one transaction on one store and waits until it is durable.
 * @param work issues requests, and calls `answer` with what the caller is to get.
 * @throws DOMException when the browser refuses (private window, quota, blocked site data).
 */
export async function within<T>(
  store: StoreName,
  mode: IDBTransactionMode,
  work: (records: IDBObjectStore, answer: (value: T) => void) => void,
): Promise<T | undefined> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: "strict" });
      let result: T | undefined;
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error ?? new DOMException("transaction aborted", "AbortError"));
      work(transaction.objectStore(store), (value) => (result = value));
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const [store, path] of Object.entries(STORES))
        if (!request.result.objectStoreNames.contains(store))
          request.result.createObjectStore(store, { keyPath: [...path] });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException("database did not open", "UnknownError"));
  });
}
