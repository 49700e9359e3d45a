import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Frame, Verdict } from "./apply";
import { FIRST_PAUSE, Line, LONGEST_PAUSE, type Owner, pause, SILENCE } from "./socket";

/** The browser's class at the boundary: what was sent, and the server's part played by the test. */
class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState: number = FakeSocket.CONNECTING;
  closed = "";
  sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = this.readyState === FakeSocket.CONNECTING ? "too early" : "in order";
    this.readyState = 3;
  }
  opens(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }
  says(message: unknown): void {
    this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }
  breaks(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

class Listener implements Owner {
  at = 7;
  verdict: Verdict = "apply";
  heard: string[] = [];
  since(): number {
    return this.at;
  }
  frame(frame: Frame): Verdict {
    this.heard.push(`frame ${frame.after}-${frame.upto}`);
    return this.verdict;
  }
  reset(reason: string): void {
    this.heard.push(`reset ${reason}`);
  }
  live(audiences: readonly string[], upto: number): void {
    this.heard.push(`live ${audiences.join()} ${upto}`);
  }
  broken(): void {
    this.heard.push("broken");
  }
  refused(code: string): void {
    this.heard.push(`refused ${code}`);
  }
}

const subscribed = { type: "subscribed", assembly: "demo", audiences: ["public"], upto: 9 };
const frame = { type: "frame", audience: "public", after: 7, upto: 8, at: "", changes: [] };
const last = (): FakeSocket => FakeSocket.all.at(-1)!;

let owner: Listener;
let line: Line;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.spyOn(Math, "random").mockReturnValue(1);
  FakeSocket.all = [];
  owner = new Listener();
  line = new Line("wss://example.org/live", "demo", owner);
  line.start();
});

afterEach(() => {
  line.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("the line", () => {
  it("subscribes from where its owner is and hands over frames", () => {
    last().opens();
    expect(last().sent).toEqual([{ type: "subscribe", assembly: "demo", since: 7 }]);
    last().says(subscribed);
    last().says(frame);
    expect(owner.heard).toEqual(["live public 9", "frame 7-8"]);
  });

  it("comes back after a break, later each time, and resumes where its owner is then", () => {
    last().opens();
    last().says(subscribed);
    owner.at = 8;
    last().breaks();
    expect(owner.heard.at(-1)).toBe("broken");
    vi.advanceTimersByTime(FIRST_PAUSE - 1);
    expect(FakeSocket.all).toHaveLength(1);
    vi.advanceTimersByTime(1);
    last().breaks();
    vi.advanceTimersByTime(2 * FIRST_PAUSE - 1);
    expect(FakeSocket.all).toHaveLength(2);
    vi.advanceTimersByTime(1);
    last().opens();
    expect(last().sent).toEqual([{ type: "subscribe", assembly: "demo", since: 8 }]);
  });

  it("asks again at a gap, once until the server has answered", () => {
    last().opens();
    last().says(subscribed);
    owner.verdict = "gap";
    last().says(frame);
    last().says(frame);
    expect(last().sent).toHaveLength(2);
    last().says(subscribed);
    last().says(frame);
    expect(last().sent).toHaveLength(3);
  });

  it("lets its owner fetch a snapshot at a reset and subscribe again", () => {
    last().opens();
    last().says({ type: "reset", reason: "rights" });
    expect(owner.heard).toEqual(["reset rights"]);
    owner.at = 40;
    line.resubscribe();
    expect(last().sent.at(-1)).toEqual({ type: "subscribe", assembly: "demo", since: 40 });
  });

  it("takes a line that is silent for too long as broken, and a pulse as a sign of life", () => {
    last().opens();
    last().says(subscribed);
    vi.advanceTimersByTime(SILENCE - 1);
    last().says({ type: "pulse", upto: 9 });
    vi.advanceTimersByTime(SILENCE - 1);
    expect(owner.heard).not.toContain("broken");
    vi.advanceTimersByTime(1);
    expect(owner.heard).toContain("broken");
  });

  it("stays away when it is refused or stopped, and leaves words that are no JSON", () => {
    last().opens();
    last().says("<html>");
    last().says({ type: "refused", code: "unknown_object", rule: "", detail: "" });
    vi.advanceTimersByTime(LONGEST_PAUSE * 2);
    expect(owner.heard).toEqual(["refused unknown_object"]);
    expect(FakeSocket.all).toHaveLength(1);
  });
});

describe("a line that is not wanted any more", () => {
  it("is closed at once where it stands", () => {
    last().opens();
    line.stop();
    expect(last().closed).toBe("in order");
  });

  it("is closed as soon as it stands, for before that it would be a fault to the browser", () => {
    line.stop();
    expect(last().closed).toBe("");
    last().opens();
    expect(last().closed).toBe("in order");
    expect(last().sent).toEqual([]);
  });
});

describe("the pause", () => {
  it("doubles up to its ceiling, and is anything below that", () => {
    expect([0, 1, 2].map((attempt) => pause(attempt, () => 1))).toEqual([500, 1000, 2000]);
    expect(pause(50, () => 1)).toBe(LONGEST_PAUSE);
    expect(pause(3, () => 0)).toBe(0);
  });
});
