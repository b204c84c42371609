import { organizationId } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox({ seed: "empty" });
useVirtualTime();

type Row = Record<string, unknown>;

interface Duplicates {
  readonly status: string;
  readonly checked: boolean;
  readonly count: number;
  readonly complete: boolean;
  readonly matches: readonly {
    readonly table: string;
    readonly id: string;
    readonly name: string | null;
    readonly record: Row;
  }[];
  readonly rules: readonly Row[];
  readonly reason: string | null;
}

const find = (inputs: Row) => bench.act<Duplicates>("findDuplicates", inputs);
const failure = (inputs: Row) => bench.failure("findDuplicates", inputs);
const insert = (table: string, row: Row): string => bench.sandbox.insert(table, row as never);
const isDefinition = ({ url }: { url: string }) => /RetrieveMetadataChanges/.test(url);
const others = () => bench.requests().filter((request) => !isDefinition(request));
const asked = () => bench.requests().filter(({ url }) => url.includes("RetrieveDuplicates("));
const entityOf = (at = 0): Row =>
  JSON.parse(new URL(`http://x${asked()[at]?.url}`).searchParams.get("@p1") ?? "");

interface Rule {
  readonly name?: string;
  readonly base?: string;
  readonly matching?: string;
  readonly columns: readonly (string | Row)[];
  readonly published?: boolean;
}

const insertRule = ({ name, base = "account", matching = base, columns, published }: Rule) => {
  const duplicateruleid = insert("duplicaterule", {
    name: name ?? columns.join(),
    baseentityname: base,
    matchingentityname: matching,
    ...(published === false ? {} : { statecode: 1, statuscode: 2 }),
  });
  for (const column of columns) {
    const each = typeof column === "string" ? { baseattributename: column } : column;
    insert("duplicaterulecondition", {
      matchingattributename: each["baseattributename"],
      operatorcode: 0,
      ignoreblankvalues: 1,
      ...each,
      regardingobjectid: duplicateruleid,
    });
  }
  return duplicateruleid;
};

const ACCOUNTS = { entityType: "accounts" };
const RULE = "Accounts with the same account name";

let contoso = "";
beforeAll(() => {
  contoso = insert("account", { name: "Contoso", telephone1: "1" });
  insert("account", { name: "CONTOSO", telephone1: "2" });
});

