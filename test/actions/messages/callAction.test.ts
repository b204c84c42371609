import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const USER = "d3b07384-d9a0-ee11-be37-6045bd0b2201";

const bench = useSandbox({
  customApis: {
    new_Route: ({ parameters }) => ({
      Owner: { table: "systemuser", id: USER },
      Text: JSON.stringify(parameters),
    }),
    new_Kind: () => ({ Text: "" }),
    new_Fail: () => {
      throw new Error("Nobody is there.");
    },
  },
});
useVirtualTime();

const [TIME, ENTITY, ENTITIES, REFERENCE, TEXT, TEXTS] = [1, 3, 4, 5, 10, 11];

type Fields = Record<string, string | number>;
const insertApi = (uniquename: string, parameters: Fields[] = [], results: Fields[] = []) => {
  const { sandbox } = bench;
  const customapiid = sandbox.insert("customapi", { uniquename, displayname: uniquename });
  for (const each of parameters) {
    sandbox.insert("customapirequestparameter", { customapiid, isoptional: 1, ...each });
  }
  for (const each of results) sandbox.insert("customapiresponseproperty", { customapiid, ...each });
  return customapiid;
};
beforeAll(() => {
  insertApi(
    "new_Route",
    [
      { uniquename: "Target", type: REFERENCE },
      { uniquename: "Lead", type: REFERENCE, logicalentityname: "lead" },
      { uniquename: "Rows", type: ENTITIES },
      { uniquename: "Names", type: TEXTS },
      { uniquename: "When", type: TIME },
      { uniquename: "Draft", type: ENTITY, logicalentityname: "contact" },
    ],
    [
      { uniquename: "Owner", type: REFERENCE },
      { uniquename: "Text", type: TEXT },
    ],
  );
  insertApi("new_Fail");
});

const ACCOUNT = "aaaaaaaa-0000-4000-8000-000000000001";
beforeEach(() => {
  forgetAt(bench.sandbox.url);
  bench.sandbox.store.remove("account", ACCOUNT);
  bench.sandbox.insert("account", { accountid: ACCOUNT, name: "Litware", accountnumber: "L-1" });
});

const call = <T = unknown>(inputs: Record<string, unknown>) => bench.act<T>("callAction", inputs);
const failure = (inputs: Record<string, unknown>) => bench.failure("callAction", inputs);
const posts = () =>
  bench
    .requests()
    .filter(({ method }) => method === "POST")
    .map(({ url, body }) => [
      decodeURIComponent(url).replace("/api/data/v9.2/", ""),
      JSON.parse(String(body)) as unknown,
    ]);

test("a custom API on a record, by the key of the record", async () => {
  const parameters = { amount: "60000" };
  const entityId = "accountnumber='L-1'";
  const answer = await call({ message: "new_checkcredit", entityId, parameters });
  expect(answer).toEqual({ IsApproved: false, Limit: 50_000 });
  expect(posts()).toEqual([
    ["accounts(accountnumber='L-1')/Microsoft.Dynamics.CRM.new_CheckCredit", { Amount: 60_000 }],
  ]);
});

test("records, lists and dates are typed, and references come back as table and id", async () => {
  const answer = await call({
    message: "new_Route",
    parameters: {
      Target: "account: Litware",
      Rows: [{ table: "account", key: { accountnumber: "L-1" } }, `accounts(${ACCOUNT})`],
      Names: ["a"],
      When: "2026-01-31 10:00+01:00",
      Draft: {
        lastname: "Lee",
        donotphone: "yes",
        parentcustomerid: { table: "account", id: ACCOUNT },
      },
    },
  });
  expect(answer).toMatchObject({ Owner: { table: "systemuser", id: USER } });
  const account = { accountid: ACCOUNT, "@odata.type": "Microsoft.Dynamics.CRM.account" };
  const Draft = {
    lastname: "Lee",
    donotphone: true,
    "parentcustomerid_account@odata.bind": `/accounts(${ACCOUNT})`,
    "@odata.type": "Microsoft.Dynamics.CRM.contact",
  };
  const When = "2026-01-31T09:00:00Z";
  const body = { Target: account, Rows: [account, account], Names: ["a"], When, Draft };
  expect(posts()).toEqual([["new_Route", body]]);
});

