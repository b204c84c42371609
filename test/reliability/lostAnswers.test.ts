import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
const recordId = "3b0f6d6e-52c1-4b7a-9a53-6f2f6f0c7d11";
const lost = { action: { kind: "lostResponse" } } as const;
const reset = { action: { kind: "reset" } } as const;

const newAccount = (name: string) => ({
  entityType: "accounts",
  entityId: bench.sandbox.insert("account", { name }),
});
const named = (name: string) => bench.sandbox.store.find("account", { name });

describe.each([
  ["the answer is lost after the write", lost],
  ["the connection is reset before the write", reset],
])("%s", (_, fault) => {
  test("update: repeated, the record is returned", async () => {
    const address = newAccount("Lost Update");
    bench.sandbox.fault(fault);
    const record = await bench.act("updateEntity", {
      ...address,
      dynamicValues: { description: "new" },
    });
    expect(record).toMatchObject({ description: "new", accountid: address.entityId });
    expect(bench.requests()).toHaveLength(2);
  });

  test("upsert: repeated, one record", async () => {
    bench.sandbox.fault(fault);
    const record = await bench.act("upsertEntity", {
      entityType: "accounts",
      entityId: `accountnumber='L-${fault.action.kind}'`,
      dynamicValues: { name: `Upsert ${fault.action.kind}` },
    });
    expect(record).toMatchObject({ accountnumber: `L-${fault.action.kind}` });
    expect(named(`Upsert ${fault.action.kind}`)).toHaveLength(1);
  });

  test("delete: repeated, gone counts as done", async () => {
    const address = newAccount("Lost Delete");
    bench.sandbox.fault(fault);
    const result = await bench.act("deleteEntity", address);
    expect(result).toEqual(await bench.act("deleteEntity", newAccount("Deleted At Once")));
    expect(bench.sandbox.store.read("account", address.entityId)).toBeUndefined();
    const sent = bench.requests().slice(0, 2);
    expect(sent.map(({ method }) => method)).toEqual(["DELETE", "DELETE"]);
    expect(sent.map(({ path }) => path)).toEqual([sent[0]?.path, sent[0]?.path]);
    expect(sent[1]?.status).toBe(fault === lost ? 404 : 204);
  });

  test("create: unknown, never sent twice", async () => {
    const name = `Lost Create ${fault.action.kind}`;
    bench.sandbox.fault(fault);
    const error = await bench.failure("createEntity", {
      entityType: "accounts",
      dynamicValues: { name },
    });
    expect(error.outcome).toBe("unknown");
    expect(error.message).toMatch(/look for it before creating it again, or set Record ID/);
    expect(bench.requests()).toHaveLength(1);
    expect(named(name).length).toBe(fault === lost ? 1 : 0);
  });

  test("create with Record ID: exactly one record, no error", async () => {
    const name = `Own Key ${fault.action.kind}`;
    const id = recordId.replace("3b0f", fault === lost ? "aaaa" : "bbbb");
    bench.sandbox.fault(fault);
    const record = await bench.act("createEntity", {
      entityType: "accounts",
      options: { recordId: id },
      dynamicValues: { name },
    });
    expect(record).toMatchObject({ name, accountid: id });
    expect(named(name)).toHaveLength(1);
  });

  test("a write under a version: unknown, never sent twice", async () => {
    const address = newAccount("Lost Version");
    const { "@odata.etag": ifMatch } = await bench.act<Record<string, string>>(
      "getEntity",
      address,
    );
    bench.sandbox.clearRequests();
    bench.sandbox.fault(fault);
    const error = await bench.failure("updateEntity", {
      ...address,
      options: { ifMatch },
      dynamicValues: { description: "v" },
    });
    expect(error.outcome).toBe("unknown");
    expect(error.message).toMatch(/read the record before repeating/);
    expect(bench.requests()).toHaveLength(1);
  });
});

test("create with Record ID: a repeat that is refused for another reason, and no row there: the refusal stands", async () => {
  bench.sandbox.fault({ match: { method: "PATCH" }, ...reset });
  bench.sandbox.fault({
    match: { method: "PATCH" },
    action: {
      kind: "status",
      status: 403,
      body: { code: "0x80040220", message: "Principal user is missing prvCreateAccount privilege" },
    },
  });
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    options: { recordId },
    dynamicValues: { name: "Refused" },
  });
  expect(error).toMatchObject({ status: 403, outcome: "notDone" });
  expect(error.message).toMatch(/prvCreateAccount/);
  expect(named("Refused")).toHaveLength(0);
});

test("create with Record ID: a row that was there before is not taken for ours", async () => {
  const id = bench.sandbox.insert("account", { name: "Older", createdon: "2020-01-01T00:00:00Z" });
  bench.sandbox.fault({ match: { method: "PATCH" }, ...reset });
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    options: { recordId: id },
    dynamicValues: { name: "Newer" },
  });
  expect(error.status).toBe(412);
  expect(bench.sandbox.store.read("account", id)).toMatchObject({ name: "Older" });
});

test("a delete that never was there stays an error", async () => {
  const error = await bench.failure("deleteEntity", { entityType: "accounts", entityId: recordId });
  expect(error).toMatchObject({ status: 404, outcome: "notDone" });
});
