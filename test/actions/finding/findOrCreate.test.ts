import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox({ seed: "empty" });
const time = useVirtualTime();

type Row = Record<string, unknown>;

interface Found {
  readonly found: boolean;
  readonly created: boolean;
  readonly count: number;
  readonly record: Row | null;
  readonly records: readonly Row[];
  readonly complete: boolean;
}

/** Columns and the field map are in Options. */
const withOptions = ({ fieldNames, fieldMap, options, ...inputs }: Row): Row => ({
  ...inputs,
  options: { fieldNames, fieldMap, ...(options as Row | undefined) },
});

const find = (inputs: Row) =>
  bench.act<Found>("findEntity", withOptions({ ifNone: "create", ...inputs }));
const failure = (inputs: Row) =>
  bench.failure("findEntity", withOptions({ ifNone: "create", ...inputs }));
const insert = (table: string, row: Row): string => bench.sandbox.insert(table, row as never);
const rows = (table: string, row: Row) => bench.sandbox.store.find(table, row as never);
const isDefinition = ({ url }: { url: string }) =>
  /RetrieveMetadataChanges|EntityDefinitions/.test(url);
const others = () => bench.requests().filter((request) => !isDefinition(request));
const writes = () => bench.requests().filter(({ method }) => method !== "GET");

let serial = 0;
const code = (): string => {
  serial += 1;
  return `C-${serial}`;
};
const PROJECTS = { entityType: "new_projectcollection" };
const accounts = (accountnumber: string) => ({
  entityType: "accounts",
  matchFields: { accountnumber },
  fieldValues: { name: "Adatum", numberofemployees: "12" },
});

describe("a record that is not there", () => {
  test("is created with the values, and found by the next run", async () => {
    const number = code();
    const created = await find(accounts(number));
    expect(created).toMatchObject({
      found: false,
      created: true,
      count: 1,
      complete: true,
      record: { accountnumber: number, name: "Adatum", numberofemployees: 12 },
    });
    expect(created.records).toEqual([created.record]);
    expect(others().map(({ method }) => method)).toEqual(["GET", "PATCH"]);
    expect(others()[1]?.headers["if-none-match"]).toBe("*");
    bench.sandbox.clearRequests();
    const found = await find(accounts(number));
    expect(found).toMatchObject({ found: true, created: false, count: 1 });
    expect(found.record?.["accountid"]).toBe(created.record?.["accountid"]);
    expect(others()).toHaveLength(1);
    expect(rows("account", { accountnumber: number })).toHaveLength(1);
  });

  test.each<[string, (value: string) => Row]>([
    ["an alternate key", (value) => ({ alternateKey: `new_code='${value}'` })],
    ["its schema name", (value) => ({ matchFields: { New_Code: value } })],
    ["its display name", (value) => ({ matchFields: { Code: value } })],
  ])("by %s", async (_, given) => {
    const value = code();
    const inputs = { ...PROJECTS, ...given(value), fieldValues: { new_name: "Bridge" } };
    expect(await find(inputs)).toMatchObject({ created: true, record: { new_code: value } });
    expect(await find(inputs)).toMatchObject({ found: true, record: { new_name: "Bridge" } });
  });

  test("by a key of several columns: a lookup by its name, and a day", async () => {
    const account = insert("account", { name: "Trey Research" });
    const matchFields = { new_accountid: "account: Trey Research", new_deadline: "2026-12-24" };
    const inputs = { ...PROJECTS, matchFields, fieldValues: { new_name: "Tower" } };
    const { record } = await find(inputs);
    expect(record).toMatchObject({ _new_accountid_value: account, new_deadline: "2026-12-24" });
    expect(await find(inputs)).toMatchObject({ found: true, record: { new_name: "Tower" } });
    const alternateKey = `_new_accountid_value=${account},new_deadline=2026-12-24`;
    const byKey = await find({ ...PROJECTS, alternateKey, fieldValues: { new_name: "x" } });
    expect(byKey).toMatchObject({ found: true, record: { new_name: "Tower" } });
  });

  test("by its ID", async () => {
    const accountid = "0d1156d2-1598-4711-80e8-00155db64099";
    const inputs = {
      entityType: "accounts",
      alternateKey: accountid,
      fieldValues: { name: "By ID" },
    };
    expect(await find(inputs)).toMatchObject({ created: true, record: { accountid } });
    expect(await find(inputs)).toMatchObject({
      found: true,
      created: false,
      record: { accountid },
    });
    const matchFields = { accountid: accountid.toUpperCase() };
    expect(await find({ ...inputs, alternateKey: undefined, matchFields })).toMatchObject({
      found: true,
    });
  });

  test("is returned as a found one is: its columns, labels, address and fields of the app", async () => {
    const inputs = {
      ...PROJECTS,
      fieldMap: { ref: "new_code", title: "new_name", stage: "new_phase" },
      fieldValues: { title: "Mapped", stage: "Running" },
      options: { includeLabels: true, includeRecordUrl: true },
    };
    for (const key of ["matchFields", "alternateKey"]) {
      const value = code();
      const given = { ...inputs, [key]: key === "matchFields" ? { ref: value } : `ref='${value}'` };
      const created = await find(given);
      expect(created).toMatchObject({ created: true });
      expect(created.record).toMatchObject({
        labels: { new_phase: "Running" },
        mapped: { ref: value, title: "Mapped" },
        recordUrl: expect.stringContaining("etn=new_project"),
      });
      expect((await find(given)).record).toEqual(created.record);
    }
    const few = await find({ ...accounts(code()), fieldNames: ["name"] });
    expect(few.record).toMatchObject({ name: "Adatum", accountid: expect.any(String) });
    expect(few.record).not.toHaveProperty("numberofemployees");
  });
});

