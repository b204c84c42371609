import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();

/** What an address would take for its end, for a part of another, or for something encoded already. */
const TEXT = "A#1 ä@(x),y='z;$";
const literal = `'${TEXT.replaceAll("'", "''")}'`;
const encoded = `accounts(accountnumber=${encodeURIComponent(literal)})`;
let account = "";
beforeAll(() => {
  account = bench.sandbox.insert("account", { name: "Fabrikam", accountnumber: TEXT });
});

const bodies = () =>
  bench
    .requests()
    .filter(({ method }) => method !== "GET")
    .map(({ body }) => body);

const references = (): [string, unknown][] => [
  ["an object", { table: "account", key: { accountnumber: TEXT } }],
  ["a path as people type it", `/accounts(accountnumber=${literal})`],
  ["a path that is encoded", `/${encoded}`],
  ["a path without a slash", encoded],
  ["an address", `${bench.sandbox.url}/api/data/v9.2/accounts(accountnumber=${literal})`],
  ["an address that is encoded", `${bench.sandbox.url}/api/data/v9.2/${encoded}`],
  ["an id of a row", { "@odata.id": encoded }],
];

test("a key in a reference is encoded once, however it was given", async () => {
  for (const [form, reference] of references()) {
    for (const property of ["new_accountid", "new_AccountId@odata.bind"]) {
      const row = { new_name: form, [property]: reference };
      if (property.includes("@") && typeof reference !== "string") continue;
      bench.sandbox.clearRequests();
      const entityType = "new_projectcollection";
      const made = await bench.act<Record<string, unknown>>("createEntity", {
        entityType,
        dynamicValues: row,
      });
      expect([form, property, made["_new_accountid_value"]]).toEqual([form, property, account]);
      expect(bodies()[0]).toContain(`/${encoded}"`);
    }
  }
});

test.each(["multiple", "batch", "single"])("in bulk (%s) and in a batch too", async (strategy) => {
  for (const [, reference] of references()) {
    bench.sandbox.clearRequests();
    const row = { new_name: "x", new_accountid: reference };
    await bench.act("bulkCreateEntities", {
      entityType: "new_projectcollection",
      options: { strategy },
      records: [row, row],
    });
    await bench.act("batchEntityActions", {
      actions: [{ collection: "new_projectcollection", action: "create", data: row }],
    });
    for (const body of bodies()) expect(body).toContain(`/${encoded}"`);
  }
});

test("a record is found by its key in an address as people type it", async () => {
  for (const [, reference] of references()) {
    if (typeof reference !== "string") continue;
    const row = await bench.act<Record<string, unknown>>("getEntity", {
      entityType: "accounts",
      entityId: reference,
    });
    expect(row["accountid"]).toBe(account);
  }
});

test("a reference to a key that nobody has is told in readable form", async () => {
  const error = await bench.failure("createEntity", {
    entityType: "new_projectcollection",
    dynamicValues: {
      new_name: "x",
      new_accountid: { table: "account", key: { accountnumber: "no #1" } },
    },
  });
  expect(error.message).toContain("accountnumber='no #1'");
});

describe("a text that is too long for any key is refused before it is sent", () => {
  const long = "x".repeat(4_001);
  const entityType = "accounts";

  test.each(["cold", "warm"])("%s", async (state) => {
    const connection = bench.connection({ fields: { state } });
    if (state === "warm") await bench.act("describeEntityType", { entityType, connection });
    bench.sandbox.clearRequests();
    for (const action of ["getEntity", "updateEntity", "upsertEntity", "deleteEntity"]) {
      const values = /update|upsert/.test(action) ? { dynamicValues: { fax: "1" } } : {};
      const error = await bench.failure(action, {
        connection,
        entityType,
        entityId: `accountnumber='${long}'`,
        ...values,
      });
      expect(error.name).toBe("InputError");
      expect(error.message).toMatch(/^Entity ID .*accountnumber/);
      expect(error.message.length).toBeLessThan(400);
    }
    expect(bench.requests().filter(({ path }) => path.includes("/accounts"))).toEqual([]);
  });

  test("as a reference, and in bulk", async () => {
    const reference = await bench.failure("createEntity", {
      entityType: "new_projectcollection",
      dynamicValues: {
        new_name: "x",
        new_accountid: { table: "account", key: { accountnumber: long } },
      },
    });
    expect(reference.name).toBe("InputError");
    const { results } = await bench.act<{ results: { status: string }[] }>("bulkUpsertEntities", {
      entityType,
      alternateKey: "accountnumber",
      records: [{ accountnumber: long, fax: "1" }],
    });
    expect(results[0]?.status).not.toBe("succeeded");
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });
});
