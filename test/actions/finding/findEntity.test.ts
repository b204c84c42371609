import { users } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });

type Row = Record<string, unknown>;

interface Found {
  readonly found: boolean;
  readonly created: boolean;
  readonly count: number;
  readonly record: Row | null;
  readonly records: readonly Row[];
  readonly complete: boolean;
  readonly warning?: string;
}

/** Columns and the field map are in Options. */
const withOptions = ({ fieldNames, fieldMap, options, ...inputs }: Row): Row => ({
  ...inputs,
  options: { fieldNames, fieldMap, ...(options as Row | undefined) },
});

const find = (inputs: Row) => bench.act<Found>("findEntity", withOptions(inputs));
const failure = (inputs: Row) => bench.failure("findEntity", withOptions(inputs));
const insert = (table: string, row: Row): string => bench.sandbox.insert(table, row as never);
const isDefinition = ({ url }: { url: string }) =>
  /RetrieveMetadataChanges|EntityDefinitions/.test(url);
const others = () => bench.requests().filter((request) => !isDefinition(request));
const queryOf = (at = 0) => new URL(`http://x${others()[at]?.url}`).searchParams;

let strangers = 0;
const stranger = () => {
  strangers += 1;
  return bench.connection({ fields: { note: `cold ${strangers}` } });
};

let serial = 0;
const unique = (name = "Adatum"): string => {
  serial += 1;
  return `${name} ${serial}`;
};

