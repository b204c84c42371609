import fc from "fast-check";
import { advance } from "../../../../src/client/polling/deltaLinks/advance";
import type { TrackingPage } from "../../../../src/client/polling/deltaLinks/trackingPage";
import type {
  Rounds,
  TrackingState,
  TrackParams,
} from "../../../../src/client/polling/deltaLinks/types";
import { sealed } from "../../../../src/client/polling/shared/rememberedTable";
import type { Session } from "../../../../src/client/session/session";

const AT = Date.parse("2026-05-04T08:00:00Z");
const iso = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");
const table = sealed({
  entityType: "account",
  timestampColumn: "modifiedon",
  set: "accounts",
  primaryId: "accountid",
  createdColumns: ["createdon"],
});
const params: TrackParams = {
  entityType: "account",
  fieldNames: ["name"],
  changeTypes: ["created", "updated", "deleted"],
  onExpiredToken: "catchUp",
  startFrom: "now",
  state: undefined,
};
/** Nothing here may send a request. */
const session = {} as Session;
const link = { url: "https://x/accounts?$deltatoken=1", idsOnly: false };
const begun: TrackingState = { format: 1, table, columns: "", seen: {}, since: iso(AT - 600_000) };

const row = (nth: number, changed = AT - 1_000, created = changed) => ({
  "@odata.etag": `W/"${nth}"`,
  accountid: `00000000-0000-0000-0000-${String(nth).padStart(12, "0")}`,
  createdon: iso(created),
  modifiedon: iso(changed),
});
const page = (changes: Partial<TrackingPage>): TrackingPage => ({
  rows: [],
  deleted: [],
  nextLink: undefined,
  emptyPages: 0,
  deltaLink: "https://x/accounts?$deltatoken=2",
  at: AT,
  ...changes,
});
const first = { next: "accounts", pages: 0 };
const rounds: Rounds = {
  initialSync: { kind: "initialSync", deliver: true, ...first },
  catchUp: {
    kind: "catchUp",
    started: iso(AT - 60_000),
    catchUpFrom: iso(AT - 90_000),
    link,
    ...first,
  },
  delta: { kind: "delta", ...first },
};
const delta = { ...begun, link };

test("a page with a next link goes on with the same round, whichever it is", async () => {
  for (const given of Object.values(rounds)) {
    const { kind } = given;
    const next = "https://x/accounts?$skiptoken=2";
    const { state } = await advance(session, params, delta, given, page({ nextLink: next }));
    expect(state.round).toMatchObject({ kind, next, pages: 1 });
    expect(state.link).toEqual(link);
  }
});

test("the last page of changes leaves its own delta link, and no round", async () => {
  const { state } = await advance(session, params, delta, rounds.delta, page({}));
  expect(state.link?.url).toBe("https://x/accounts?$deltatoken=2");
  expect(state).not.toHaveProperty("round");
});

test("without a delta link at the end the run fails, and nothing is returned", async () => {
  const last = page({ rows: [row(1)], deltaLink: undefined });
  await expect(advance(session, params, delta, rounds.delta, last)).rejects.toMatchObject({
    name: "DataverseError",
    outcome: "notDone",
  });
});

test("an initial sync that took several pages is followed by a look at what was changed meanwhile", async () => {
  const last = page({ rows: [row(1)] });
  const started = iso(AT - 30_000);
  const long = { ...rounds.initialSync, pages: 3, started };
  const after = await advance(session, params, begun, long, last);
  expect(after.state.round).toMatchObject({ kind: "catchUp", link: { idsOnly: false } });
  const short = await advance(session, params, begun, rounds.initialSync, last);
  expect(short.state.round).toBeUndefined();
  expect(short.state.link?.url).toBe("https://x/accounts?$deltatoken=2");
});

test("an initial sync of ids alone returns nothing", async () => {
  const quiet = { ...rounds.initialSync, deliver: false };
  const { changes } = await advance(session, params, begun, quiet, page({ rows: [row(1)] }));
  expect(changes).toEqual([]);
});

test("changed columns are loaded anew only behind the last page of the old link", async () => {
  const renewed = { ...delta, renew: true } as const;
  const quiet = { ...renewed, link: { ...link, idsOnly: true } };
  const more = page({ nextLink: "https://x/accounts?$skiptoken=2" });
  const empty = {
    ...session,
    next: () => Promise.reject(new Error("nothing is asked")),
  } as Session;
  const middle = await advance(empty, params, quiet, rounds.delta, more);
  expect(middle.state).toMatchObject({ renew: true, round: { kind: "delta" } });
  const end = await advance(empty, params, quiet, rounds.delta, page({}));
  expect(end.state).toMatchObject({ round: { kind: "initialSync", deliver: false } });
  expect(end.state).not.toHaveProperty("renew");
});

test("every version is returned once, however pages repeat rows, and every key once", async () => {
  const pages = fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(pages, async (given) => {
      let state: TrackingState = { ...delta, round: rounds.delta };
      const keys: string[] = [];
      for (const [index, nths] of given.entries()) {
        const isLast = index === given.length - 1;
        const nextLink = isLast ? undefined : `https://x/accounts?$skiptoken=${index}`;
        const read = page({ rows: nths.map((nth) => row(nth)), nextLink });
        const step = await advance(session, params, state, state.round ?? rounds.delta, read);
        keys.push(...step.changes.map(({ key }) => key));
        state = step.state;
      }
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toHaveLength(new Set(given.flat()).size);
    }),
  );
});
