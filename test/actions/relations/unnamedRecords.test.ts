import type { LinkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { ACCOUNT_LEADS } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

/** Every answer to a read of an account is an object that does not say which account it is. */
const unnamed = () =>
  bench.sandbox.fault({
    match: { method: "GET", path: "/accounts(" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "rewrite", body: '{"@odata.context":"x","name":"A"}' },
  });

beforeEach(() => {
  if (bench.sandbox.store.find("account", { accountnumber: "KEY-1" }).length === 0) {
    bench.sandbox.insert("account", { name: "Keyed", accountnumber: "KEY-1" });
  }
  unnamed();
});

const lead = () => bench.sandbox.insert("lead", { lastname: "L" });
const KEY = "accountnumber='KEY-1'";

test("a related record whose key leads to no id has a result, and is not linked", async () => {
  const [first, second] = [lead(), lead()];
  const inputs = { entityType: "leads", relationship: ACCOUNT_LEADS, relatedRecords: [KEY] };
  for (const entityId of [first, second]) {
    const outcome = await bench
      .act<LinkResult>("associateEntities", { ...inputs, entityId })
      .catch((error: Error) => error.message);
    expect(JSON.stringify(outcome)).toContain("the answer has no accountid");
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  }
});

test("nothing is linked to a record whose key leads to no id", async () => {
  const inputs = { entityType: "accounts", entityId: KEY, relationship: ACCOUNT_LEADS };
  const error = await bench.failure("associateEntities", { ...inputs, relatedRecords: [lead()] });
  expect(error.message).toMatch(/^Reading the ID of accounts\(.*: the answer has no accountid\./);
  expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
});