describe("by match fields", () => {
  test.each([
    ["a text of a column that no definition could change", { name: "" }, 0],
    ["any other", { name: "", numberofemployees: "7" }, 1],
  ])("%s: finds one record, in one request", async (_, fields, read) => {
    const name = unique();
    const accountid = insert("account", { name, telephone1: "1", numberofemployees: 7 });
    const matchFields = { ...fields, name };
    const given = { entityType: "account", matchFields, fieldNames: ["name"] };
    const connection = stranger();
    await bench.act("queryEntities", { entityType: "account", top: "1", connection });
    bench.sandbox.clearRequests();
    const cold = await find({ ...given, connection });
    const record = { accountid, name };
    expect(cold).toMatchObject({ found: true, created: false, count: 1, record, complete: true });
    expect(cold.records).toEqual([cold.record]);
    expect(cold.record).not.toHaveProperty("telephone1");
    expect([bench.requests().filter(isDefinition).length, others().length]).toEqual([read, 1]);
    const [first] = others();
    await bench.act("describeEntityType", { entityType: "account", connection });
    bench.sandbox.clearRequests();
    expect(await find({ ...given, connection })).toEqual(cold);
    expect(bench.requests().map(({ url }) => url)).toEqual([first?.url]);
  });

  test("what is wrong is the same whether or not the definition is remembered", async () => {
    const twins = unique();
    for (let at = 0; at < 2; at += 1) insert("account", { name: twins });
    for (const matchFields of [{ name: twins }, { firstname: "x" }, { fullname: "x", fax: "1" }]) {
      const given = { entityType: "accounts", matchFields };
      const cold = await failure({ ...given, connection: stranger() });
      await bench.act("describeEntityType", { entityType: "accounts" });
      expect(cold.message).toBe((await failure(given)).message);
    }
    const unknown = { entityType: "acounts", matchFields: { name: "x" }, connection: stranger() };
    expect((await failure(unknown)).message).toMatch(/did you mean account/);
  });

  test("finds none, which may fail", async () => {
    const inputs = { entityType: "account", matchFields: [{ key: "name", value: "Nobody" }] };
    const none = { found: false, created: false, count: 0, record: null, records: [] };
    expect(await find(inputs)).toEqual({ ...none, complete: true });
    const error = await failure({ ...inputs, ifNone: "fail" });
    expect(error).toMatchObject({ outcome: "notDone" });
    expect(error.message).toMatch(/no record has these values of name.*Set If None to null/);
  });

  test.each([
    "100 %",
    "a_c",
    "[a]*",
    "O'Neil & Sons",
    "A/B\\C?#+ü",
    "{x}",
    '["a"]',
    "null",
    "x".repeat(1_500),
  ])("takes the text as it is: %.20s", async (text) => {
    const id = insert("new_project", { new_name: "Text", new_summary: text });
    insert("new_project", { new_name: "Text", new_summary: "abc 100 a[a]" });
    const matchFields = { new_summary: text, new_name: "Text" };
    const { record, count } = await find({ entityType: "new_projectcollection", matchFields });
    expect([record?.["new_projectid"], count]).toEqual([id, 1]);
  });

  test("a text that is longer than its column has no record", async () => {
    const matchFields = { new_name: "x".repeat(5_000) };
    expect(await find({ entityType: "new_project", matchFields })).toMatchObject({ found: false });
  });

  describe("in every form of a value", () => {
    const CODE = "VALUES-1";
    let contact = "";
    let account = "";
    beforeAll(() => {
      account = insert("account", { name: "Litware Ltd.", accountnumber: "LW-1" });
      contact = insert("contact", { firstname: "Yvonne", lastname: "McKay" });
      const row = {
        new_name: "Every value",
        new_number: 7,
        new_hours: "12.50",
        new_budget: "100.5",
        new_ticks: "9007199254740993",
        new_billable: 1,
        new_phase: 100000001,
        new_skills: "1,3",
        new_kickoffon: "2026-03-01T09:30:00Z",
        new_deadline: "2026-12-24",
        new_externalid: "0d1156d2-1598-4711-80e8-00155db64062",
        new_accountid: account,
        new_sponsorid: contact,
        new_customerid: contact,
        new_customerid__table: "contact",
        ownerid: users.salesperson.id,
        ownerid__table: "systemuser",
      };
      insert("new_project", { ...row, new_code: CODE });
      insert("new_project", { new_name: "Other", new_code: "VALUES-2", new_number: 8 });
    });

    test.each<[string, () => unknown]>([
      ["new_number", () => "7"],
      ["new_hours", () => 12.5],
      ["new_budget", () => "100.50"],
      ["new_ticks", () => "9007199254740993"],
      ["new_billable", () => "Billable"],
      ["new_billable", () => true],
      ["new_phase", () => "planning"],
      ["new_phase", () => 100000001],
      ["new_skills", () => "Marketing; Design"],
      ["new_skills", () => [1, 3]],
      ["new_kickoffon", () => "2026-03-01T10:30:00+01:00"],
      ["new_deadline", () => "2026-12-24"],
      ["new_externalid", () => "{0D1156D2-1598-4711-80E8-00155DB64062}"],
      ["new_accountid", () => "account: Litware Ltd."],
      ["new_accountid", () => account],
      ["new_AccountId", () => `/accounts(${account})`],
      ["_new_accountid_value", () => ({ table: "account", key: { accountnumber: "LW-1" } })],
      ["new_customerid", () => `{"table": "contact", "id": "${contact}"}`],
      ["new_customerid", () => "contact: Yvonne McKay"],
      ["new_customerid_contact", () => contact],
      ["new_customerid", () => contact.toUpperCase()],
      ["ownerid", () => users.salesperson.id],
      ["ownerid", () => `/systemusers(${users.salesperson.id})`],
      ["statecode", () => "Active"],
      ["Code", () => CODE],
    ])("%s", async (key, value) => {
      const matchFields = [
        { key: "new_name", value: "Every value" },
        { key, value: value() },
      ];
      const { found, record } = await find({ entityType: "new_projectcollection", matchFields });
      expect([found, record?.["new_code"]]).toEqual([true, CODE]);
    });

    test("a time without a zone is meant in the Time Zone of Options", async () => {
      const inputs = {
        entityType: "new_projectcollection",
        matchFields: { new_kickoffon: "2026-03-01T10:30" },
        options: { timeZone: "Europe/Berlin" },
      };
      expect(await find(inputs)).toMatchObject({ record: { new_code: CODE } });
    });

    test("in the words of an app", async () => {
      const fieldMap = {
        title: "new_name",
        stage: { column: "new_phase", values: { plan: 100000001 } },
        createdon: "new_code",
      };
      const matchFields = { stage: "plan", title: "Every value" };
      const found = await find({ entityType: "new_projectcollection", matchFields, fieldMap });
      expect(found.record?.["mapped"]).toMatchObject({ title: "Every value", createdon: CODE });
      const own = {
        entityType: "new_projectcollection",
        fieldMap,
        matchFields: { stage: "plan", size: 1 },
      };
      const options = { unmappedFields: "ignore" };
      expect((await failure({ ...own, options })).message).toMatch(
        /^Match Fields cannot be used: size: Field Map has no such field/,
      );
      const key = await find({
        entityType: "new_projectcollection",
        alternateKey: `createdon='${CODE}'`,
        fieldMap,
      });
      expect(key.record?.["mapped"]).toMatchObject({ createdon: CODE });
    });

    test("with labels and the address in the app", async () => {
      const options = { includeLabels: true, includeRecordUrl: true };
      const matchFields = { new_code: CODE };
      const { record } = await find({ entityType: "new_projectcollection", matchFields, options });
      expect(record).toMatchObject({
        labels: { new_phase: "Planning", new_accountid: "Litware Ltd." },
        recordUrl: expect.stringContaining("etn=new_project"),
      });
    });
  });
});

