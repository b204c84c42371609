import type { MergedRecords } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

/** A user whom the sandbox has from the start. */
const ADMINISTRATOR = "4026be43-6b69-e111-8f65-78e7d1620f5e";

const bench = useSandbox({ seed: "empty" });
const time = useVirtualTime();

type Row = Record<string, unknown>;

let serial = 0;
const NAMES: Readonly<Record<string, string>> = {
  account: "name",
  contact: "lastname",
  lead: "lastname",
  incident: "title",
};
const insert = (table: string, row: Row = {}): string => {
  serial += 1;
  const name = { [NAMES[table] ?? "name"]: `Fabrikam ${serial}` };
  return bench.sandbox.insert(table, { ...name, ...row } as never);
};
const pair = (table = "account", master: Row = {}, merged: Row = {}) => ({
  entityType: table,
  masterRecord: insert(table, master),
  mergedRecord: insert(table, merged),
});

const merge = (inputs: Row) => bench.act<MergedRecords>("mergeEntities", inputs);
const stored = (table: string, id: unknown) => bench.sandbox.store.read(table, String(id));
const posts = () => bench.requests().filter(({ url }) => url.endsWith("/Merge"));
const sent = () => posts().map(({ body }) => JSON.parse(String(body)) as Row);
const match = { method: "POST", path: /\/Merge$/ };

let strangers = 0;
const stranger = () => {
  strangers += 1;
  return bench.connection({ fields: { note: `cold ${strangers}` } });
};

describe.each(["account", "contact", "lead", "incident"])("two records of %s", (table) => {
  test("are merged in three requests, and what belongs to one belongs to the other", async () => {
    const inputs = pair(table);
    const { masterRecord, mergedRecord } = inputs;
    const note = bench.sandbox.insert("annotation", {
      subject: "A note",
      objectid: mergedRecord,
      objectid__table: table,
    });
    const result = await merge({ ...inputs, connection: stranger() });
    expect(result).toMatchObject({ changed: true, taken: [] });
    expect(result.masterRecord).toMatchObject({ [`${table}id`]: masterRecord, statecode: 0 });
    expect(result.mergedRecord).toMatchObject({ merged: true, _masterid_value: masterRecord });
    expect(stored("annotation", note)).toMatchObject({ objectid: masterRecord });
    expect(bench.requests().map(({ method }) => method)).toEqual(["POST", "POST", "POST"]);
    const type = { "@odata.type": `Microsoft.Dynamics.CRM.${table}` };
    expect(sent()).toEqual([
      {
        Target: { [`${table}id`]: masterRecord, ...type },
        Subordinate: { [`${table}id`]: mergedRecord, ...type },
        UpdateContent: type,
        PerformParentingChecks: true,
      },
    ]);
  });

  test("that were merged before stay as they are", async () => {
    const inputs = pair(table);
    await merge(inputs);
    bench.sandbox.clearRequests();
    expect(await merge(inputs)).toMatchObject({ changed: false, taken: [] });
    expect(posts()).toEqual([]);
  });
});

test("one that was merged into another before is refused, as either of the two", async () => {
  const first = pair();
  await merge(first);
  bench.sandbox.clearRequests();
  const other = insert("account");
  const again = { ...first, masterRecord: other };
  expect((await bench.failure("mergeEntities", again)).message).toBe(
    `Merged Record ${first.mergedRecord} was merged into accounts(${first.masterRecord}) before; expected a record that was not merged.`,
  );
  const into = { ...first, masterRecord: first.mergedRecord, mergedRecord: other };
  expect((await bench.failure("mergeEntities", into)).message).toMatch(/^Master Record .* before;/);
  expect(posts()).toEqual([]);
});

