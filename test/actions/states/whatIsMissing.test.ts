import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { RESOLVED, statesOn, WON } from "./support";

const bench = useSandbox({ seed: "empty" });
const time = useVirtualTime();
const states = statesOn(bench);
const DEFINITIONS = { path: "RetrieveMetadataChanges" };
const ACTIVITIES = { path: "/opportunitycloses" };
const denied = {
  kind: "status",
  status: 403,
  body: { code: "0x80040220", message: "No." },
} as const;

beforeEach(() => forgetAt(bench.sandbox.url));

test("a server that names no time leaves the newest activity", async () => {
  const id = states.open(WON);
  bench.sandbox.fault({
    match: { method: "GET", path: "/opportunities(" },
    action: { kind: "rewrite", headers: { date: null } },
  });
  expect(await states.set(WON, id)).toHaveProperty("created.id");
});

test.each([
  ["none", []],
  ["one of an earlier closing", [{ activityid: "x", createdon: "2001-01-01T00:00:00Z" }]],
  ["one without an id", [{ createdon: "2999-01-01T00:00:00Z" }]],
])("where %s is found, no activity is made up", async (_, value) => {
  const id = states.open(WON);
  const body = JSON.stringify({ value });
  bench.sandbox.fault({ match: ACTIVITIES, action: { kind: "rewrite", body } });
  const change = await states.set(WON, id);
  expect(change).toMatchObject({ changed: true });
  expect(change).not.toHaveProperty("created");
});

test("details that cannot be checked are not sent", async () => {
  const id = states.open(WON);
  bench.sandbox.fault({ match: DEFINITIONS, after: 1, action: denied });
  const error = await states.failed(WON, id, { details: { actualRevenue: 1 } });
  expect(error.message).toMatch(/Nothing was written, since the details could not be checked/);
  expect(states.at("opportunity", id)).toEqual([0, 1]);
  expect(bench.requests().every(({ method }) => method === "GET")).toBe(true);
});

test("definitions that may not be read are told, and nothing is written", async () => {
  const id = states.open(WON);
  bench.sandbox.fault({ match: DEFINITIONS, times: Number.POSITIVE_INFINITY, action: denied });
  expect((await states.failed(WON, id)).message).toMatch(/^Reading the definition of .* failed/);
  expect(states.at("opportunity", id)).toEqual([0, 1]);
});

test("what keeps a case open is told without names where these cannot be read", async () => {
  const id = states.open(RESOLVED);
  states.insert("incident", [0, 1], { parentcaseid: id });
  const match = { method: "GET", path: "/incidents?" };
  bench.sandbox.fault({ match, action: denied });
  const { message } = await states.failed(RESOLVED, id);
  expect(message).toMatch(/0x8004f456.*resolve or cancel them, and run again\. \[/);
});

test("a refusal by a remembered definition stands where it cannot be read once more", async () => {
  const id = states.open(WON);
  await states.set(WON, states.open(WON));
  time.advance(60_000);
  bench.sandbox.fault({ match: DEFINITIONS, times: Number.POSITIVE_INFINITY, action: denied });
  const inputs = { entityType: "opportunities", entityId: id, status: "Wonderful" };
  expect((await bench.failure("setEntityState", inputs)).message).toMatch(/is no status of/);
});

test("a closing that is confirmed by an answer nobody can read is done", async () => {
  const id = states.open(WON);
  bench.sandbox.fault({
    match: { path: /WinOpportunity$/ },
    action: { kind: "truncate", bytes: 0 },
  });
  expect(await states.set(WON, id)).toMatchObject({ changed: true });
  expect(states.activities(WON, id)).toHaveLength(1);
});
