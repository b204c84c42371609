import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { useLeads } from "./leads";

/** A user whom the sandbox has from the start. */
const ADMINISTRATOR = "4026be43-6b69-e111-8f65-78e7d1620f5e";

const bench = useSandbox({ seed: "empty" });
const time = useVirtualTime();
const { lead, last, qualify, stored, posts, sent, made, stranger } = useLeads(bench);
const ANY = expect.any(String);

test("makes an account, a contact and an opportunity, in three requests", async () => {
  const id = lead();
  const result = await qualify({ lead: id, connection: stranger() });
  expect(result).toMatchObject({
    changed: true,
    leadId: id,
    account: { accountid: ANY, name: `Fabrikam ${last()}`, _originatingleadid_value: id },
    contact: { contactid: ANY, lastname: `Doe ${last()}`, _originatingleadid_value: id },
    opportunity: { opportunityid: ANY, name: `Sensors ${last()}`, _originatingleadid_value: id },
  });
  expect(result.opportunity?.["_parentaccountid_value"]).toBe(result.account?.["accountid"]);
  expect(result.records).toHaveLength(3);
  expect(stored("lead", id)).toMatchObject({ statecode: 1, statuscode: 3 });
  expect(bench.requests().map(({ method }) => method)).toEqual(["GET", "POST", "POST"]);
  expect(sent()).toEqual([
    { CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 },
  ]);
});

test("makes only what is wanted", async () => {
  const id = lead();
  const result = await qualify({ lead: id, createAccount: "false", createOpportunity: false });
  expect(result).toMatchObject({ account: null, opportunity: null, contact: { contactid: ANY } });
  expect(made(id)).toEqual([0, 1, 0]);
  const bare = await qualify({
    lead: lead(),
    createAccount: false,
    createContact: false,
    createOpportunity: false,
  });
  expect(bare).toMatchObject({ changed: true, account: null, contact: null, records: [] });
});

test("a lead that is qualified stays as it is", async () => {
  const id = lead();
  const first = await qualify({ lead: id });
  const createdon = new Date(Date.now() + 60_000).toISOString();
  bench.sandbox.insert("opportunity", { name: "Another", originatingleadid: id, createdon });
  bench.sandbox.clearRequests();
  const second = await qualify({ lead: id, options: { currency: "no such" } });
  expect(second).toMatchObject({ changed: false, leadId: id });
  expect(second.opportunity?.["opportunityid"]).toBe(first.opportunity?.["opportunityid"]);
  expect(second.records).toHaveLength(4);
  expect(posts()).toEqual([]);
});

test("a lead that is disqualified is refused, and one that is not there", async () => {
  const closed = lead({ statecode: 2, statuscode: 4 });
  const error = await bench.failure("qualifyLead", { lead: closed });
  expect(error.message).toMatch(
    /^The lead [0-9a-f-]{36} is disqualified; expected an open one: reopen it first/,
  );
  const missing = await bench.failure("qualifyLead", {
    lead: "00000000-0000-4000-8000-00000000dead",
  });
  expect(missing).toMatchObject({ status: 404 });
  expect(missing.message).toContain("Check the Lead: the record may have been deleted");
  expect(posts()).toEqual([]);
});

test("duplicates are suppressed on demand only", async () => {
  const header = "mscrm.suppressduplicatedetection";
  await qualify({ lead: lead() });
  expect(posts()[0]?.headers[header]).toBeUndefined();
  bench.sandbox.clearRequests();
  await qualify({ lead: lead(), options: { suppressDuplicates: "true" } });
  expect(posts()[0]?.headers[header]).toBe("true");
});