describe("is refused before anything is asked for", () => {
  test.each<[string, Row, RegExp]>([
    [
      "columns that are no key",
      { ...accounts("x"), matchFields: { name: "Adatum" } },
      /takes Match Fields that are exactly one key.*names name, which is no key of the table; account has the keys accountid; accountnumber/,
    ],
    [
      "a part of a key",
      { ...PROJECTS, matchFields: { new_number: 1 } },
      /names new_number, which is a part of a key only: new_region is missing; new_project has the keys/,
    ],
    [
      "more than a key",
      { ...accounts("x"), matchFields: { accountnumber: "x", name: "Adatum" } },
      /names accountnumber, name, which is no key/,
    ],
    [
      "a key that is none",
      { entityType: "accounts", alternateKey: "name='x'", fieldValues: { fax: "1" } },
      /^Alternate Key names name, which is no key of the table; account has the keys/,
    ],
    [
      "a value that no key can have",
      accounts("A/1"),
      /^Match Fields has a "\/" in the value of accountnumber/,
    ],
    ["a value that is not there", accounts(""), /accountnumber has no value/],
    [
      "values of the app that contradict the key",
      {
        ...PROJECTS,
        fieldMap: { ref: "new_code" },
        matchFields: { ref: "M-1" },
        fieldValues: { ref: "M-2" },
      },
      /^Match Fields names another record than new_code/,
    ],
    [
      "an address of another host",
      {
        entityType: "accounts",
        alternateKey: "https://b.crm.dynamics.com/api/data/v9.2/accounts(a='1')",
      },
      /^Alternate Key /,
    ],
    [
      "values that contradict the key",
      { ...accounts("x"), fieldValues: { AccountNumber: "y" } },
      /^Match Fields names another record than AccountNumber/,
    ],
    [
      "an elastic table",
      { entityType: "contoso_sensordatas", matchFields: { contoso_value: 1 } },
      /contoso_sensordata is a table of type Elastic/,
    ],
  ])("%s", async (_, inputs, message) => {
    expect((await failure(inputs)).message).toMatch(message);
    expect(others()).toEqual([]);
  });

  test("an index that is not built yet", async () => {
    const path = "RetrieveMetadataChanges";
    const answer = await definitionOf("account");
    const body = answer.replaceAll(
      '"EntityKeyIndexStatus":"Active"',
      '"EntityKeyIndexStatus":"Pending"',
    );
    bench.sandbox.fault({ match: { path }, times: 3, action: { kind: "rewrite", body } });
    const connection = bench.connection({ fields: { note: "pending" } });
    const error = await failure({ ...accounts("P-1"), connection });
    expect(error.message).toMatch(
      /names the key accountnumber, which cannot be used yet: its index is Pending/,
    );
  });
});