test("everything wrong with the values is told at once, and nothing is sent", async () => {
  const Lead = { table: "account", id: ACCOUNT };
  const parameters = { Target: ACCOUNT, Lead, When: "soon", Names: "x" };
  const { message } = await failure({ message: "new_Route", parameters });
  for (const name of ["Target: ", "Lead: it takes a record of lead", "When: ", "Names: "]) {
    expect(message).toContain(name);
  }
  expect(posts()).toEqual([]);
});

test("a name alone is neither taken for a record of that name nor for columns", async () => {
  bench.sandbox.insert("contact", { lastname: "Lee" });
  const error = await failure({ message: "new_Route", parameters: { Draft: { name: "Lee" } } });
  expect(error.message).toContain("Draft: it may be a record of that name, or the columns of one");
  expect(posts()).toEqual([]);
  await call({
    message: "new_Route",
    parameters: { Draft: { "@odata.type": "contact", lastname: "Lee" } },
  });
  expect(posts()).toHaveLength(1);
});

test("members of a team by their names", async () => {
  const teamid = bench.sandbox.insert("team", { name: "Night shift" });
  const user = bench.sandbox.insert("systemuser", { lastname: "Lamb" });
  const parameters = { Members: ["systemuser: Lamb"] };
  expect(await call({ message: "AddMembersTeam", entityId: teamid, parameters })).toEqual({});
  expect(posts()).toEqual([
    [
      `teams(${teamid})/Microsoft.Dynamics.CRM.AddMembersTeam`,
      { Members: [{ ownerid: user, "@odata.type": "Microsoft.Dynamics.CRM.systemuser" }] },
    ],
  ]);
});

const newDeal = () => bench.sandbox.insert("opportunity", { name: "Big one" });

test("a deal is won with its closing as columns and the status reason by its label", async () => {
  const opportunityid = newDeal();
  const OpportunityClose = { subject: "Won", opportunityid, actualrevenue: "1000" };
  const parameters = { OpportunityClose, Status: "won" };
  expect(await call({ message: "WinOpportunity", parameters })).toEqual({});
  const closing = {
    subject: "Won",
    "opportunityid@odata.bind": `/opportunities(${opportunityid})`,
    actualrevenue: 1000,
    "@odata.type": "Microsoft.Dynamics.CRM.opportunityclose",
  };
  expect(posts()).toEqual([["WinOpportunity", { OpportunityClose: closing, Status: 3 }]]);
});

describe("a lost answer", () => {
  test("is never repeated, and says what to read", async () => {
    const OpportunityClose = { subject: "Won", opportunityid: newDeal() };
    const parameters = { OpportunityClose, Status: 3 };
    const action = { kind: "lostResponse" } as const;
    bench.sandbox.fault({ match: { path: /WinOpportunity/ }, action });
    const error = await failure({ message: "WinOpportunity", parameters });
    expect(error.outcome).toBe("unknown");
    expect(error.message).toContain(
      "Read statecode and statuscode of the record before calling it again",
    );
    expect(posts()).toHaveLength(1);
  });

  test("may as well be a gateway's 503", async () => {
    bench.sandbox.fault({
      match: { method: "POST", path: /new_Route/ },
      action: { kind: "status", status: 503 },
    });
    const error = await failure({ message: "new_Route" });
    expect(error.message).toContain("It is not known whether new_Route was carried out");
    expect(posts()).toHaveLength(1);
  });
});

test("too many requests are waited for, since nothing was carried out", async () => {
  const action = { kind: "throttle", retryAfter: 2 } as const;
  bench.sandbox.fault({ match: { method: "POST", path: /new_Route/ }, action, times: 2 });
  await call({ message: "new_Route" });
  expect(posts()).toHaveLength(3);
});

test("a refusal of its developers keeps their words", async () => {
  const error = await failure({ message: "new_Fail" });
  expect(error).toMatchObject({ status: 400, code: "0x80040265", outcome: "notDone" });
  expect(error.message).toContain("Nobody is there.");
});

