import { useSandbox } from "../../support/sandbox";
import { useLeads } from "./leads";

const bench = useSandbox({ seed: "empty" });
const { lead, last, qualify, stored, posts, sent, stranger } = useLeads(bench);
const ANY = expect.any(String);

describe("existing records take the place of new ones", () => {
  const account = () =>
    bench.sandbox.insert("account", { name: `Litware ${last()}`, accountnumber: `L-${last()}` });
  const contact = () => {
    const employeeid = `E-${last()}`;
    return bench.sandbox.insert("contact", { lastname: `Known ${last()}`, employeeid });
  };

  test("an account, which is the customer", async () => {
    const id = lead();
    const accountId = account();
    const result = await qualify({ lead: id, account: `Litware ${last()}` });
    expect(result).toMatchObject({ account: null, contact: { contactid: ANY } });
    expect(result.opportunity?.["_customerid_value"]).toBe(accountId);
    expect(stored("lead", id)).toMatchObject({ parentaccountid: accountId });
    expect(sent()).toMatchObject([
      {
        CreateAccount: false,
        CreateContact: true,
        OpportunityCustomerId: {
          accountid: accountId,
          "@odata.type": "Microsoft.Dynamics.CRM.account",
        },
      },
    ]);
  });

  test("a contact, which is the customer where there is no account", async () => {
    const id = lead();
    const contactId = contact();
    const result = await qualify({ lead: id, contact: contactId, createAccount: false });
    expect(result.opportunity?.["_customerid_value"]).toBe(contactId);
    const next = lead();
    const other = await qualify({ lead: next, contact: contactId });
    expect(other.opportunity?.["_customerid_value"]).toBe(other.account?.["accountid"]);
    expect(other.opportunity?.["_parentcontactid_value"]).toBe(contactId);
  });

  test("both, of which the lead has one already", async () => {
    const accountId = account();
    const contactId = contact();
    const id = lead({ parentaccountid: accountId });
    const result = await qualify({ lead: id, account: accountId, contact: contactId });
    expect(result.opportunity).toMatchObject({
      _parentaccountid_value: accountId,
      _parentcontactid_value: contactId,
    });
    const patches = bench.requests().filter(({ method }) => method === "PATCH");
    expect(patches.map(({ body }) => JSON.parse(String(body)))).toEqual([
      { "parentcontactid@odata.bind": `/contacts(${contactId})` },
    ]);
  });

  const forms: readonly [string, (id: string) => unknown][] = [
    ["a GUID", (id) => id],
    ["a GUID in braces", (id) => `{${id.toUpperCase()}}`],
    ["a name", () => `Litware ${last()}`],
    ["table: name", () => `account: Litware ${last()}`],
    ["Display name: name", () => `Accounts: Litware ${last()}`],
    ["an alternate key", () => `accountnumber='L-${last()}'`],
    ["a path", (id) => `/accounts(${id})`],
    ["a path with a key", () => `accounts(accountnumber='L-${last()}')`],
    ["an address of the app", (id) => `${bench.sandbox.url}/main.aspx?etn=account&id=${id}`],
    ["{table, id}", (id) => ({ table: "account", id })],
    ["{table, id} as text", (id) => JSON.stringify({ table: "accounts", id })],
    ["{id}", (id) => ({ id })],
    ["{table, key}", () => ({ table: "account", key: { accountnumber: `L-${last()}` } })],
    ["{name}", () => ({ name: `Litware ${last()}` })],
    ["a row that was read", (accountid) => ({ accountid, name: "Other" })],
  ];
  test.each(forms)("%s refers to an account, cold and warm", async (_form, of) => {
    const [first, second] = [lead(), lead()];
    const accountId = account();
    await qualify({ lead: first, account: of(accountId), connection: stranger() });
    await qualify({ lead: second, account: of(accountId) });
    expect(stored("lead", first)).toMatchObject({ parentaccountid: accountId });
    expect(stored("lead", second)).toMatchObject({ parentaccountid: accountId });
  });

  test("an answer that does not say which account a key means is none", async () => {
    bench.sandbox.insert("account", { name: "Keyed", accountnumber: "KEY-1" });
    bench.sandbox.fault({
      match: { method: "GET", path: "/accounts(" },
      action: { kind: "rewrite", body: "{}" },
    });
    const inputs = { lead: lead(), account: "accountnumber='KEY-1'" };
    const error = await bench.failure("qualifyLead", inputs);
    expect(error.message).toMatch(/^Reading the ID of accounts\(.*: the answer has no accountid\./);
    expect(bench.requests().every(({ method }) => method === "GET")).toBe(true);
  });

  test("a name may hold a colon, and be that of no table", async () => {
    const id = lead();
    const accountId = bench.sandbox.insert("account", { name: `Litware: Berlin ${last()}` });
    await qualify({ lead: id, account: `Litware: Berlin ${last()}` });
    expect(stored("lead", id)).toMatchObject({ parentaccountid: accountId });
  });

  test.each<[unknown, RegExp]>([
    ["Nobody", /^Account: no record of account is named "Nobody"/],
    ["contact: Jane", /^Account: it is a record of contact; expected one of account\.$/],
    [
      "/contacts(00000000-0000-4000-8000-000000000001)",
      /^Account: it is a record of contact; expected one/,
    ],
    ["Twice", /^Account: several records of account are named "Twice": give one of \/accounts\(/],
    ["https://elsewhere.example/main.aspx?etn=account&id=x", /^Account: .*elsewhere\.example/],
    [
      { contactid: "00000000-0000-4000-8000-000000000001" },
      /^Account: it does not say which record it is: set accountid/,
    ],
    [{ table: "nothing", id: "00000000-0000-4000-8000-000000000001" }, /^Account: .*"nothing"/],
    ["accountnumber=", /^Account: the key has no value for accountnumber\.$/],
    [5.5, /^Account: no record of account is named "5\.5"/],
  ])("%j is refused before anything is written", async (given, why) => {
    for (let at = 0; at < 2; at += 1) bench.sandbox.insert("account", { name: "Twice" });
    const error = await bench.failure("qualifyLead", { lead: lead(), account: given });
    expect(error.message).toMatch(why);
    const written = bench.requests().filter(({ method }) => method !== "GET");
    expect(written).toEqual([]);
  });
});

describe("the opportunity", () => {
  test.each([
    ["currency", "EUR", "transactioncurrency", { isocurrencycode: "EUR" }],
    ["currency", "Euro", "transactioncurrency", { isocurrencycode: "EUR" }],
    ["campaign", "CMP-7", "campaign", { codename: "CMP-7" }],
    ["campaign", "Spring", "campaign", { codename: "CMP-7" }],
  ])("takes %s %s", async (input, given, table, key) => {
    if (bench.sandbox.store.find("campaign", { codename: "CMP-7" }).length === 0) {
      bench.sandbox.insert("campaign", { codename: "CMP-7", name: "Spring" });
    }
    const [row] = bench.sandbox.store.find(table, key);
    const result = await qualify({ lead: lead(), options: { [input]: given } });
    const column = table === "campaign" ? "campaignid" : "transactioncurrencyid";
    expect(result.opportunity?.[`_${column}_value`]).toBe(row?.[`${table}id`]);
  });

  test.each(["currency", "campaign"])("is needed for a %s", async (input) => {
    const options = { [input]: "EUR" };
    const given = { lead: lead(), createOpportunity: false, options };
    const error = await bench.failure("qualifyLead", given);
    expect(error.message).toMatch(/is for the opportunity, and Create Opportunity is false/);
    expect(bench.requests()).toEqual([]);
  });

  test("is refused for a currency that is not there", async () => {
    const options = { currency: "XXX" };
    const error = await bench.failure("qualifyLead", { lead: lead(), options });
    expect(error.message).toMatch(/^Currency: no record of transactioncurrency is named "XXX"/);
  });
});

describe("the status", () => {
  beforeAll(() => {
    const { store } = bench.sandbox;
    const declaration = store.schema.tables.get("lead")?.declaration;
    if (!declaration) throw new Error("The sandbox has no leads.");
    store.reshape({
      ...declaration,
      columns: declaration.columns.map((column) =>
        column.name === "statuscode"
          ? {
              ...column,
              options: [
                ...(column.options ?? []),
                { value: 100000001, label: "Handed to Sales", state: 1 },
              ],
            }
          : column,
      ),
    });
  });

  test.each([
    ["Handed to Sales", 100000001],
    ["handed to sales", 100000001],
    ["100000001", 100000001],
    ["Qualified: Handed to Sales (100000001)", 100000001],
    ["handed to sales (100000001)", 100000001],
    ["Qualified: Handed to Sales", 100000001],
    ["Qualified", 3],
    ["Qualified (3)", 3],
    [3, 3],
  ])("%s is %d", async (status, value) => {
    const id = lead();
    await qualify({ lead: id, options: { status }, connection: stranger() });
    expect(stored("lead", id)).toMatchObject({ statecode: 1, statuscode: value });
  });

  test.each<[string, RegExp]>([
    [
      "Lost",
      /^Status "Lost" is a status reason of leads that are not qualified; expected one of Q/,
    ],
    ["Disqualified: Lost (4)", /^Status "Disqualified: Lost \(4\)" is no status reason of leads/],
    ["4", /^Status "4" is a status reason of leads that are not qualified; expected one of Q/],
    ["Won", /^Status "Won" is no status reason of leads; expected one of Qualified \(3\), Handed/],
  ])("%s is refused", async (status, why) => {
    const error = await bench.failure("qualifyLead", { lead: lead(), options: { status } });
    expect(error.message).toMatch(why);
    expect(posts()).toEqual([]);
  });
});
