import type { WireEvent, WireRequest } from "../../../playground/contract";
import {
  duration,
  moodOf,
  readable,
  shortUrl,
  size,
  type WireLine,
  withEvent,
  withoutSilentPickers,
} from "../../../playground/page/model/wireLog";

const request = (more: Partial<WireRequest> = {}): WireRequest => ({
  id: 1,
  runId: "r",
  startedAt: 0,
  method: "GET",
  origin: "http://127.0.0.1:1",
  url: "/api/data/v9.2/accounts?$top=1",
  purpose: "api",
  attempt: 1,
  requestHeaders: {},
  ...more,
});

const linesAfter = (events: readonly WireEvent[]): readonly WireLine[] =>
  events.reduce<readonly WireLine[]>(withEvent, []);

describe("the wire", () => {
  it("replaces the beginning of a request by its end, and of a run by its outcome", () => {
    const lines = linesAfter([
      { kind: "run", runId: "r", at: 0, key: "k", of: "actions", state: "started" },
      { kind: "request", request: request() },
      { kind: "wait", runId: "r", at: 1, text: "Waits 1 s." },
      { kind: "request", request: request({ status: 200, ms: 5 }) },
      { kind: "run", runId: "r", at: 2, key: "k", of: "actions", state: "succeeded" },
    ]);
    expect(lines.map(({ kind }) => kind)).toEqual(["run", "request", "wait"]);
    expect(lines).toMatchObject([{ state: "succeeded" }, { request: { status: 200 } }, {}]);
  });

  it("leaves out pickers that sent nothing, but no action", () => {
    const run = (runId: string, of: "actions" | "dataSources"): WireEvent => ({
      kind: "run",
      runId,
      at: 0,
      key: "k",
      of,
      state: "succeeded",
    });
    const lines = linesAfter([
      run("silent", "dataSources"),
      run("r", "dataSources"),
      { kind: "request", request: request() },
      run("action", "actions"),
    ]);
    expect(withoutSilentPickers(lines).map(({ id }) => id)).toEqual([
      "run-r",
      "request-1",
      "run-action",
    ]);
  });

  it("keeps the last 400 lines, and nothing of what is no line", () => {
    const many = Array.from(
      { length: 450 },
      (_, id): WireEvent => ({ kind: "request", request: request({ id }) }),
    );
    const lines = linesAfter([
      ...many,
      { kind: "clock", clock: { now: 0, offsetMs: 0, stopped: false } },
    ]);
    expect(lines).toHaveLength(400);
    expect(lines.at(-1)?.id).toBe("request-449");
  });

  it.each([
    [{}, "open"],
    [{ status: 204, ms: 1 }, "good"],
    [{ status: 404, ms: 1 }, "told"],
    [{ status: 429, ms: 1 }, "bad"],
    [{ status: 503, ms: 1 }, "bad"],
    [{ failure: "reset" }, "bad"],
    [{ refused: "read-only" }, "bad"],
  ])("takes %j as %s", (more, mood) => expect(moodOf(request(more))).toBe(mood));

  it("shows addresses, times and sizes as people read them", () => {
    expect(shortUrl("/api/data/v9.2/accounts?$top=1")).toBe("accounts?$top=1");
    expect([duration(12.4), duration(1400), duration(150_000)]).toEqual([
      "12 ms",
      "1.4 s",
      "3 min",
    ]);
    expect([size(812), size(3400), size(1_200_000)]).toEqual(["812 B", "3.4 kB", "1.2 MB"]);
  });

  it("breaks JSON into lines, unless a number would lose digits", () => {
    expect(readable('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    const exact = '{"versionnumber":123456789012345678}';
    expect(readable(exact)).toBe(exact);
    expect(readable("{not json")).toBe("{not json");
  });
});
