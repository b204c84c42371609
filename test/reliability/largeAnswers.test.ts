import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
const HUGE = 600_000_000;
const bomb = (changes: object = {}) => ({ kind: "bomb", bytes: HUGE, ...changes }) as const;

test("a success that unpacks to more than memory has room for is a clear error, and not asked again", async () => {
  bench.sandbox.fault({ action: bomb() });
  const error = await bench.failure("queryEntities", { entityType: "accounts" });
  expect(error).toMatchObject({ outcome: "notDone", status: 200 });
  expect(error.message).toMatch(/longer than the \d+ MB/);
  expect(bench.requests()).toHaveLength(1);
});

test("a write that is answered so is done", async () => {
  bench.sandbox.fault({ match: { method: "POST" }, action: bomb() });
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: { name: "Bombed" },
  });
  expect(error.outcome).toBe("done");
  expect(bench.sandbox.store.find("account", { name: "Bombed" })).toHaveLength(1);
});

test("a refusal and a token have one megabyte", async () => {
  bench.sandbox.fault({ action: bomb({ status: 400, bytes: 3_000_000 }) });
  const refused = await bench.failure("getCurrentUser", {});
  expect(refused).toMatchObject({ status: 400, outcome: "notDone" });
  expect(refused.message).toMatch(/longer than the 1 MB/);
  const body = JSON.stringify({ access_token: bench.sandbox.issueToken(), expires_in: 3599 });
  bench.sandbox.fault({
    match: { token: true },
    times: Number.POSITIVE_INFINITY,
    action: bomb({ status: 200, bytes: 3_000_000, body }),
  });
  const connection = bench.connection({ token: {}, fields: { scopes: "bombed" } });
  const error = await bench.failure("getCurrentUser", { connection });
  expect(error.message).toMatch(/access token failed: .*longer than the 1 MB/);
});

test("a page of a few megabytes is none of this", async () => {
  bench.sandbox.fault({ action: bomb({ bytes: 20_000_000 }) });
  const list = await bench.act<{ value: unknown[] }>("queryEntities", { entityType: "accounts" });
  expect(list.value).toEqual([]);
});
