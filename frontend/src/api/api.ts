/**
 * Requests to our own server: JSON there and back, and two ways to fail. The law says no (`Refused`), or nobody answers (`Offline`).
 */

type Facts = Readonly<Record<string, string | number>>;

interface Problem {
  readonly code?: string;
  readonly rule?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly facts?: Facts;
}

/** The server's no: the code of the refusal, the rule that says so, and the facts of the case (`errors.py`). */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: string;
  readonly rule: string;
  readonly detail: string;
  readonly facts: Facts;
  readonly status: number;

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? `http_${status}`;
    this.rule = problem.rule ?? "";
    this.detail = this.message;
    this.facts = problem.facts ?? {};
  }
}

/** Nobody answered, or a proxy did for a server that is away: the same request may be sent again. */
export class Offline extends Error {
  override readonly name = "Offline";
}

/** Statuses that say: not now, ask again. */
const AWAY = new Set([408, 429, 502, 503, 504]);
const PATIENCE = 30_000;

async function request(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE), ...init });
  } catch (cause) {
    throw new Offline(path, { cause });
  }
  if (answer.ok) return answer;
  if (AWAY.has(answer.status)) throw new Offline(`${path}: HTTP ${answer.status}`);
  throw new Refused(answer.status, await problemOf(answer));
}

async function problemOf(answer: Response): Promise<Problem> {
  if (!answer.headers.get("content-type")?.includes("json")) return {};
  try {
    return (await answer.json()) as Problem;
  } catch {
    return {};
  }
}

async function json<T>(path: string, init: RequestInit): Promise<T> {
  const answer = await request(path, init);
  try {
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  } catch (cause) {
    // the line broke within the body, or something between us and the server answered
    throw new Offline(path, { cause });
  }
}

/** Each throws `Refused` when the server says no and `Offline` when nobody answers. */
export const api = {
  get: <T>(path: string): Promise<T> => json<T>(path, { headers: { accept: "application/json" } }),

  /** @param right a token that stands in for a session, such as the operator's. */
  post: <T>(path: string, body: unknown, right?: string): Promise<T> =>
    json<T>(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...(right && { authorization: `Bearer ${right}` }) },
      body: JSON.stringify(body),
    }),

  put: (path: string, body: unknown): Promise<void> =>
    json<undefined>(path, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),

  /** Hands a file in as it is. */
  send: <T>(path: string, file: Blob): Promise<T> => json<T>(path, { method: "POST", body: file }),

  remove: (path: string): Promise<void> => json<undefined>(path, { method: "DELETE" }),

  /** The bytes of a published file: a tile, a blob. */
  bytes: async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const answer = await request(path, {});
    try {
      return new Uint8Array(await answer.arrayBuffer());
    } catch (cause) {
      throw new Offline(path, { cause });
    }
  },
};
