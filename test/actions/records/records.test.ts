import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
type Record_ = Record<string, unknown>;
const missing = "00000000-0000-4000-8000-00000000dead";
const newAccount = (row: Record<string, string> = {}) => ({
  entityType: "accounts",
  entityId: bench.sandbox.insert("account", { name: "Tailspin", ...row }),
});

describe("getEntity", () => {
  test("one request, the record", async () => {
    const address = newAccount();
    const record = await bench.act<Record_>("getEntity", {
      ...address,
      fieldNames: "name, revenue",
    });
    expect(bench.requests()).toHaveLength(1);
    expect(bench.requests()[0]?.url).toBe(
      `/api/data/v9.2/accounts(${address.entityId})?$select=name,revenue`,
    );
    expect(record).toMatchObject({ name: "Tailspin", accountid: address.entityId });
  });

  test.each([
    ["in braces and upper case", (id: string) => `{${id.toUpperCase()}}`],
    ["without dashes", (id: string) => id.replaceAll("-", "")],
    ["as a whole URL", (id: string) => `${bench.sandbox.url}/api/data/v9.2/accounts(${id})`],
    ["as a path", (id: string) => `/accounts(${id})`],
    ["named", (id: string) => `accountid=${id}`],
  ])("a GUID %s", async (_, dress) => {
    const { entityId } = newAccount();
    const record = await bench.act<Record_>("getEntity", {
      entityType: "accounts",
      entityId: dress(entityId),
    });
    expect(record["accountid"]).toBe(entityId);
  });

  test.each([
    ["accountnumber='K''1 ö'"],
    ["accountnumber='K'1 ö'"],
    ["accountnumber=K'1 ö"],
    ['{"accountnumber":"K\'1 ö"}'],
  ])("an alternate key: %s", async (entityId) => {
    if (bench.sandbox.store.find("account", { accountnumber: "K'1 ö" }).length === 0)
      newAccount({ accountnumber: "K'1 ö" });
    const record = await bench.act<Record_>("getEntity", { entityType: "accounts", entityId });
    expect(record["accountnumber"]).toBe("K'1 ö");
  });

  test("a missing record: an error, or null where asked for", async () => {
    const address = { entityType: "accounts", entityId: missing };
    const error = await bench.failure("getEntity", address);
    expect(error).toMatchObject({ status: 404, code: "0x80040217" });
    expect(error.message).toMatch(/Check the Entity ID/);
    await expect(
      bench.act("getEntity", { ...address, returnNullWhenMissing: "true" }),
    ).resolves.toBeNull();
    await expect(
      bench.act("getEntity", {
        ...address,
        entityId: "accountnumber='nope'",
        returnNullWhenMissing: true,
      }),
    ).resolves.toBeNull();
    const wrongTable = await bench.failure("getEntity", {
      ...address,
      entityType: "acounts",
      returnNullWhenMissing: "true",
    });
    expect(wrongTable.message).toMatch(/did you mean accounts\?/);
  });

  test.each([
    ["not an id", /Entity ID is not a record's id/],
    [
      "https://evil.example/api/data/v9.2/accounts(00000000-0000-4000-8000-00000000dead)",
      /Entity ID points to https:\/\/evil/,
    ],
    ["accountnumber='a/b'", /cannot find a record by an alternate key/],
    ["contacts(00000000-0000-4000-8000-00000000dead)", /names a record of contacts/],
    ["", /Entity ID/],
  ])("refuses %j before anything is sent", async (entityId, message) => {
    const error = await bench.failure("getEntity", { entityType: "accounts", entityId });
    expect(error.message).toMatch(message);
    expect(bench.sandbox.requests).toEqual([]);
  });

  test("integers beyond 2^53 keep every digit", async () => {
    const row = bench.sandbox.insert("new_project", {
      new_name: "Big",
      new_ticks: 9007199254740993n,
    });
    const record = await bench.act<Record_>("getEntity", {
      entityType: "new_projectcollection",
      entityId: row,
    });
    expect(Object.values(record)).toContain("9007199254740993");
  });
});

describe("createEntity", () => {
  test("one request, the created record; Field Value wins", async () => {
    const record = await bench.act<Record_>("createEntity", {
      entityType: "accounts",
      dynamicValues: { name: "from dynamic", revenue: 5 },
      fieldValues: [
        { key: "name", value: "from field" },
        { key: "", value: "" },
      ],
    });
    expect(bench.requests()).toHaveLength(1);
    expect(bench.requests()[0]).toMatchObject({
      method: "POST",
      path: "/api/data/v9.2/accounts",
      status: 201,
    });
    expect(record).toMatchObject({
      name: "from field",
      revenue: 5,
      accountid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test.each([
    [{ dynamicValues: '{"name":"as text"}' }, "as text"],
    [{ dynamicValues: "", fieldValues: { name: "as object" } }, "as object"],
  ])("takes %j", async (inputs, name) => {
    const record = await bench.act<Record_>("createEntity", { entityType: "accounts", ...inputs });
    expect(record["name"]).toBe(name);
  });

  test("Record ID is the record's id; taken already is an error", async () => {
    const inputs = {
      entityType: "accounts",
      options: { recordId: "{0F0E0D0C-0B0A-4908-8706-050403020100}" },
      dynamicValues: { name: "Own" },
    };
    const record = await bench.act<Record_>("createEntity", inputs);
    expect(record["accountid"]).toBe("0f0e0d0c-0b0a-4908-8706-050403020100");
    expect(bench.requests()).toHaveLength(1);
    const error = await bench.failure("createEntity", inputs);
    expect(error).toMatchObject({ status: 412, outcome: "notDone" });
  });

  test.each([
    [{}, /neither Field Value nor Dynamic Values/],
    [{ dynamicValues: "{not json" }, /Dynamic Values/],
    [{ dynamicValues: [1, 2] }, /Dynamic Values/],
    [
      { dynamicValues: { name: "x" }, options: { recordId: "abc" } },
      /Record ID "abc" is not a GUID/,
    ],
    [
      { dynamicValues: { name: "x" }, options: { bypassCustomLogic: "Everything" } },
      /Bypass Custom Logic/,
    ],
  ])("refuses %j before anything is sent", async (inputs, message) => {
    const error = await bench.failure("createEntity", { entityType: "accounts", ...inputs });
    expect(error.message).toMatch(message);
    expect(bench.sandbox.requests).toEqual([]);
  });

  test("write options are headers, and only when asked for", async () => {
    await bench.act("createEntity", { entityType: "accounts", dynamicValues: { name: "plain" } });
    await bench.act("createEntity", {
      entityType: "accounts",
      dynamicValues: { name: "with options" },
      options: {
        detectDuplicates: "true",
        bypassCustomLogic: "CustomSync,CustomAsync",
        impersonateObjectId: "c4d8e2a1-3f5b-4a97-8c61-0e9d2b7f4a01",
      },
    });
    const [plain, options] = bench.requests().map(({ headers }) => headers);
    expect(plain).not.toHaveProperty(["mscrm.suppressduplicatedetection"]);
    expect(options).toMatchObject({
      "mscrm.suppressduplicatedetection": "false",
      "mscrm.bypassbusinesslogicexecution": "CustomSync,CustomAsync",
      callerobjectid: "c4d8e2a1-3f5b-4a97-8c61-0e9d2b7f4a01",
    });
  });

  test.each([
    [{ nmae: "x" }, /no property nmae/],
    [{ numberofemployees: "twelve" }, /numberofemployees|type/],
    [{ accountcategorycode: 99 }, /choice/],
    [{ name: "x".repeat(161) }, /Shorten the text/],
    [{ primarycontactid: missing }, /table: name .*or a path/],
  ])("without repair, teaches on %j", async (dynamicValues, message) => {
    const error = await bench.failure("createEntity", {
      entityType: "accounts",
      options: { repairValues: "false" },
      dynamicValues,
    });
    expect(error.status).toBe(400);
    expect(error.message).toMatch(message);
  });
});

describe("updateEntity", () => {
  test("one request, the updated record", async () => {
    const address = newAccount();
    const record = await bench.act<Record_>("updateEntity", {
      ...address,
      dynamicValues: { description: "x", telephone1: null },
    });
    expect(bench.requests()).toHaveLength(1);
    expect(bench.requests()[0]?.headers["if-match"]).toBe("*");
    expect(record).toMatchObject({ description: "x", accountid: address.entityId });
  });

  test("never creates", async () => {
    const error = await bench.failure("updateEntity", {
      entityType: "accounts",
      entityId: missing,
      dynamicValues: { name: "x" },
    });
    expect(error.status).toBe(404);
    expect(bench.sandbox.store.read("account", missing)).toBeUndefined();
  });

  test("a stale version is an error, not false", async () => {
    const address = newAccount();
    const { "@odata.etag": ifMatch } = await bench.act<Record<string, string>>(
      "getEntity",
      address,
    );
    await bench.act("updateEntity", {
      ...address,
      options: { ifMatch },
      dynamicValues: { description: "first" },
    });
    const error = await bench.failure("updateEntity", {
      ...address,
      options: { ifMatch },
      dynamicValues: { description: "second" },
    });
    expect(error.status).toBe(412);
    expect(error.message).toMatch(/changed since its version was read/);
  });
});

describe("upsertEntity", () => {
  const key = (value: string) => ({ entityType: "accounts", entityId: `accountnumber='${value}'` });

  test("creates, then updates, one request each", async () => {
    const first = await bench.act<Record_>("upsertEntity", {
      ...key("U-1"),
      dynamicValues: { name: "one" },
    });
    const second = await bench.act<Record_>("upsertEntity", {
      ...key("U-1"),
      dynamicValues: { name: "two" },
    });
    expect(second).toMatchObject({ name: "two", accountid: first["accountid"] });
    expect(bench.requests().map(({ status }) => status)).toEqual([201, 200]);
  });

  test("may be kept from creating or from updating", async () => {
    const update = await bench.failure("upsertEntity", {
      ...key("U-2"),
      upsertMode: "updateOnly",
      dynamicValues: { name: "x" },
    });
    expect(update.status).toBe(404);
    await bench.act("upsertEntity", {
      ...key("U-2"),
      upsertMode: "createOnly",
      dynamicValues: { name: "x" },
    });
    const create = await bench.failure("upsertEntity", {
      ...key("U-2"),
      upsertMode: "createOnly",
      dynamicValues: { name: "y" },
    });
    expect(create.status).toBe(412);
    expect(create.message).toMatch(/exists already/);
  });
});

describe("deleteEntity", () => {
  test("deletes; a missing record is an error unless ignored", async () => {
    const address = newAccount();
    await bench.act("deleteEntity", address);
    expect(bench.requests()).toHaveLength(1);
    expect(bench.sandbox.store.read("account", address.entityId)).toBeUndefined();
    expect((await bench.failure("deleteEntity", address)).status).toBe(404);
    await expect(
      bench.act("deleteEntity", { ...address, ignoreMissing: "true" }),
    ).resolves.toBeInstanceOf(Object);
  });

  test("under a version", async () => {
    const address = newAccount();
    const error = await bench.failure("deleteEntity", {
      ...address,
      options: { ifMatch: 'W/"1"' },
    });
    expect(error.status).toBe(412);
    expect(bench.sandbox.store.read("account", address.entityId)).toBeDefined();
  });
});

test("getCurrentUser: one request, who the connection acts as", async () => {
  await expect(bench.act("getCurrentUser", {})).resolves.toMatchObject({
    "@odata.context": expect.stringContaining("WhoAmIResponse"),
    UserId: expect.any(String),
    BusinessUnitId: expect.any(String),
    OrganizationId: expect.any(String),
  });
  expect(bench.requests()).toHaveLength(1);
});
