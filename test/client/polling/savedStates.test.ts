import { readTracking } from "../../../src/client/polling/deltaLinks/readTracking";
import { withoutStrayed } from "../../../src/client/polling/deltaLinks/strayed";
import type { TrackingState, TrackParams } from "../../../src/client/polling/deltaLinks/types";
import { sealed } from "../../../src/client/polling/shared/rememberedTable";
import { timeOfAnswer } from "../../../src/client/polling/shared/serverTime";
import { readState } from "../../../src/client/polling/timestamps/readState";
import type { Session } from "../../../src/client/session/session";
import { environment, recordingLogger } from "../fakes";

const SINCE = "2026-05-04T08:00:00Z";
const table = sealed({
  entityType: "account",
  timestampColumn: "modifiedon",
  set: "accounts",
  primaryId: "accountid",
  createdColumns: ["createdon"],
});
const own = (token: string) => `${environment.apiRoot}accounts?${token}`;
const away = (token: string) => `https://other.example/api/data/v9.2/accounts?${token}`;
const LINK = "$deltatoken=1";
const PAGE = "$skiptoken=1";

test.each<[unknown, string[]]>([
  ["text", ["it is no object"]],
  [[1], ["it is no object"]],
  [5, ["it is no object"]],
])("a poll goes on without a state that is %j, and says so", (value, problems) => {
  expect(readState(value)).toMatchObject({ problems, memory: { isNew: false } });
});

test.each<[object, boolean]>([
  [{ link: own(PAGE), rows: 100 }, true],
  [{ link: own(PAGE), rows: 100, windowEnd: SINCE }, true],
  [{ link: 5, rows: 100 }, false],
  [{ link: own(PAGE), rows: 0 }, false],
  [{ link: own(PAGE), rows: 5_001 }, false],
  [{ link: own(PAGE), rows: 100, windowEnd: "soon" }, false],
])("a cursor %j is read: %s", (cursor, isRead) => {
  const saved = { format: 1, watermark: SINCE, since: SINCE, seen: {}, table, cursor };
  const { memory, problems } = readState(saved);
  expect(memory.cursor !== undefined).toBe(isRead);
  expect(problems.includes("its cursor cannot be read")).toBe(!isRead);
});

test.each([["text"], [5], [[1]], [{ format: 1 }]])("of %j no tracking goes on", (value) => {
  const { state, problems } = readTracking(value);
  expect(state?.link).toBeUndefined();
  expect(problems.length).toBeGreaterThan(0);
});

test("a state of tracking keeps what can be read of it", () => {
  const link = { url: own(LINK), idsOnly: true };
  const round = { kind: "delta", next: own(PAGE), pages: 2, empty: 3, restarted: true };
  const saved = { format: 1, table, since: SINCE, link, seen: {}, renew: true, round };
  expect(readTracking(saved)).toMatchObject({
    state: { columns: "", link, renew: true, round, since: SINCE },
    problems: [],
  });
  const odd = { ...saved, round: { ...round, empty: -1, started: "soon" } };
  expect(readTracking(odd)).toMatchObject({ problems: ["its cursor cannot be read"] });
});

describe("a link of another environment is not followed", () => {
  const begun: TrackingState = { format: 1, table, columns: "", seen: {}, since: SINCE };
  const stay = (
    state: Partial<TrackingState>,
    onExpiredToken: TrackParams["onExpiredToken"] = "catchUp",
    before: TrackingState = begun,
  ) => {
    const logger = recordingLogger();
    const session = { environment, logger } as unknown as Session;
    const params: TrackParams = {
      entityType: "account",
      fieldNames: ["name"],
      changeTypes: ["created"],
      onExpiredToken,
      startFrom: "now",
      state: undefined,
    };
    return { step: withoutStrayed(session, params, { ...before, ...state }), lines: logger.lines };
  };
  const link = { url: own(LINK), idsOnly: false };
  const lost = { url: away(LINK), idsOnly: false };
  const sync = {
    kind: "initialSync",
    deliver: true,
    pages: 0,
    next: "accounts?$select=name",
  } as const;

  test.each<[string, Partial<TrackingState>]>([
    ["its own link", { link }],
    ["a round of its own", { link, round: { kind: "delta", next: own(PAGE), pages: 1 } }],
    ["a sync that begins", { round: sync }],
    ["nothing", {}],
  ])("%s is followed", (_, state) => {
    expect(stay(state).step).toBeUndefined();
  });
  test("a page is read again from the first one", () => {
    const { step, lines } = stay({ link, round: { kind: "delta", next: away(PAGE), pages: 3 } });
    expect(step).toMatchObject({
      changes: [],
      state: { round: { kind: "delta", next: link.url, pages: 0 } },
    });
    expect(lines).toEqual([expect.stringContaining("reads from the first page again")]);
    // Behind the first page there is none without a token.
    const next = own("$select=name");
    const again = stay({ round: { ...sync, pages: 2, next } }).step;
    expect(again?.state.round).toMatchObject({ kind: "initialSync", pages: 0 });
  });
  test.each<[string, Partial<TrackingState>, TrackParams["onExpiredToken"], RegExp]>([
    ["a delta link", { link: lost }, "catchUp", /returned by its timestamp/],
    [
      "one of another table",
      { link: { ...link, url: own(PAGE) } },
      "catchUp",
      /returned by its timestamp/,
    ],
    [
      "a round without a link",
      { round: { kind: "delta", next: away(PAGE), pages: 1 } },
      "snapshot",
      /All records are returned/,
    ],
    [
      "the end of a catch-up",
      {
        round: {
          kind: "catchUp",
          started: SINCE,
          catchUpFrom: SINCE,
          link: lost,
          pages: 0,
          next: "accounts",
        },
      },
      "snapshot",
      /All records are returned/,
    ],
  ])("%s that is lost is made good, and the flow is told", (_, state, onExpiredToken, what) => {
    const { step } = stay(state, onExpiredToken);
    expect(step?.changes).toMatchObject([
      { changeType: "warning", message: expect.stringMatching(what) },
    ]);
    expect(step?.state).not.toHaveProperty("link");
  });
  test("without a time all records are returned", () => {
    const { since: _, ...never } = begun;
    const { step } = stay({ link: lost }, "catchUp", never);
    const message = expect.stringMatching(/since an unknown time .*All records are returned/);
    expect(step?.changes).toMatchObject([{ key: "expired:", message }]);
  });
  test("a sync that is under way goes on behind a lost link", () => {
    expect(stay({ link: lost, round: sync }).step?.state.round).toEqual(sync);
  });
  test("it fails where that is wanted", () => {
    expect(() => stay({ link: lost }, "fail")).toThrow("is not of this environment");
  });
});

test("the time of an answer is the server's, or the run fails", () => {
  expect(timeOfAnswer({ date: "Mon, 04 May 2026 08:00:00 GMT" }, "Polling")).toBe(
    Date.parse(SINCE),
  );
  for (const headers of [{}, { date: "soon" }]) {
    expect(() => timeOfAnswer(headers as Record<string, string>, "Polling")).toThrow();
  }
});
