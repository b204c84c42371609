import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const html = "<html><body><h1>503 Service Unavailable</h1> gateway-internal-detail</body></html>";
const unavailable = (status: number) => ({ kind: "status", status, body: html }) as const;

describe.each([502, 503, 504])("an HTML page with %i", (status) => {
  test("on a read: asked again", async () => {
    bench.sandbox.fault({ times: 2, action: unavailable(status) });
    await bench.act("queryEntities", { entityType: "contacts" });
    expect(bench.requests()).toHaveLength(3);
    expect(time.sleeps).toHaveLength(2);
  });

  test("on an update and a delete: sent again", async () => {
    const entityId = bench.sandbox.insert("account", { name: "Unavailable Ltd" });
    const address = { entityType: "accounts", entityId };
    bench.sandbox.fault({ action: unavailable(status) });
    await bench.act("updateEntity", { ...address, dynamicValues: { description: "x" } });
    bench.sandbox.fault({ action: unavailable(status) });
    await bench.act("deleteEntity", address);
    expect(bench.requests()).toHaveLength(4);
  });

  test("on a create: unknown, sent once, the page not quoted", async () => {
    bench.sandbox.fault({ action: unavailable(status) });
    const error = await bench.failure("createEntity", {
      entityType: "accounts",
      dynamicValues: { name: "x" },
    });
    expect(bench.requests()).toHaveLength(1);
    expect(error).toMatchObject({ status, outcome: "unknown" });
    expect(error.message).toMatch(/not known whether the record was created.*Record ID/);
    expect(error.message).toMatch(/HTML page/);
    expect(error.message).not.toMatch(/gateway-internal-detail/);
  });
});

test("a read gives up after five retries and says so", async () => {
  bench.sandbox.fault({ times: Number.POSITIVE_INFINITY, action: unavailable(503) });
  const error = await bench.failure("queryEntities", { entityType: "contacts" });
  expect(bench.requests()).toHaveLength(6);
  expect(error.message).toMatch(/5 retries did not help/);
});

test("a 500 with a code that passes is repeated for reads, and leaves open what became of a create", async () => {
  const body = { code: "0x80044150", message: "Generic SQL error." };
  bench.sandbox.fault({ action: { kind: "status", status: 500, body } });
  await bench.act("getCurrentUser", {});
  expect(bench.requests()).toHaveLength(2);
  bench.sandbox.clearRequests();
  bench.sandbox.fault({ action: { kind: "status", status: 500, body } });
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: { name: "x" },
  });
  expect(bench.requests()).toHaveLength(1);
  expect(error).toMatchObject({ status: 500, code: "0x80044150", outcome: "unknown" });
});

test("a server that is not there is never taken for a lost write", async () => {
  const connection = bench.connection({ fields: { webApiUrl: "http://127.0.0.1:9" } });
  const error = await bench.failure("createEntity", {
    connection,
    entityType: "accounts",
    dynamicValues: { name: "x" },
  });
  expect(error.outcome).toBe("notDone");
  expect(error.message).toMatch(/connection was refused.*Check Web API URL of the connection/);
});