test("one and the same record is refused, however it is named", async () => {
  const id = insert("account", { accountnumber: "Same" });
  const entityType = "accounts";
  for (const [masterRecord, mergedRecord] of [
    [id, `{${id.toUpperCase()}}`],
    [id, "accountnumber='Same'"],
    ["accountnumber='Same'", `accounts(${id})`],
  ]) {
    const error = await bench.failure("mergeEntities", { entityType, masterRecord, mergedRecord });
    expect(error.message).toMatch(/^Master Record and Merged Record are one and the same, /);
  }
  expect(posts()).toEqual([]);
});

test.each<[string, RegExp]>([
  ["opportunity", /^Entity Type is opportunity; expected account, contact, lead or incident, the/],
  ["Tasks", /^Entity Type is task; expected account, contact, lead or incident/],
  ["nothing at all", /^Entity Type "nothing at all" is no table of this environment/],
])("records of %s are refused", async (entityType, why) => {
  const masterRecord = "00000000-0000-4000-8000-000000000001";
  const mergedRecord = "00000000-0000-4000-8000-000000000002";
  const error = await bench.failure("mergeEntities", { entityType, masterRecord, mergedRecord });
  expect(error.message).toMatch(why);
  expect(posts()).toEqual([]);
});

test.each([
  ["Accounts", "id"],
  ["Account", "key"],
  ["accounts", "address"],
])("%s by %s, cold and warm", async (entityType, form) => {
  for (const connection of [stranger(), bench.connection()]) {
    const accountnumber = `M-${serial}`;
    const { masterRecord, mergedRecord } = pair("account", { accountnumber });
    const forms: Record<string, string> = {
      id: masterRecord,
      key: `accountnumber='${accountnumber}'`,
      address: `${bench.sandbox.url}/main.aspx?etn=account&id=${masterRecord}`,
    };
    await merge({ entityType, masterRecord: forms[form], mergedRecord, connection });
    expect(stored("account", mergedRecord)).toMatchObject({ merged: 1, masterid: masterRecord });
  }
});

