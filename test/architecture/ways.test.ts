import { forget, sent } from "../actions/bulk/support";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { contactUpdate, request } from "../triggers/payloads";
import { poller } from "../triggers/poller";
import { webhook } from "../triggers/run";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const trigger = webhook();
const polls = poller(bench);
const DEFINITION = "GET RetrieveMetadataChanges(Query=@p1)";

beforeEach(() => forget(bench));

test("a query with all its pages: one request a page", async () => {
  for (let nth = 0; nth < 25; nth += 1) bench.sandbox.insert("account", { name: `Page ${nth}` });
  const { value, hasMore } = await bench.act<{ value: unknown[]; hasMore: boolean }>(
    "queryEntities",
    { entityType: "accounts", fieldNames: ["name"], fetchAll: "true", recordsPerPage: "10" },
  );
  expect({ rows: value.length, hasMore }).toEqual({ rows: 25, hasMore: false });
  expect(sent(bench)).toEqual(["GET accounts", "GET accounts", "GET accounts"]);
  const [first, second] = bench.requests();
  expect(first?.headers["prefer"]).toContain("odata.maxpagesize=10");
  expect(second?.headers["prefer"]).toBe(first?.headers["prefer"]);
  expect(second?.url).toContain("$skiptoken");
});

describe("a create with values as text", () => {
  const inputs = {
    entityType: "accounts",
    dynamicValues: { name: "Fabrikam", revenue: "1000.5", industrycode: "Accounting" },
  };

  test("reads the definition once, types the values, and writes", async () => {
    const record = await bench.act<Record<string, unknown>>("createEntity", inputs);
    expect(record).toMatchObject({ revenue: 1000.5, industrycode: 1 });
    expect(sent(bench)).toEqual([DEFINITION, "POST accounts"]);
    expect(JSON.parse(bench.requests()[1]?.body ?? "")).toEqual({
      name: "Fabrikam",
      revenue: 1000.5,
      industrycode: 1,
    });
    bench.sandbox.clearRequests();
    await bench.act("createEntity", inputs);
    expect(sent(bench)).toEqual(["POST accounts"]);
  });

  test("sends a record of plain words at once", async () => {
    await bench.act("createEntity", { entityType: "accounts", dynamicValues: { name: "Litware" } });
    expect(sent(bench)).toEqual(["POST accounts"]);
  });
});

test("a bulk chunk that is refused: the message, then a batch with a result for each row", async () => {
  const records = Array.from({ length: 20 }, (_, nth) => ({
    name: `Chunk ${nth}`,
    ...(nth === 7
      ? { "primarycontactid@odata.bind": `/contacts(${"7".repeat(8)}-0000-4000-8000-000000000001)` }
      : {}),
  }));
  const result = await bench.act<{ succeeded: number; failed: number }>("bulkCreateEntities", {
    entityType: "accounts",
    records,
  });
  expect(result).toMatchObject({ succeeded: 19, failed: 1 });
  expect(sent(bench)).toEqual([
    DEFINITION,
    "GET sdkmessagefilters",
    // The set name of the contact that row 7 refers to.
    DEFINITION,
    "POST Microsoft.Dynamics.CRM.CreateMultiple",
    "POST $batch",
  ]);
});

test("a webhook event: no request at all", async () => {
  const answer = await trigger.run(request(contactUpdate()), {});
  expect(answer.branch).toBe("Event");
  expect(bench.requests()).toEqual([]);
});

test("a poll: one request a page, and one to learn the server's time at the start", async () => {
  const state = {};
  await polls.call(state, { fieldNames: ["name"] });
  bench.sandbox.clearRequests();
  bench.sandbox.insert("account", { name: "Polled" });
  const answer = await polls.call(state, { fieldNames: ["name"] });
  expect(answer.resultType).toBe("completed");
  expect(sent(bench)).toEqual(["GET accounts"]);
});