const definitionOf = async (table: string): Promise<string> => {
  const connection = bench.connection({ fields: { note: `definition of ${table}` } });
  let body = "";
  await bench.act("describeEntityType", { entityType: table, connection });
  const asked = bench.requests().find(isDefinition);
  const response = await fetch(bench.sandbox.url + asked?.url, {
    headers: { Authorization: `Bearer ${bench.sandbox.issueToken()}` },
  });
  body = await response.text();
  return body;
};

describe("somebody else is faster", () => {
  /** Creates the record while the run looks for it: after its read, and before its create. */
  const meanwhile = (accountnumber: string) => {
    bench.sandbox.fault({
      match: { method: "GET", path: "/accounts(" },
      action: { kind: "status", status: 404, body: { code: "0x80060891", message: "not there" } },
    });
    return insert("account", { name: "Faster", accountnumber });
  };

  test("the record that is there is the one that was looked for", async () => {
    const number = code();
    const accountid = meanwhile(number);
    const result = await find(accounts(number));
    expect(result).toMatchObject({
      found: true,
      created: false,
      record: { accountid, name: "Faster" },
    });
    expect(rows("account", { accountnumber: number })).toHaveLength(1);
    expect(others().map(({ method }) => method)).toEqual(["GET", "PATCH", "GET"]);
  });

  test("a duplicate of another key is told", async () => {
    insert("contact", { firstname: "Ann", employeeid: "E-77" });
    const matchFields = { firstname: "Bob", emailaddress1: "bob@a.example" };
    const fieldValues = { employeeid: "E-77", lastname: "B" };
    const error = await failure({ entityType: "contacts", matchFields, fieldValues });
    expect(error).toMatchObject({ status: 412, code: "0x80060892" });
    expect(error.message).toMatch(/Another key of the table has a value that is taken/);
    expect(rows("contact", { firstname: "Bob" })).toEqual([]);
  });

  test("a duplicate by a rule is told", async () => {
    const rule = insert("duplicaterule", {
      name: "Faxes",
      baseentityname: "account",
      matchingentityname: "account",
      statecode: 1,
      statuscode: 2,
    });
    insert("duplicaterulecondition", {
      regardingobjectid: rule,
      baseattributename: "fax",
      matchingattributename: "fax",
      operatorcode: 0,
      ignoreblankvalues: 1,
    });
    insert("account", { name: "Fax", fax: "555-1" });
    const given = { ...accounts(code()), fieldValues: { name: "x", fax: "555-1" } };
    const error = await failure({ ...given, options: { detectDuplicates: true } });
    expect(error).toMatchObject({ status: 412, code: "0x80040333" });
    expect(await find(given)).toMatchObject({ created: true });
  });
});

