import { currencies, teams, users } from "dataverse-sandbox";
import type { ShareResult } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox();
beforeEach(() => forgetAt(bench.sandbox.url));

const account = (values: object = {}) =>
  bench.sandbox.insert("account", { name: "Fabrikam", ...values });
const ENGINEER = { table: "systemuser", id: users.engineer.id };
const DESK = { table: "team", id: teams.tender };
const given = (inputs: Record<string, unknown>) => ({
  entityType: "accounts",
  principal: ENGINEER,
  ...inputs,
});
const share = (inputs: Record<string, unknown>) =>
  bench.act<ShareResult>("shareEntity", given({ rights: ["Read"], ...inputs }));
const unshare = (inputs: Record<string, unknown>) =>
  bench.act<ShareResult>("unshareEntity", given(inputs));
const refused = (inputs: Record<string, unknown>, key = "shareEntity") =>
  bench.failure(key, given({ ...(key === "shareEntity" ? { rights: ["Read"] } : {}), ...inputs }));
const messages = () =>
  bench
    .requests()
    .filter(({ method }) => method === "POST")
    .map(({ path }) => path.slice(path.lastIndexOf("/") + 1));

test("rights are added, replaced and taken away, and the answer says who has what", async () => {
  const entityId = account();
  expect(await share({ entityId })).toEqual({
    record: { table: "account", id: entityId },
    principal: ENGINEER,
    rights: ["Read"],
    sharedWith: [{ ...ENGINEER, rights: ["Read"] }],
  });
  const both = await share({ entityId, rights: ["Write", "AppendTo"], principal: "Tender Desk" });
  expect(both).toMatchObject({
    principal: { ...DESK, name: "Tender Desk" },
    rights: ["Write", "AppendTo"],
    sharedWith: [
      { ...ENGINEER, rights: ["Read"] },
      { ...DESK, name: "Tender Desk", rights: ["Write", "AppendTo"] },
    ],
  });
  expect((await share({ entityId, rights: "Delete" })).rights).toEqual(["Read", "Delete"]);
  expect((await share({ entityId, rights: "Write", mode: "replace" })).rights).toEqual(["Write"]);
  const ended = await unshare({ entityId });
  expect(ended).toMatchObject({ rights: [], sharedWith: [DESK] });
  expect((await unshare({ entityId })).rights).toEqual([]);
});

test.each([
  ["append to, READ_ACCESS, share", "ReadAccess, AppendToAccess, ShareAccess"],
  [["AppendToAccess", "append-to", "AppendTo"], "AppendToAccess"],
  ['["Assign","delete"]', "DeleteAccess, AssignAccess"],
])("rights written %j", async (rights, mask) => {
  const entityId = account();
  const { rights: now } = await share({ entityId, rights });
  expect(now?.map((right) => `${right}Access`).join(", ")).toBe(mask);
});

test.each([
  [
    "Create",
    /^Rights has "Create", which cannot be shared: a record that is there .* Read, Write,/,
  ],
  [
    "Red",
    /^Rights has "Red", which cannot be shared; expected some of Read, Write, Append, AppendTo,/,
  ],
  ["__proto__", /^Rights has "__proto__"/],
  ["", /^Rights is required, and it is empty\.$/],
])("the rights %j are refused before anything is sent", async (rights, message) => {
  expect((await refused({ entityId: account(), rights })).message).toMatch(message);
  expect(bench.requests()).toEqual([]);
});

test("a share takes the definition once, then two requests", async () => {
  const entityId = account();
  await share({ entityId });
  bench.sandbox.clearRequests();
  await share({ entityId });
  expect(bench.requests().map(({ method }) => method)).toEqual(["POST", "GET"]);
});

test("a record by an alternate key, of a table by any name, cold and warm", async () => {
  const entityId = account({ accountnumber: "SH-1" });
  for (const entityType of ["Account", "account", "accounts", "Account"]) {
    const { record } = await share({ entityType, entityId: "accountnumber='SH-1'" });
    expect(record).toEqual({ table: "account", id: entityId });
  }
  const { message, ...missing } = await refused({ entityId: "accountnumber='SH-404'" });
  expect(missing).toMatchObject({ status: 404, outcome: "notDone" });
  expect(message).toMatch(/alternate key/);
});