describe("several records", () => {
  const name = "Twins";
  const ids: string[] = [];
  beforeAll(() => {
    for (const day of ["05", "01", "09", "03"]) {
      const createdon = `2026-01-${day}T00:00:00Z`;
      ids.push(insert("account", { name, createdon, telephone1: day }));
    }
  });
  const inputs = { entityType: "accounts", matchFields: { name } };

  test("fail by default, and the first of them are named", async () => {
    const error = await failure(inputs);
    expect(error.message).toMatch(
      /Finding a record of accounts failed: several records have these values of name: .* and others\. Set If Many/,
    );
    expect(ids.filter((id) => error.message.includes(id))).toHaveLength(3);
  });

  test.each([
    ["first", 1],
    ["newest", 2],
  ] as const)("%s: one is read, and all are counted", async (ifMany, at) => {
    const result = await find({ ...inputs, ifMany });
    expect(result).toMatchObject({ found: true, count: 4, complete: false });
    expect(result.records.map(({ accountid }) => accountid)).toEqual([ids[at]]);
    expect(result.record).toEqual(result.records[0]);
    expect(others()).toHaveLength(1);
    expect(queryOf().get("$top")).toBe("1");
  });

  test("all: every one, the oldest first", async () => {
    const result = await find({ ...inputs, ifMany: "all", fieldNames: ["name"] });
    expect(result).toMatchObject({ count: 4, complete: true, record: { accountid: ids[1] } });
    const order = [1, 3, 0, 2].map((at) => ids[at]);
    expect(result.records.map(({ accountid }) => accountid)).toEqual(order);
  });

  test("all: more than a page, and as many as are wanted", async () => {
    bench.sandbox.store.atomic(() => {
      for (let at = 0; at < 5_002; at += 1) insert("account", { name: "Many" });
    });
    const all = { entityType: "accounts", matchFields: { name: "Many" }, ifMany: "all" };
    const given = { ...all, fieldNames: ["name"] };
    expect(await find(given)).toMatchObject({ count: 5_002, complete: true });
    expect(others()).toHaveLength(2);
    const few = await find({ ...given, options: { maxRecords: 5_000 } });
    expect(few).toMatchObject({ count: 5_000, complete: false });
    expect(few.warning).toMatch(/Stopped at 5000 records because Max Records is 5000/);
    expect(await find({ ...given, ifMany: "first" })).toMatchObject({
      count: 5_000,
      complete: false,
    });
  });
});