test("a custom API that went away is told from one that is refused", async () => {
  const id = insertApi("new_Gone");
  await call({ message: "new_Gone" });
  bench.sandbox.store.remove("customapi", id);
  const { message } = await failure({ message: "new_Gone" });
  expect(message).toContain("removed or deactivated");
});

test("what is remembered of a custom API is read again before it refuses anything", async () => {
  const customapiid = insertApi("new_Grows");
  await call({ message: "new_Grows" });
  const row = { customapiid, uniquename: "Note", type: TEXT, isoptional: 1 };
  bench.sandbox.insert("customapirequestparameter", row);
  await call({ message: "new_Grows", parameters: { Note: "x" } });
  expect(posts().at(-1)).toEqual(["new_Grows", { Note: "x" }]);
});

describe("what is remembered of a custom API that was made anew does not refuse", () => {
  const anew = (id: string, row: Fields) => {
    bench.sandbox.store.remove("customapi", id);
    return bench.sandbox.insert("customapi", row);
  };

  test("its other kind", async () => {
    const old = insertApi("new_Kind");
    await call({ message: "new_Kind" });
    const customapiid = anew(old, { uniquename: "new_Kind", isfunction: 1 });
    bench.sandbox.insert("customapiresponseproperty", {
      customapiid,
      uniquename: "Text",
      type: TEXT,
    });
    await bench.act("callFunction", { message: "new_Kind" });
    expect(bench.requests().at(-1)?.url).toContain("new_Kind()");
  });

  test("the record that it works on by now", async () => {
    const old = insertApi("new_Bound");
    await call({ message: "new_Bound" });
    anew(old, { uniquename: "new_Bound", bindingtype: 1, boundentitylogicalname: "account" });
    await call({ message: "new_Bound", entityId: ACCOUNT });
    const path = `accounts(${ACCOUNT})/Microsoft.Dynamics.CRM.new_Bound`;
    expect(posts().at(-1)).toEqual([path, {}]);
  });

  test("values of a parameter's new type", async () => {
    const first = { uniquename: "Note", type: TIME };
    const old = insertApi("new_Typed", [first]);
    await call({ message: "new_Typed" });
    const customapiid = anew(old, { uniquename: "new_Typed" });
    const row = { customapiid, uniquename: "Note", type: TEXT, isoptional: 1 };
    bench.sandbox.insert("customapirequestparameter", row);
    await call({ message: "new_Typed", parameters: { Note: "soon" } });
    expect(posts().at(-1)).toEqual(["new_Typed", { Note: "soon" }]);
  });

  test("in words of what is gone", async () => {
    const old = insertApi("new_Lost");
    await call({ message: "new_Lost" });
    bench.sandbox.store.remove("customapi", old);
    const { message } = await failure({ message: "new_Lost", parameters: { Note: "x" } });
    expect(message).toContain("new_Lost is no message of this environment");
  });
});

test("the rows that a lead becomes are references", async () => {
  const lead = { subject: "Big", lastname: "Lee", companyname: "Lee Ltd." };
  const entityId = bench.sandbox.insert("lead", lead);
  const parameters = {
    createaccount: "true",
    CreateContact: true,
    CreateOpportunity: "no",
    Status: "qualified",
  };
  const answer = await call({ message: "QualifyLead", entityId, parameters });
  const id = expect.any(String);
  expect(answer).toEqual({
    value: expect.arrayContaining([
      { table: "account", id },
      { table: "contact", id },
    ]),
    hasMore: false,
  });
});

test.each([
  ["WhoAmI", "WhoAmI is a function: use Call Function"],
  ["BulkDelete", "Bulk Delete Entities"],
  ["CreateMultiple", "Bulk Create Entities"],
  ["ImportSolution", "Raw Request"],
  ["SetState", "Set Record State"],
])("%s is refused", async (message, expected) => {
  expect((await failure({ message })).message).toContain(expected);
  expect(bench.requests()).toEqual([]);
});
