import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
type Row = Record<string, unknown>;
const writes = () => bench.requests().filter(({ method }) => method !== "GET");

describe("a row that was read is sent back", () => {
  test.each([undefined, "*"])("with annotations %s", async (includeAnnotations) => {
    const contact = bench.sandbox.insert("contact", { lastname: "Doe" });
    const entityId = bench.sandbox.insert("account", {
      name: "Read",
      primarycontactid: contact,
      revenue: 5,
    });
    const row = await bench.act<Row>("getEntity", {
      entityType: "accounts",
      entityId,
      options: { includeAnnotations },
    });
    bench.sandbox.clearRequests();
    const updated = await bench.act<Row>("updateEntity", {
      entityType: "accounts",
      entityId,
      dynamicValues: { ...row, name: "Changed" },
    });
    expect(updated).toMatchObject({
      name: "Changed",
      revenue: 5,
      _primarycontactid_value: contact,
    });
    expect(writes()).toHaveLength(1);
    expect(writes()[0]?.body).not.toContain("createdon");
    const told = [...bench.log.info, ...bench.log.warn].filter((line) => /createdon/.test(line));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("versionnumber");
  });

  test("with what it was expanded by; a lookup given anew wins over the id that was read", async () => {
    const [contact, other] = ["A", "B"].map((lastname) =>
      bench.sandbox.insert("contact", { lastname }),
    );
    const entityId = bench.sandbox.insert("account", {
      name: "x",
      primarycontactid: contact ?? "",
    });
    const row = await bench.act<Row>("getEntity", {
      entityType: "accounts",
      entityId,
      expandPropertyNames: ["primarycontactid($select=lastname)", "contact_customer_accounts"],
    });
    const send = (values: Row) =>
      bench.act<Row>("updateEntity", { entityType: "accounts", entityId, dynamicValues: values });
    expect((await send(row))["_primarycontactid_value"]).toBe(contact);
    const { primarycontactid: _, ...rest } = row;
    const bind = { "primarycontactid@odata.bind": `/contacts(${other})` };
    expect((await send({ ...rest, ...bind }))["_primarycontactid_value"]).toBe(other);
  });

  test("in batches and bulk runs too", async () => {
    const entityId = bench.sandbox.insert("account", { name: "Read" });
    const read = () => bench.act<Row>("getEntity", { entityType: "accounts", entityId });
    const data = { ...(await read()), name: "By batch" };
    await bench.act("batchEntityActions", {
      actions: [{ collection: "accounts", action: "update", key: entityId, data }],
    });
    expect((await read())["name"]).toBe("By batch");
    const records = [{ ...(await read()), name: "By bulk" }];
    const bulk = { entityType: "accounts", records, onError: "stop" };
    expect(await bench.act("bulkUpdateEntities", bulk)).toMatchObject({ succeeded: 1 });
    expect((await read())["name"]).toBe("By bulk");
    expect(bench.log.info.filter((line) => /createdon/.test(line))).toHaveLength(2);
  });

  test("without the marks of a row that was read, the same columns are refused", async () => {
    const entityId = bench.sandbox.insert("account", { name: "Read" });
    const error = await bench.failure("updateEntity", {
      entityType: "accounts",
      entityId,
      dynamicValues: { name: "x", createdon: "2020-01-01T00:00:00Z" },
    });
    expect(error.message).toMatch(/createdon: the column cannot be set by an update/);
    expect(writes()).toEqual([]);
  });

  test("a column that does not exist is refused in it as well", async () => {
    const entityId = bench.sandbox.insert("account", { name: "Read" });
    const row = await bench.act<Row>("getEntity", { entityType: "accounts", entityId });
    const error = await bench.failure("updateEntity", {
      entityType: "accounts",
      entityId,
      dynamicValues: { ...row, nmae: "x" },
    });
    expect(error.message).toMatch(/^The record has a column .* nmae: .*did you mean name/);
  });
});

describe("what only an update sets", () => {
  const key = "accountnumber='STATE-1'";
  const upsert = (values: Row, more: Row = {}) =>
    bench.act<Row>("upsertEntity", {
      entityType: "accounts",
      entityId: key,
      dynamicValues: values,
      ...more,
    });

  test("an upsert that creates sets it by a second request and says so; one that updates needs none", async () => {
    const created = await upsert({ name: "x", statecode: 1, statuscode: 2 });
    expect(created).toMatchObject({ accountnumber: "STATE-1", statecode: 1, statuscode: 2 });
    expect(writes().map(({ status }) => status)).toEqual([404, 201, 200]);
    expect(writes().map(({ method }) => method)).toEqual(["PATCH", "PATCH", "PATCH"]);
    expect(bench.log.info.join()).toMatch(/statecode/);
    bench.sandbox.clearRequests();
    expect(await upsert({ statecode: "Active" })).toMatchObject({ statecode: 0 });
    expect(writes()).toHaveLength(1);
  });

  test("a second request that is refused does not hide that the record was created", async () => {
    bench.sandbox.fault({
      match: { method: "PATCH", path: "/accounts" },
      after: 2,
      action: {
        kind: "status",
        status: 403,
        body: {
          code: "0x80040220",
          message: "Principal user is missing prvWriteAccount privilege",
        },
      },
    });
    const error = await bench.failure("upsertEntity", {
      entityType: "accounts",
      entityId: "accountnumber='STATE-2'",
      dynamicValues: { name: "x", statecode: 1 },
    });
    expect(error.message).toMatch(/was created, but statecode was not set/);
    expect(error.outcome).toBe("unknown");
  });

  test("a create refuses it, and so does an upsert that may only create", async () => {
    for (const [action, more] of [
      ["createEntity", {}],
      ["upsertEntity", { entityId: key, upsertMode: "createOnly" }],
    ] as const) {
      const error = await bench.failure(action, {
        entityType: "accounts",
        dynamicValues: { name: "x", statecode: 1 },
        ...more,
      });
      expect(error.message).toMatch(/statecode: the column cannot be set by a create/);
    }
    expect(writes()).toEqual([]);
  });

  test("batches and bulk runs cannot tell which upsert creates, and refuse it", async () => {
    const row = { accountnumber: "STATE-3", name: "x", statecode: 1 };
    const batch = await bench.failure("batchEntityActions", {
      actions: [
        { collection: "accounts", action: "upsert", key: "accountnumber='STATE-3'", data: row },
      ],
    });
    const bulk = await bench.failure("bulkUpsertEntities", {
      entityType: "accounts",
      records: [row],
      alternateKey: "accountnumber",
      onError: "stop",
    });
    for (const { message } of [batch, bulk]) expect(message).toMatch(/statecode/);
    expect(writes()).toEqual([]);
  });
});