describe("the create", () => {
  const match = { method: "PATCH", path: "/accounts(" };

  test.each([
    { kind: "lostResponse" },
    { kind: "truncate", bytes: 20 },
    { kind: "gateway", status: 504, applied: true },
    { kind: "gateway", status: 503 },
    { kind: "reset" },
    { kind: "throttle", retryAfter: 7 },
    { kind: "sql", number: 1205 },
  ] as const)("%j: one record, and it is ours", async (action) => {
    const number = code();
    bench.sandbox.fault({ match, action });
    const result = await find(accounts(number));
    expect(result).toMatchObject({
      found: false,
      created: true,
      record: { accountnumber: number },
    });
    expect(rows("account", { accountnumber: number })).toHaveLength(1);
  });

  test("refused half way: the error is told, and nothing is there", async () => {
    const number = code();
    const given = { ...accounts(number), fieldValues: { name: "x".repeat(500) } };
    expect((await failure(given)).message).toMatch(/name: the text has 500 characters/);
    const body = { code: "0x80040265", message: "A plug-in says no." };
    bench.sandbox.fault({ match, action: { kind: "status", status: 400, body } });
    expect(await failure(accounts(number))).toMatchObject({ status: 400, code: "0x80040265" });
    expect(rows("account", { accountnumber: number })).toEqual([]);
  });

  test("every answer is lost: it is read by its key, or not known", async () => {
    const number = code();
    bench.sandbox.fault({ match, times: 20, action: { kind: "lostResponse" } });
    expect(await find(accounts(number))).toMatchObject({ created: true });
    expect(rows("account", { accountnumber: number })).toHaveLength(1);
    bench.sandbox.clearFaults();
    bench.sandbox.fault({ match, times: 20, action: { kind: "reset" } });
    const error = await failure(accounts(code()));
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.message).toMatch(/Run again: the record is looked for before it is created/);
    expect(time.sleeps.length).toBeGreaterThan(0);
  });

  test("the record cannot be read afterwards: that it was created is told", async () => {
    const body = { code: "0x80040220", message: "Not allowed." };
    const path = /\/accounts\([0-9a-f-]{36}\)$/;
    const deny = { kind: "status", status: 403, body } as const;
    bench.sandbox.fault({ match: { method: "GET", path }, times: 3, action: deny });
    const error = await failure({ ...accounts(code()), options: { includeRecordUrl: true } });
    expect(error).toMatchObject({ outcome: "done", status: 403 });
    expect(error.message).toMatch(/The record was created as [0-9a-f-]{36}, and could not be read/);
  });
});

test("the recipe: a company by its number, and a person by name and address", async () => {
  const form = { number: code(), company: "Wide World", first: "Ines", email: "ines@ww.example" };
  const run = async () => {
    const company = await find({
      entityType: "accounts",
      matchFields: [{ key: "accountnumber", value: form.number }],
      fieldValues: [{ key: "name", value: form.company }],
    });
    const parent = `/accounts(${String(company.record?.["accountid"])})`;
    const id = { table: "account", id: company.record?.["accountid"] };
    return Promise.all(
      [parent, id].map((parentcustomerid, at) =>
        find({
          entityType: "contacts",
          matchFields: { firstname: form.first + at, emailaddress1: form.email },
          fieldValues: { lastname: "Reis", parentcustomerid },
        }),
      ),
    );
  };
  const first = await run();
  const [account] = rows("account", { accountnumber: form.number });
  expect(first.map(({ created }) => created)).toEqual([true, true]);
  for (const { record } of first) {
    expect(record).toMatchObject({ _parentcustomerid_value: account?.["accountid"] });
  }
  expect((await run()).map(({ found }) => found)).toEqual([true, true]);
});

describe("a hundred runs at the same time", () => {
  const race = async (inputs: Row) => {
    const results = await Promise.all(Array.from({ length: 100 }, () => find(inputs)));
    const ids = new Set(results.map(({ record }) => record?.["accountid"]));
    return { ids: [...ids], created: results.filter(({ created }) => created).length };
  };

  test("create one record, and one of them says so", async () => {
    const number = code();
    const { ids, created } = await race(accounts(number));
    expect([ids.length, created]).toEqual([1, 1]);
    expect(rows("account", { accountnumber: number })).toHaveLength(1);
    expect(writes().length).toBeGreaterThan(1);
  });

  test("with every third answer lost, and every fifth request", async () => {
    const number = code();
    const write = { method: "PATCH" };
    const times = Number.POSITIVE_INFINITY;
    bench.sandbox.fault({ match: write, every: 3, times, action: { kind: "lostResponse" } });
    bench.sandbox.fault({ match: write, every: 5, times, action: { kind: "reset" } });
    const read = { method: "GET", path: "/accounts(" };
    bench.sandbox.fault({ match: read, every: 5, times: 20, action: { kind: "lostResponse" } });
    const { ids, created } = await race(accounts(number));
    expect([ids.length, created]).toEqual([1, 1]);
    expect(rows("account", { accountnumber: number })).toHaveLength(1);
  });
});