test("a record that is not there is refused, and which input names it", async () => {
  const inputs = pair();
  const missing = "00000000-0000-4000-8000-00000000dead";
  const error = await bench.failure("mergeEntities", { ...inputs, mergedRecord: missing });
  expect(error).toMatchObject({ status: 404, outcome: "notDone" });
  expect(error.message).toContain(missing);
  const odd = await bench.failure("mergeEntities", { ...inputs, masterRecord: "Fabrikam Inc." });
  expect(odd.message).toMatch(/^Master Record is not a record's id/);
  expect(posts()).toEqual([]);
});

describe("Take From Merged", () => {
  const fullRow = (): Row => ({
    telephone1: "+49 30 5550142",
    industrycode: 7,
    revenue: 1250000.5,
    creditonhold: 1,
    primarycontactid: insert("contact"),
    description: 'He said "yes"',
  });

  test("takes values of every kind, by name and label, cold and warm", async () => {
    for (const connection of [stranger(), bench.connection()]) {
      const row = fullRow();
      const inputs = pair("account", { telephone1: "1" }, row);
      const takeFromMerged = [
        "telephone1",
        "Industry",
        "revenue",
        "CreditOnHold",
        "_primarycontactid_value",
        "description",
      ];
      const result = await merge({ ...inputs, takeFromMerged, connection });
      expect(result.taken).toEqual([
        "telephone1",
        "industrycode",
        "revenue",
        "creditonhold",
        "primarycontactid",
        "description",
      ]);
      expect(stored("account", inputs.masterRecord)).toMatchObject(row);
    }
  });

  test("a customer of either table", async () => {
    const account = insert("account");
    const inputs = pair(
      "contact",
      {},
      {
        parentcustomerid: account,
        parentcustomerid__table: "account",
      },
    );
    const takeFromMerged = ["parentcustomerid"];
    await merge({ ...inputs, takeFromMerged, checkParents: false });
    expect(stored("contact", inputs.masterRecord)).toMatchObject({
      parentcustomerid: account,
      parentcustomerid__table: "account",
    });
  });

  test("leaves what has no value there, and clears nothing", async () => {
    const inputs = pair("account", { telephone1: "1", fax: "2" }, { fax: "3" });
    const result = await merge({ ...inputs, takeFromMerged: "telephone1, fax" });
    expect(result.taken).toEqual(["fax"]);
    expect(result.masterRecord).toMatchObject({ telephone1: "1", fax: "3" });
  });

  test("names every column that cannot be taken, before anything is sent", async () => {
    const inputs = pair();
    const takeFromMerged = ["telefone1", "accountid", "statecode", "createdon", "__proto__"];
    const error = await bench.failure("mergeEntities", { ...inputs, takeFromMerged });
    expect(error.message).toMatch(
      /^Take From Merged has 5 columns that cannot be taken from a record of account: telefone1: .*did you mean telephone1\?; accountid: it is the ID of the record; statecode: a column of the kind state cannot be taken; createdon: the column cannot be set by an update; __proto__: /,
    );
    expect(posts()).toEqual([]);
  });
});

describe("Check Parents", () => {
  const different = () =>
    pair(
      "contact",
      { parentcustomerid: insert("account"), parentcustomerid__table: "account" },
      { parentcustomerid: insert("account"), parentcustomerid__table: "account" },
    );

  test("refuses records with different parents", async () => {
    const error = await bench.failure("mergeEntities", different());
    expect(error).toMatchObject({ code: "0x80045316", outcome: "notDone" });
    expect(error.message).toMatch(/different parents.*Check Parents/i);
  });

  test("lets them pass where it is off", async () => {
    expect(await merge({ ...different(), checkParents: "false" })).toMatchObject({ changed: true });
  });
});

test("a record that is inactive is refused by Dataverse, with what to do", async () => {
  const inputs = pair("account", {}, { statecode: 1, statuscode: 2 });
  const error = await bench.failure("mergeEntities", inputs);
  expect(error).toMatchObject({ code: "0x80045304", outcome: "notDone" });
  expect(error.message).toMatch(/Both records have to be active/);
});

describe("when somebody else was faster", () => {
  const twice = async (inputs: Row, other: Row) => {
    const all = await Promise.allSettled([merge(inputs), merge({ ...inputs, ...other })]);
    return all.map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)));
  };

  test("two merges into the same master end the same way", async () => {
    const inputs = { ...pair("account", {}, { fax: "7" }), takeFromMerged: ["fax"] };
    bench.sandbox.clearRequests();
    const results = await twice(inputs, {});
    expect(posts()).toHaveLength(2);
    expect(results).toContainEqual(expect.objectContaining({ changed: true, taken: ["fax"] }));
    expect(results).toContainEqual(expect.objectContaining({ changed: false, taken: [] }));
  });

  test("a merge into another master is refused", async () => {
    const results = await twice(pair(), { masterRecord: insert("account") });
    expect(results).toContainEqual(expect.objectContaining({ changed: true }));
    expect(results).toContainEqual(expect.stringMatching(/Both records have to be active/));
  });
});