test.each([
  ["a lost answer", { kind: "lostResponse" }],
  ["503 after it was done", { kind: "gateway", status: 503, applied: true }],
  ["503 before", { kind: "gateway", status: 503 }],
  ["429", { kind: "throttle", retryAfter: 4 }],
] as const)("after %s it is sent again, and is done once", async (_name, action) => {
  const entityId = account();
  bench.sandbox.fault({ match: { method: "POST", path: "GrantAccess" }, action });
  expect((await share({ entityId })).rights).toEqual(["Read"]);
  expect(messages()).toEqual(["GrantAccess", "GrantAccess"]);
  bench.sandbox.fault({ match: { method: "POST", path: "RevokeAccess" }, action });
  expect((await unshare({ entityId })).rights).toEqual([]);
  expect(time.sleeps.length).toBeGreaterThan(0);
});

test("what was shared is not lost where the shares cannot be read", async () => {
  const entityId = account();
  bench.sandbox.fault({
    match: { path: "RetrieveSharedPrincipalsAndAccess" },
    action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
  });
  const result = await share({ entityId });
  expect(result).toMatchObject({ rights: null, sharedWith: null, principal: ENGINEER });
  expect(result.warning).toMatch(/^This was carried out, but .* could not be read: .*0x80040220/);
  expect(bench.log.warn.join()).toContain("This was carried out");
});

test("shares that cannot be understood are a warning too", async () => {
  const entityId = account();
  bench.sandbox.fault({
    match: { path: "RetrieveSharedPrincipalsAndAccess" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "rewrite", body: '{"PrincipalAccesses":[{"Principal":{}}]}' },
  });
  expect((await share({ entityId })).warning).toMatch(/without its id/);
});

test.each([
  ["3", ["Read", "Write"]],
  [3, ["Read", "Write"]],
  ["None", []],
  ["ReadAccess,WriteAccess", ["Read", "Write"]],
  ["ReadAccess, MagicAccess", ["Read", "Magic"]],
])("a mask of %j", async (AccessMask, rights) => {
  const entityId = account();
  const Principal = {
    "@odata.type": "#Microsoft.Dynamics.CRM.systemuser",
    ownerid: users.engineer.id,
  };
  bench.sandbox.fault({
    match: { path: "RetrieveSharedPrincipalsAndAccess" },
    action: {
      kind: "rewrite",
      body: JSON.stringify({ PrincipalAccesses: [{ AccessMask, Principal }] }),
    },
  });
  expect((await share({ entityId })).rights).toEqual(rights);
});

test("the owner, and a team that Dataverse manages, are refused with what to do", async () => {
  const entityId = account({ ownerid: users.engineer.id, ownerid__table: "systemuser" });
  const error = await refused({ entityId });
  expect(error).toMatchObject({ status: 400, code: "0x80040214", outcome: "notDone" });
  expect(error.message).toContain("share it with somebody else");
  expect(messages()).toEqual(["GrantAccess"]);
});

test("who may not share is told the privilege", async () => {
  const token = bench.sandbox.issueToken({ userId: users.salesperson.id });
  const connection = { ...bench.connection({ token: { access_token: token } }), key: "oauth2" };
  for (const key of ["shareEntity", "unshareEntity"]) {
    const error = await refused({ entityId: account(), connection }, key);
    expect(error).toMatchObject({ status: 403, outcome: "notDone" });
    expect(error.message).toContain("the privilege prvShareAccount");
  }
});

test("records without an owner are refused before anything is sent to them", async () => {
  const inputs = { entityType: "transactioncurrencies", entityId: currencies.usd };
  const { message } = await refused(inputs);
  expect(message).toMatch(/^Records of transactioncurrencies have no owner.* Nothing was sent\.$/);
  expect(messages()).toEqual([]);
});

test("nobody, and a record that is not there", async () => {
  const { message } = await refused({ entityId: account(), principal: "Nobody Anywhere" });
  expect(message).toMatch(/^Principal cannot be used: no user or team is called "Nobody Anywhere"/);
  const missing = await refused({ entityId: "00000000-0000-4000-8000-00000000dead" });
  expect(missing).toMatchObject({ status: 404, outcome: "notDone" });
  expect(missing.message).toContain("Check the Entity ID");
  const principal = { table: "team", id: users.engineer.id };
  const unknown = await refused({ entityId: account(), principal });
  expect(unknown).toMatchObject({ status: 404, outcome: "notDone" });
  expect(unknown.message).toContain("Check Principal: it may have been deleted");
  expect(unknown.message).not.toContain("Entity ID");
});

test("a principal may be an ID in braces", async () => {
  const principal = `{${users.engineer.id.toUpperCase()}}`;
  const entityId = account();
  expect((await share({ entityId, principal })).rights).toEqual(["Read"]);
  expect((await unshare({ entityId, principal })).rights).toEqual([]);
});