describe("by a key", () => {
  test("reads one record, without any definition", async () => {
    const accountid = insert("account", { name: "Keyed", accountnumber: "FK-1" });
    const given = { entityType: "accounts", connection: stranger(), fieldNames: ["name"] };
    const result = await find({ ...given, alternateKey: "accountnumber='FK-1'" });
    expect(result).toMatchObject({ found: true, count: 1, record: { accountid, name: "Keyed" } });
    expect(bench.requests()).toHaveLength(1);
    const none = await find({ ...given, alternateKey: "accountnumber='FK-0'" });
    expect(none).toMatchObject({ found: false, record: null, count: 0, records: [] });
    expect(await find({ ...given, alternateKey: accountid })).toMatchObject({ found: true });
  });

  test.each([
    ["accountnumber=''", /^Alternate Key .*accountnumber/],
    ["name='x'", /Alternate Key names name, which is no key of the table; account has the keys/],
    ["accountnumber='a/b'", /Alternate Key has a "\/" in the value of accountnumber/],
    ["accountnumber='…'", /^Alternate Key .*accountnumber/],
    ["https://b.crm.dynamics.com/api/data/v9.2/accounts(a='1')", /^Alternate Key /],
    ["two words", /^Alternate Key is not a record's id/],
  ])("refuses %s by its name", async (alternateKey, message) => {
    expect((await failure({ entityType: "accounts", alternateKey })).message).toMatch(message);
    expect(others().filter(({ url }) => !url.includes("name="))).toEqual([]);
  });
});

describe("is refused before anything is asked for", () => {
  test.each<[string, Row, RegExp]>([
    ["neither way", {}, /^Match Fields and Alternate Key are both empty/],
    ["no rows", { matchFields: [], alternateKey: "  " }, /are both empty/],
    ["both ways", { matchFields: { name: "x" }, alternateKey: "a='1'" }, /are both set: give one/],
    ["nothing", { matchFields: [{ key: "name", value: undefined }] }, /name has no value/],
    [
      "null",
      { matchFields: { name: "Adatum", telephone1: null } },
      /telephone1 has no value.*filter telephone1 eq null/,
    ],
    ["empty texts", { matchFields: { name: "", fax: "  " } }, /name, fax have no value/],
    [
      "a name without a record",
      { matchFields: { primarycontactid: "contact: " } },
      /primarycontactid: it has no value/,
    ],
    [
      "an unknown column",
      { matchFields: { nmae: "x" } },
      /nmae: account has no such column; did you mean name/,
    ],
    [
      "one column twice",
      { matchFields: { name: "a", Name: "b" } },
      /Name: it means name, which is given twice/,
    ],
    [
      "one row twice",
      {
        matchFields: [
          { key: "name", value: 1 },
          { key: "name", value: 2 },
        ],
      },
      /name: it is given twice/,
    ],
    [
      "a wrong number",
      { matchFields: { revenue: "1.000,5", name: "x" } },
      /revenue: "1.000,5" is not a number/,
    ],
    [
      "a wrong option",
      { matchFields: { industrycode: "Farms" } },
      /industrycode: "Farms" is no option; expected/,
    ],
    ["an image", { matchFields: { entityimage: "x" } }, /nothing is found by entityimage/],
    [
      "a list of parties",
      { entityType: "emails", matchFields: { to: "a@b.example" } },
      /nothing is found by to/,
    ],
    [
      "a new record",
      { matchFields: { primarycontactid: { lastname: "x" } } },
      /names no record that exists/,
    ],
    ["half a character", { matchFields: { name: "a\ud83d" } }, /name: half a character/],
    [
      "values to write",
      { matchFields: { name: "x" }, fieldValues: { fax: "1" } },
      /Field Value has fax, which is written only if If None is create; it is null/,
    ],
    ["a misspelt choice", { matchFields: { name: "x" }, ifMany: "last" }, /If Many/],
  ])("%s", async (_, inputs, message) => {
    expect((await failure({ entityType: "accounts", ...inputs })).message).toMatch(message);
    expect(others()).toEqual([]);
  });

  test("a reference to a record that is not there", async () => {
    const matchFields = { primarycontactid: "contact: Nobody At All" };
    const error = await failure({ entityType: "accounts", matchFields });
    expect(error.message).toMatch(/^Match Fields cannot be used: primarycontactid: /);
    expect(others().every(({ url }) => url.includes("/contacts"))).toBe(true);
    const key = { table: "contact", key: { employeeid: "E-0" } };
    const missing = await failure({
      entityType: "accounts",
      matchFields: { primarycontactid: key },
    });
    expect(missing.message).toMatch(/primarycontactid: there is no \/contacts\(employeeid='E-0'\)/);
  });
});