describe("when something goes wrong", () => {
  test("429: it waits, and merges once", async () => {
    const inputs = pair();
    bench.sandbox.fault({ match, action: { kind: "throttle", retryAfter: 3 } });
    expect(await merge(inputs)).toMatchObject({ changed: true });
    expect(time.sleeps).toEqual([3000]);
    expect(posts()).toHaveLength(2);
  });

  test.each([{ kind: "lostResponse" }, { kind: "gateway", status: 503, applied: true }] as const)(
    "%j: the merged record is read, and nothing sent again",
    async (action) => {
      const inputs = pair("account", {}, { fax: "7" });
      bench.sandbox.fault({ match, action });
      const result = await merge({ ...inputs, takeFromMerged: ["fax"] });
      expect(result).toMatchObject({ changed: true, taken: ["fax"], masterRecord: { fax: "7" } });
      expect(posts()).toHaveLength(1);
      expect(bench.log.warn.join()).toMatch(/the answer was lost, but .* is merged into it/);
    },
  );

  test.each([{ kind: "reset" }, { kind: "gateway", status: 503 }] as const)(
    "%j: the merged record is read three times, and is not merged",
    async (action) => {
      const inputs = pair();
      bench.sandbox.fault({ match, action });
      const error = await bench.failure("mergeEntities", inputs);
      expect(error).toMatchObject({ outcome: "unknown" });
      expect(error.message).toMatch(/was read afterwards and was not merged by then: run again/);
      expect(time.sleeps).toEqual([5000, 15000]);
      expect(posts()).toHaveLength(1);
      expect(await merge(inputs)).toMatchObject({ changed: true });
    },
  );

  test("a read that is refused after the merge says that it was done", async () => {
    const inputs = pair();
    const body = { code: "0x80040220", message: "missing prvReadAccount privilege" };
    bench.sandbox.fault({
      match: { path: "$batch" },
      after: 1,
      action: { kind: "status", status: 403, body },
    });
    const error = await bench.failure("mergeEntities", inputs);
    expect(error).toMatchObject({ outcome: "done", status: 403 });
    expect(error.message).toMatch(/The records were merged all the same: do not repeat it/);
    expect(await merge(inputs)).toMatchObject({ changed: false });
  });

  test("reads that fail before it are repeated, and then told", async () => {
    const inputs = pair();
    bench.sandbox.fault({ match: { path: "$batch" }, action: { kind: "gateway", status: 503 } });
    expect(await merge(inputs)).toMatchObject({ changed: true });
    const body = { code: "0x80040220", message: "missing prvReadAccount privilege" };
    bench.sandbox.fault({
      match: { path: "$batch" },
      action: { kind: "status", status: 403, body },
    });
    expect(await bench.failure("mergeEntities", pair())).toMatchObject({ outcome: "notDone" });
  });
});

test("acts for another user in every request", async () => {
  const impersonateUserId = ADMINISTRATOR;
  const inputs = { ...pair(), options: { impersonateUserId } };
  expect(await merge(inputs)).toMatchObject({ changed: true });
  const headers = bench.requests().map(({ headers: sentAs }) => sentAs["mscrmcallerid"]);
  expect(headers).toEqual([impersonateUserId, impersonateUserId, impersonateUserId]);
});

test("a column that is a minute old is taken", async () => {
  const inputs = pair();
  const connection = bench.connection();
  await bench.act("describeEntityType", { entityType: "account", connection });
  const { store } = bench.sandbox;
  const declaration = store.schema.tables.get("account")?.declaration;
  if (!declaration) throw new Error("The sandbox has no accounts.");
  const column = { name: "new_tier", type: "string", label: "Tier", maxLength: 9, custom: true };
  store.reshape({ ...declaration, columns: [...declaration.columns, column as never] });
  bench.sandbox.change("account", inputs.mergedRecord, { new_tier: "Gold" });
  time.advance(60_000);
  const result = await merge({ ...inputs, takeFromMerged: ["Tier"], connection });
  expect(result).toMatchObject({ taken: ["new_tier"], masterRecord: { new_tier: "Gold" } });
});

test("references as objects, and which of them is missing", async () => {
  const { entityType: table, masterRecord: id, mergedRecord } = pair();
  const missing = "00000000-0000-4000-8000-00000000dead";
  for (const [changes, input] of [
    [{ mergedRecord: { table, id: missing } }, "Merged Record"],
    [{ masterRecord: missing }, "Master Record"],
  ] as const) {
    const inputs = { entityType: table, masterRecord: id, mergedRecord, ...changes };
    const { message } = await bench.failure("mergeEntities", inputs);
    expect(message).toContain(`Check the ${input}: `);
  }
  const records = { masterRecord: { table, id }, mergedRecord: { table, id: mergedRecord } };
  expect(await merge({ entityType: table, ...records })).toMatchObject({ changed: true });
});