describe("values that are not stored", () => {
  test("find records, in two requests once the definition is remembered", async () => {
    await find({ ...ACCOUNTS, fieldValues: { name: "x" } });
    bench.sandbox.clearRequests();
    const result = await find({ ...ACCOUNTS, fieldValues: { name: "contoso", fax: "9" } });
    expect(result).toMatchObject({
      status: "found",
      checked: true,
      count: 2,
      complete: true,
      reason: expect.stringMatching(
        /not applied.*: Accounts with the same e-mail address \(emailaddress1\)$/,
      ),
      rules: [
        { name: RULE, matchingTable: "account", applied: true, missing: [] },
        { applied: false, missing: ["emailaddress1"] },
      ],
    });
    expect(result.matches.map(({ table, name }) => [table, name])).toEqual([
      ["account", "Contoso"],
      ["account", "CONTOSO"],
    ]);
    expect(result.matches[0]).toMatchObject({ id: contoso, record: { telephone1: "1" } });
    expect(others()).toHaveLength(2);
    expect(entityOf()).toEqual({
      "@odata.type": "Microsoft.Dynamics.CRM.account",
      name: "contoso",
    });
  });

  test("find none", async () => {
    const result = await find({
      ...ACCOUNTS,
      dynamicValues: { name: "O'Neil & Sons #1", emailaddress1: "o@n.example" },
    });
    expect(result).toMatchObject({ status: "none", checked: true, count: 0, matches: [] });
    expect(result).toMatchObject({ complete: true, reason: null });
  });

  test("are taken in every form, and by any spelling", async () => {
    const id = insertRule({
      columns: ["industrycode", "revenue", "primarycontactid", "lastonholdtime"],
    });
    const primarycontactid = insert("contact", { firstname: "Yvonne", lastname: "McKay" });
    const lastonholdtime = "2026-02-03T09:00:00Z";
    insert("account", {
      name: "Typed",
      industrycode: 1,
      revenue: "12.5",
      primarycontactid,
      lastonholdtime,
    });
    const values = {
      IndustryCode: "Accounting",
      revenue: "12.50",
      primarycontactid: "contact: Yvonne McKay",
      lastonholdtime: "2026-02-03T10:00",
    };
    const options = { timeZone: "Europe/Berlin", includeLabels: true, includeRecordUrl: true };
    const { matches } = await find({ ...ACCOUNTS, fieldValues: values, options });
    expect(matches.map(({ name }) => name)).toEqual(["Typed"]);
    expect(matches[0]?.record).toMatchObject({
      labels: { industrycode: "Accounting", primarycontactid: "Yvonne McKay" },
      recordUrl: expect.stringContaining("etn=account"),
    });
    bench.sandbox.store.remove("duplicaterule", id);
  });

  test("may be in the words of an app", async () => {
    const fieldMap = { company: "name" };
    const given = { ...ACCOUNTS, options: { fieldMap } };
    expect(await find({ ...given, fieldValues: { company: "Contoso" } })).toMatchObject({
      count: 2,
    });
    expect((await failure({ ...given, fieldValues: { firm: "x" } })).message).toMatch(/firm/);
  });

  test.each<[Row, RegExp]>([
    [{}, /^Entity ID, Field Value and Dynamic Values are all empty/],
    [{ fieldValues: { nmae: "x" } }, /nmae: account has no such column; did you mean name/],
    [{ fieldValues: { revenue: "much" } }, /revenue: "much" is not a number/],
    [{ fieldValues: { primarycontactid: { lastname: "New" } } }, /created along by a create only/],
    [{ entityId: "two words" }, /^Entity ID is not a record's id/],
  ])("%j is refused before anything is asked for", async (inputs, message) => {
    expect((await failure({ ...ACCOUNTS, ...inputs })).message).toMatch(message);
    expect(others()).toEqual([]);
  });
});

describe("a record that is stored", () => {
  test("is compared by its values, and is no duplicate itself", async () => {
    const result = await find({ ...ACCOUNTS, entityId: contoso });
    expect(result.matches.map(({ name }) => name)).toEqual(["CONTOSO"]);
    expect(entityOf()).toMatchObject({ accountid: contoso, name: "Contoso" });
    expect(others()).toHaveLength(2);
  });

  test("may be given by a key, with values that it is to get", async () => {
    insert("account", { name: "Renamed", accountnumber: "D-1" });
    const inputs = { ...ACCOUNTS, entityId: "accountnumber='D-1'" };
    expect(await find(inputs)).toMatchObject({ status: "none" });
    expect(await find({ ...inputs, fieldValues: { name: "Contoso" } })).toMatchObject({ count: 2 });
  });

  test("is no duplicate of itself where it was read, and its values are given", async () => {
    const row = await bench.act<Row>("getEntity", { ...ACCOUNTS, entityId: contoso });
    const { matches } = await find({ ...ACCOUNTS, dynamicValues: row });
    expect(matches.map(({ name }) => name)).toEqual(["CONTOSO"]);
    const accountid = `{${contoso.toUpperCase()}}`;
    const again = await find({ ...ACCOUNTS, dynamicValues: { accountid, name: "Contoso" } });
    expect(again.matches).toEqual(matches);
  });

  test("has to be there", async () => {
    const entityId = "00000000-0000-4000-8000-00000000dead";
    expect(await failure({ ...ACCOUNTS, entityId })).toMatchObject({ status: 404 });
    const error = await failure({ ...ACCOUNTS, entityId: "name='Contoso'" });
    expect(error.message).toMatch(/Entity ID names name, which is no key of the table/);
  });
});

test("rules between tables find records of both", async () => {
  const columns = [{ baseattributename: "companyname", matchingattributename: "name" }];
  const id = insertRule({ base: "lead", matching: "account", columns });
  insert("lead", {
    lastname: "Li",
    firstname: "An",
    emailaddress1: "li@a.example",
    companyname: "x",
  });
  const values = {
    lastname: "Li",
    firstname: "An",
    emailaddress1: "li@a.example",
    companyname: "Contoso",
  };
  const result = await find({ entityType: "leads", fieldValues: values });
  expect(result.matches.map(({ table }) => table).sort()).toEqual(["account", "account", "lead"]);
  expect(asked()).toHaveLength(2);
  const body = { code: "0x80048410", message: "Not enabled." };
  const action = { kind: "status", status: 400, body } as const;
  bench.sandbox.fault({ match: { path: "RetrieveDuplicates(" }, after: 1, action });
  const half = await find({ entityType: "leads", fieldValues: values });
  expect(half).toMatchObject({ status: "found", complete: false });
  expect(half.reason).toMatch(/not enabled for the table lead, or for one that its rules find/);
  bench.sandbox.store.remove("duplicaterule", id);
});

test("more than a page is read, and what does not turn pages is not believed", async () => {
  bench.sandbox.store.atomic(() => {
    for (let at = 0; at < 120; at += 1) insert("account", { name: "Many" });
  });
  const inputs = { ...ACCOUNTS, fieldValues: { name: "Many" } };
  expect(await find(inputs)).toMatchObject({ count: 120, complete: true });
  expect(asked()).toHaveLength(3);
  const value = Array.from({ length: 50 }, (_, at) => ({ accountid: `a${at}`, name: "Many" }));
  const body = JSON.stringify({ "@odata.context": "x", value });
  const action = { kind: "rewrite", body } as const;
  bench.sandbox.fault({ match: { path: "RetrieveDuplicates(" }, times: 9, action });
  expect(await find(inputs)).toMatchObject({ count: 50, complete: false, status: "found" });
});

describe("no rule is applied, which is told apart from none", () => {
  const values = { ...ACCOUNTS, fieldValues: { name: "Contoso" } };
  const expectNotChecked = async (inputs: Row, status: string, reason: RegExp) => {
    const result = await find(inputs);
    expect(result).toMatchObject({
      status,
      checked: false,
      count: 0,
      complete: false,
      matches: [],
    });
    expect(result.reason).toMatch(reason);
    const error = await failure({ ...inputs, ifNotChecked: "fail" });
    expect(error).toMatchObject({ outcome: "notDone" });
    expect(error.message).toMatch(reason);
  };
  const organization = (on: boolean) =>
    bench.sandbox.store.update("organization", organizationId, {
      isduplicatedetectionenabled: Number(on),
    });

  test("detection is switched off", async () => {
    organization(false);
    await expectNotChecked(values, "switchedOff", /switched off in this environment/);
    expect(asked()).toEqual([]);
    // Whoever may not read the settings hears it from the function itself.
    const body = { code: "0x80040220", message: "Not allowed." };
    const deny = { kind: "status", status: 403, body } as const;
    bench.sandbox.fault({ match: { path: "/organizations" }, times: 9, action: deny });
    await expectNotChecked(values, "switchedOff", /switched off in this environment/);
    expect(asked()).toHaveLength(2);
    organization(true);
  });

  test("no rule is published", async () => {
    const rules = bench.sandbox.store.find("duplicaterule", { baseentityname: "account" });
    const publish = (statecode: number) => {
      for (const { duplicateruleid: id } of rules) {
        const state = { statecode, statuscode: 2 * statecode };
        bench.sandbox.store.update("duplicaterule", String(id), state);
      }
    };
    publish(0);
    await expectNotChecked(
      values,
      "noRules",
      /no duplicate detection rule of the table account is published/,
    );
    publish(1);
  });

  test("the table is not enabled for it", async () => {
    const inputs = { entityType: "tasks", fieldValues: { subject: "Call" } };
    await expectNotChecked(inputs, "notEnabled", /not enabled for the table task/);
  });

  test("the columns of all rules are empty", async () => {
    const inputs = { ...ACCOUNTS, fieldValues: { fax: "1", name: null } };
    await expectNotChecked(
      inputs,
      "noValues",
      /columns that the rules compare are empty: name, emailaddress1/,
    );
    const { rules } = await find(inputs);
    expect(rules).toMatchObject([{ missing: ["name"] }, { missing: ["emailaddress1"] }]);
    expect(asked()).toEqual([]);
  });
});

test("the recipe: a lead of a form is created, or the one that is there is updated", async () => {
  const form = { lastname: "Okoro", firstname: "Ada", emailaddress1: "ada@okoro.example" };
  const run = async () => {
    const inputs = { entityType: "leads", dynamicValues: form, ifNotChecked: "fail" };
    const { count, matches } = await find(inputs);
    if (count === 0) return bench.act("createEntity", { entityType: "leads", dynamicValues: form });
    const [match] = matches;
    const address = { entityType: match?.table, entityId: match?.id };
    return bench.act("updateEntity", { ...address, dynamicValues: { telephone1: "555" } });
  };
  const [first, second] = [await run(), await run()] as Row[];
  expect(second).toMatchObject({ leadid: first?.["leadid"], telephone1: "555" });
  expect(bench.sandbox.store.find("lead", { emailaddress1: form.emailaddress1 })).toHaveLength(1);
});

test("a text of blanks is as empty as none", async () => {
  const result = await find({ ...ACCOUNTS, fieldValues: { name: "  " } });
  expect(result).toMatchObject({ status: "noValues", checked: false });
});

describe("when something goes wrong", () => {
  const inputs = { ...ACCOUNTS, fieldValues: { name: "Contoso" } };
  test.each([
    { kind: "throttle", retryAfter: 3 },
    { kind: "lostResponse" },
    { kind: "gateway", status: 503 },
    { kind: "truncate", bytes: 30 },
  ] as const)("%j: it is read again", async (action) => {
    for (const path of ["/duplicaterules", "RetrieveDuplicates("]) {
      bench.sandbox.fault({ match: { path }, action });
      expect(await find(inputs)).toMatchObject({ count: 2 });
    }
  });

  test("the rules may not be read: that is told, and nothing passes for none", async () => {
    const body = { code: "0x80040220", message: "missing prvReadDuplicateRule privilege" };
    const deny = { kind: "status", status: 403, body } as const;
    bench.sandbox.fault({ match: { path: "/duplicaterules" }, action: deny });
    expect(await failure(inputs)).toMatchObject({ status: 403, code: "0x80040220" });
  });

  test("a long value goes another way than the URL", async () => {
    const id = insertRule({ columns: ["description"] });
    const description = "ä".repeat(1_900);
    insert("account", { name: "Long", description });
    const result = await find({ ...ACCOUNTS, fieldValues: { description } });
    expect(result.matches.map(({ name }) => name)).toEqual(["Long"]);
    bench.sandbox.store.remove("duplicaterule", id);
  });
});