describe("when something goes wrong", () => {
  const match = { method: "POST", path: "QualifyLead" };

  test("429: it waits, and qualifies once", async () => {
    const id = lead();
    bench.sandbox.fault({ match, action: { kind: "throttle", retryAfter: 3 } });
    expect(await qualify({ lead: id })).toMatchObject({ changed: true });
    expect(time.sleeps).toEqual([3000]);
    expect(made(id)).toEqual([1, 1, 1]);
  });

  test.each([
    { kind: "lostResponse" },
    { kind: "truncate", bytes: 20 },
    { kind: "malformed" },
    { kind: "gateway", status: 503, applied: true },
  ] as const)("%j: the lead is read, and nothing sent again", async (action) => {
    const id = lead();
    bench.sandbox.fault({ match, action });
    const result = await qualify({ lead: id });
    expect(result).toMatchObject({ changed: true, account: { accountid: ANY } });
    expect(result.records).toHaveLength(3);
    expect(posts()).toHaveLength(1);
    expect(made(id)).toEqual([1, 1, 1]);
    expect(bench.log.warn.join()).toMatch(/the answer was lost, but the lead is qualified/);
  });

  test.each([
    { kind: "reset" },
    { kind: "gateway", status: 503 },
    { kind: "sql", number: -2 },
  ] as const)("%j: the lead is read three times, and is open", async (action) => {
    const id = lead();
    bench.sandbox.fault({ match, action });
    const error = await bench.failure("qualifyLead", { lead: id });
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.message).toMatch(/The lead was read afterwards and was still open/);
    expect(time.sleeps).toEqual([5000, 15000]);
    expect(posts()).toHaveLength(1);
    expect(await qualify({ lead: id })).toMatchObject({ changed: true });
    expect(made(id)).toEqual([1, 1, 1]);
  });

  test("what cannot be read afterwards stays unknown, with both reasons", async () => {
    const id = lead();
    bench.sandbox.fault({ match, action: { kind: "lostResponse" } });
    const refused = { code: "0x80040220", message: "missing prvReadAccount privilege" };
    bench.sandbox.fault({
      match: { path: "$batch" },
      action: { kind: "status", status: 403, body: refused },
    });
    const error = await bench.failure("qualifyLead", { lead: id });
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.message).toMatch(/What became of it could not be read: .*prvReadAccount/);
    expect(await qualify({ lead: id })).toMatchObject({ changed: false });
  });

  test("a read that is refused after the qualification says what was created", async () => {
    const id = lead();
    const refused = { code: "0x80040220", message: "missing prvReadAccount privilege" };
    bench.sandbox.fault({
      match: { path: "$batch" },
      action: { kind: "status", status: 403, body: refused },
    });
    const error = await bench.failure("qualifyLead", { lead: id });
    expect(error).toMatchObject({ outcome: "done", status: 403 });
    expect(error.message).toMatch(/was qualified all the same, which created .*account [0-9a-f-]+/);
    expect(made(id)).toEqual([1, 1, 1]);
  });

  test("a refusal half way says what was done before", async () => {
    const id = lead();
    const accountId = bench.sandbox.insert("account", { name: "Half way" });
    const refused = { code: "0x80081018", message: "You cannot qualify this lead." };
    bench.sandbox.fault({ match, action: { kind: "status", status: 403, body: refused } });
    const error = await bench.failure("qualifyLead", { lead: id, account: accountId });
    expect(error).toMatchObject({ outcome: "notDone", code: "0x80081018" });
    expect(error.message).toContain(`has got the existing account accounts(${accountId}) before`);
    expect(stored("lead", id)).toMatchObject({ statecode: 0, parentaccountid: accountId });
    bench.sandbox.clearRequests();
    expect(await qualify({ lead: id, account: accountId })).toMatchObject({ changed: true });
    expect(bench.requests().filter(({ method }) => method === "PATCH")).toEqual([]);
  });

  test("somebody else was faster: the lead is qualified, and nothing was changed here", async () => {
    const id = lead();
    await qualify({ lead: id });
    const body = JSON.stringify({ leadid: id, statecode: 0 });
    bench.sandbox.fault({
      match: { method: "GET", path: "/leads(" },
      action: { kind: "rewrite", body },
    });
    expect(await qualify({ lead: id })).toMatchObject({ changed: false });
    expect(made(id)).toEqual([1, 1, 1]);
  });

  test.each([
    [{}, /the answer has no leadid\.$/],
    [{ leadid: "", statecode: 0 }, /the answer has no leadid\.$/],
    ["leadid", /the answer does not say in which state the lead is\.$/],
  ])("a lead that is read as %j is taken for no lead", async (row, why) => {
    const id = lead();
    const body = JSON.stringify(row === "leadid" ? { leadid: id } : row);
    bench.sandbox.fault({
      match: { method: "GET", path: "/leads(" },
      action: { kind: "rewrite", body },
    });
    const error = await bench.failure("qualifyLead", { lead: id });
    expect(error).toMatchObject({ outcome: "notDone" });
    expect(error.message.replace(/ \[request id .*\]$/, "")).toMatch(why);
    expect(posts()).toEqual([]);
  });

  test("a duplicate is refused with what to do", async () => {
    const body = { code: "0x80040333", message: "A record was not created: a duplicate exists." };
    bench.sandbox.fault({ match, action: { kind: "status", status: 412, body } });
    const error = await bench.failure("qualifyLead", { lead: lead() });
    expect(error).toMatchObject({ outcome: "notDone", status: 412 });
    expect(error.message).toMatch(/as Account or Contact, or set Suppress Duplicates to true\./);
  });

  test("a lead that somebody closed meanwhile is told in Dataverse's words where it cannot be read", async () => {
    const body = { code: "0x80040519", message: "The lead is already closed." };
    bench.sandbox.fault({ match, action: { kind: "status", status: 400, body } });
    const refused = { code: "0x80040220", message: "missing prvReadAccount privilege" };
    bench.sandbox.fault({
      match: { path: "$batch" },
      action: { kind: "status", status: 403, body: refused },
    });
    const error = await bench.failure("qualifyLead", { lead: lead() });
    expect(error).toMatchObject({ code: "0x80040519", outcome: "notDone" });
  });

  test("an environment without Sales has no such action", async () => {
    const body = {
      code: "0x8006088a",
      message: "Resource not found for the segment 'Microsoft.Dynamics.CRM.QualifyLead'.",
    };
    bench.sandbox.fault({ match, action: { kind: "status", status: 404, body } });
    const error = await bench.failure("qualifyLead", { lead: lead() });
    expect(error.message).toMatch(
      /no action QualifyLead: it comes with the app Dynamics 365 Sales/,
    );
  });
});

test("a status reason that is a minute old is taken", async () => {
  const connection = bench.connection();
  await bench.act("describeEntityType", { entityType: "lead", connection });
  const { store } = bench.sandbox;
  const declaration = store.schema.tables.get("lead")?.declaration;
  if (!declaration) throw new Error("The sandbox has no leads.");
  const added = { value: 100000009, label: "Handed Over", state: 1 };
  store.reshape({
    ...declaration,
    columns: declaration.columns.map((column) =>
      column.name === "statuscode"
        ? { ...column, options: [...(column.options ?? []), added] }
        : column,
    ),
  });
  time.advance(60_000);
  const id = lead();
  await qualify({ lead: id, options: { status: "Handed Over" }, connection });
  expect(stored("lead", id)).toMatchObject({ statuscode: 100000009 });
});

test("acts for another user in every request", async () => {
  const impersonateUserId = ADMINISTRATOR;
  const account = bench.sandbox.insert("account", { name: "Acted for" });
  await qualify({ lead: lead(), account, options: { impersonateUserId } });
  const headers = bench.requests().map(({ headers: sentAs }) => sentAs["mscrmcallerid"]);
  expect(headers).toEqual(Array(4).fill(impersonateUserId));
});
