import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
const named = (name: string) => bench.sandbox.store.find("account", { name });
const create = (name: string) => ({ entityType: "accounts", dynamicValues: { name } });

/** The next write of the table answers 204, as tables do that have no representation to give. */
const bodiless = (method: string, headers: Record<string, string | null> = {}) =>
  bench.sandbox.fault({
    match: { method },
    action: { kind: "rewrite", status: 204, body: "", headers },
  });
const readsFail = (status: number) =>
  bench.sandbox.fault({
    match: { method: "GET" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status, body: { code: "0x80040220", message: "No read privilege." } },
  });
const entityId = (id: string) => `${bench.sandbox.url}/api/data/v9.2/accounts(${id})`;

describe.each([403, 404, 503])(
  "a confirmed write whose read-back is answered with %i",
  (status) => {
    test("is done, and says which read failed", async () => {
      const name = `Confirmed ${status}`;
      bodiless("POST", { "OData-EntityId": entityId("11111111-2222-4333-8444-555555555521") });
      readsFail(status);
      const error = await bench.failure("createEntity", create(name));
      expect(error.outcome).toBe("done");
      expect(error.message).toContain("No read privilege");
      expect(named(name)).toHaveLength(1);
    });

    test("is done for updates, upserts and creates with Record ID too", async () => {
      const address = {
        entityType: "accounts",
        entityId: bench.sandbox.insert("account", { name: "Fabrikam" }),
      };
      const inputs = { ...address, dynamicValues: { description: "new" } };
      const recordId = `11111111-2222-4333-8444-5555555556${String(status).slice(1)}`;
      readsFail(status);
      for (const [key, params] of [
        ["updateEntity", inputs],
        ["upsertEntity", inputs],
        ["createEntity", { ...create("Own key"), options: { recordId } }],
      ] as const) {
        bodiless("PATCH");
        const error = await bench.failure(key, params);
        expect([key, error.outcome]).toEqual([key, "done"]);
      }
      expect(bench.sandbox.store.read("account", address.entityId)).toMatchObject({
        description: "new",
      });
    });
  },
);

test.each([
  [
    "another host",
    "https://evil.example/api/data/v9.2/accounts(11111111-2222-4333-8444-555555555531)",
  ],
  ["no id", "/api/data/v9.2/accounts"],
  ["no record", "javascript:alert(1)"],
  ["nothing", null],
])("a confirmed create that names %s is done, and not followed", async (where, header) => {
  bodiless("POST", { "OData-EntityId": header });
  const error = await bench.failure("createEntity", create(`Odd ${where}`));
  expect(error).toMatchObject({ outcome: "done", status: 204 });
  expect(bench.requests().map(({ method }) => method)).toEqual(["POST"]);
  expect(JSON.stringify(error)).not.toContain("evil.example");
  expect(named(`Odd ${where}`)).toHaveLength(1);
});

describe("a create with Record ID whose answer cannot be read", () => {
  const recordId = "11111111-2222-4333-8444-555555555541";

  test("is not done where the look-up does not find it", async () => {
    const body = '{"value":[';
    const headers = { "OData-Version": "4.0", "Content-Type": "application/json" };
    bench.sandbox.fault({
      match: { method: "PATCH" },
      action: { kind: "gateway", status: 200, body, headers },
    });
    const error = await bench.failure("createEntity", {
      ...create("Not there"),
      options: { recordId },
    });
    expect(error.outcome).toBe("notDone");
    expect(bench.requests().map(({ method }) => method)).toEqual(["PATCH", "GET"]);
  });

  test("is the record where all answers are lost but it is there", async () => {
    bench.sandbox.fault({
      match: { method: "PATCH" },
      times: 6,
      action: { kind: "lostResponse" },
    });
    const record = await bench.act("createEntity", { ...create("There"), options: { recordId } });
    expect(record).toMatchObject({ accountid: recordId });
    expect(named("There")).toHaveLength(1);
  });
});
