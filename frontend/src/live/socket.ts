/**
 * The live stream's line: connects, subscribes from where the screen is, and comes back after every break with a random, growing
 * pause (full jitter), so that a thousand screens do not return at the same instant. What frames mean is `apply.ts`'s matter.
 */
import type { Frame, Verdict } from "./apply";
import type { DraftMessage, DraftWish } from "./wire";

/** What the line asks of its owner, and tells it. */
export interface Owner {
  /** The index since which frames are wanted. */
  since(): number;
  frame(frame: Frame): Verdict;
  /** The snapshot must be fetched anew; `resubscribe` when it is there. */
  reset(reason: string): void;
  /** The line carries frames, up to this index when it was subscribed. */
  live(audiences: readonly string[], upto: number): void;
  /** Something about drafts, for those who draft over the same line. */
  draft?(message: DraftMessage): void;
  /** The line is broken and will be tried again. */
  broken(): void;
  /** The server will not have us: an unknown assembly, a malformed message. */
  refused(code: string): void;
}

type Message =
  | Frame
  | DraftMessage
  | { readonly type: "subscribed"; readonly audiences: readonly string[]; readonly upto: number }
  | { readonly type: "reset"; readonly reason: string }
  | { readonly type: "pulse"; readonly upto: number }
  | { readonly type: "refused"; readonly code: string };

export const FIRST_PAUSE = 500;
export const LONGEST_PAUSE = 30_000;
/** Two pulses missed (they come every 20 s) and a little patience. */
export const SILENCE = 50_000;

/** The pause before try `attempt` (from 0): anything up to a ceiling that doubles each time. */
export function pause(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
}

export class Line {
  readonly #address: string;
  readonly #assembly: string;
  readonly #owner: Owner;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #asked = false;

  /** @param address of the websocket, such as `wss://example.org/live`. */
  constructor(address: string, assembly: string, owner: Owner) {
    this.#address = address;
    this.#assembly = assembly;
    this.#owner = owner;
  }

  /** Connects now, also when a pause is running. */
  start(): void {
    clearTimeout(this.#retry);
    this.#drop();
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    this.#asked = false;
    socket.onopen = () => this.resubscribe();
    socket.onmessage = ({ data }) => this.#receive(String(data));
    socket.onclose = () => this.#broken();
    this.#listen();
  }

  /** Ends it for good. */
  stop(): void {
    clearTimeout(this.#retry);
    this.#drop();
  }

  /** Asks for the frames since where the owner is; once until the server has answered. */
  resubscribe(): void {
    if (this.#asked || this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#asked = true;
    this.#socket.send(JSON.stringify({ type: "subscribe", assembly: this.#assembly, since: this.#owner.since() }));
  }

  /** Says something about a draft, where the line stands; whether it was said. */
  say(wish: DraftWish): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(wish));
    return true;
  }

  #receive(data: string): void {
    this.#listen();
    const message = read(data);
    switch (message?.type) {
      case "frame":
        if (this.#owner.frame(message) === "gap") this.resubscribe();
        break;
      case "subscribed":
        this.#attempt = 0;
        this.#asked = false;
        this.#owner.live(message.audiences, message.upto);
        break;
      case "reset":
        this.#asked = false;
        this.#owner.reset(message.reason);
        break;
      case "refused":
        this.stop();
        this.#owner.refused(message.code);
        break;
      case "pulse":
        break;
      default:
        if (message) this.#owner.draft?.(message);
    }
  }

  #broken(): void {
    this.#drop();
    this.#owner.broken();
    this.#retry = setTimeout(() => this.start(), pause(this.#attempt++));
  }

  /** A line that says nothing for so long is dead, whatever the browser thinks. */
  #listen(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#broken(), SILENCE);
  }

  #drop(): void {
    clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    // A browser reports a line that is closed before it stands as a fault, so such a one is closed as soon as it does.
    if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
    else socket.close();
  }
}

function read(data: string): Message | undefined {
  try {
    return JSON.parse(data) as Message;
  } catch {
    return undefined;
  }
}
