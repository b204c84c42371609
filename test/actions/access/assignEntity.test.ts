import { businessUnits, currencies, teams, users } from "dataverse-sandbox";
import type { AssignResult } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox();
beforeEach(() => forgetAt(bench.sandbox.url));

const account = (values: object = {}) =>
  bench.sandbox.insert("account", { name: "Fabrikam", ...values });
const ownerOf = (id: string) => bench.sandbox.store.read("account", id)?.["ownerid"];
const assign = (inputs: Record<string, unknown>) =>
  bench.act<AssignResult>("assignEntity", { entityType: "accounts", ...inputs });
const refused = (inputs: Record<string, unknown>) =>
  bench.failure("assignEntity", { entityType: "accounts", ...inputs });
const SALES = { table: "systemuser", id: users.salesperson.id };

test("one record, to an owner with table and ID: one request", async () => {
  const entityId = account();
  const result = await assign({ entityId, owner: SALES });
  expect(ownerOf(entityId)).toBe(users.salesperson.id);
  expect(result).toMatchObject({
    owner: SALES,
    succeeded: 1,
    results: [{ index: 0, id: entityId, status: "assigned", owner: SALES }],
  });
  const [request, ...others] = bench.requests();
  expect(others).toEqual([]);
  expect(request).toMatchObject({ method: "PATCH" });
  expect(JSON.parse(String(request?.body))).toEqual({
    "ownerid@odata.bind": `/systemusers(${users.salesperson.id})`,
  });
});

const row = (table: string, id: string) => bench.sandbox.store.read(table, id) ?? {};

test.each<[string, () => unknown, string, string]>([
  ["a user's ID alone", () => users.manager.id, "systemuser", users.manager.id],
  ["a team's ID alone", () => teams.tender, "team", teams.tender],
  [
    "a user's name",
    () => row("systemuser", users.manager.id)["fullname"],
    "systemuser",
    users.manager.id,
  ],
  [
    "a user's e-mail address",
    () => row("systemuser", users.manager.id)["internalemailaddress"],
    "systemuser",
    users.manager.id,
  ],
  [
    "a user's user name",
    () => row("systemuser", users.manager.id)["domainname"],
    "systemuser",
    users.manager.id,
  ],
  ["a team's name", () => "tender desk", "team", teams.tender],
  ["a team by table and name", () => "Team: Tender Desk", "team", teams.tender],
  ["an address", () => `/teams(${teams.tender})`, "team", teams.tender],
  ["JSON text", () => `{"table":"teams","id":"${teams.tender}"}`, "team", teams.tender],
  ["an ID in braces", () => `{${teams.tender.toUpperCase()}}`, "team", teams.tender],
  [
    "table and name as an object",
    () => ({ table: "team", name: "Tender Desk" }),
    "team",
    teams.tender,
  ],
  [
    "a row that was read",
    () => ({ "@odata.etag": "W/1", systemuserid: users.manager.id, fullname: "x" }),
    "systemuser",
    users.manager.id,
  ],
])("an owner by %s", async (_how, given, table, id) => {
  const entityId = account();
  const result = await assign({ entityId, owner: given() });
  expect(result.owner).toMatchObject({ table, id });
  expect(ownerOf(entityId)).toBe(id);
  expect(
    bench.requests().filter(({ path }) => /definitions/i.test(path)).length,
  ).toBeLessThanOrEqual(2);
});

test("a user by an alternate key is read, and a key without a user is refused", async () => {
  const entityId = account();
  const owner = `systemusers(azureactivedirectoryobjectid=${users.manager.objectId})`;
  expect((await assign({ entityId, owner })).owner).toMatchObject({ id: users.manager.id });
  const nobody = owner.replace(users.manager.objectId, "00000000-0000-4000-8000-00000000dead");
  expect((await refused({ entityId, owner: nobody })).message).toMatch(
    /^Owner cannot be used: there is no \/systemusers/,
  );
});

test("a name that several have lists them, and nothing is written", async () => {
  const id = bench.sandbox.insert("team", {
    name: "Twins, Inc.",
    businessunitid: businessUnits.root,
    administratorid: users.administrator.id,
  });
  const other = bench.sandbox.insert("team", {
    name: "Twins, Inc.",
    businessunitid: businessUnits.root,
    administratorid: users.administrator.id,
  });
  const entityId = account();
  const before = ownerOf(entityId);
  const { message } = await refused({ entityId, owner: "Twins, Inc." });
  expect(message).toMatch(
    /^Owner cannot be used: several users or teams are called "Twins, Inc\."/,
  );
  expect(message).toContain(`/teams(${id}) (Twins, Inc.)`);
  expect(message).toContain(`/teams(${other})`);
  expect(ownerOf(entityId)).toBe(before);
  expect(bench.requests().every(({ method }) => method !== "PATCH")).toBe(true);
});

test.each([
  ["Nobody Anywhere", /no user or team is called "Nobody Anywhere"; expected the ID/],
  ["00000000-0000-4000-8000-00000000dead", /no systemuser or team has the ID/],
  [{ table: "account", name: "x" }, /is neither a user nor a team/],
  [{ teamname: "x" }, /is nobody/],
  ["O'Brien'; drop", /no user or team is called "O'Brien'; drop"/],
  ["__proto__", /no user or team is called/],
  ["team: ", /it names nobody/],
  ["team: Nobody Anywhere", /no team is called "Nobody Anywhere"/],
  [
    "https://elsewhere.example/api/data/v9.2/systemusers(1)",
    /points to https:\/\/elsewhere\.example, not to the connection's environment/,
  ],
  [
    "https://elsewhere.example/main.aspx?etn=systemuser&id=00000000-0000-4000-8000-000000000001",
    /points to https:\/\/elsewhere\.example, not to the connection's environment/,
  ],
])("the owner %j is refused", async (owner, message) => {
  const entityId = account();
  expect((await refused({ entityId, owner })).message).toMatch(message);
  expect(bench.requests().every(({ method }) => method !== "PATCH")).toBe(true);
});

test("a disabled user is not meant by a name, but by an ID", async () => {
  const entityId = account();
  const name = row("systemuser", users.disabled.id)["fullname"];
  const { message } = await refused({ entityId, owner: name });
  expect(message).toMatch(/is disabled; give \/systemusers\(2805/);
});

test("who may not read teams still finds users", async () => {
  bench.sandbox.fault({
    match: { path: "/teams?" },
    times: Number.POSITIVE_INFINITY,
    action: {
      kind: "status",
      status: 403,
      body: { code: "0x80040220", message: "is missing prvReadTeam privilege" },
    },
  });
  const entityId = account();
  const owner = row("systemuser", users.manager.id)["fullname"];
  expect((await assign({ entityId, owner })).owner.id).toBe(users.manager.id);
  const error = await refused({ entityId, owner: "Tender Desk" });
  expect(error).toMatchObject({ status: 403 });
  expect(error.message).toContain("prvReadTeam");
});

test("many records, given in every form, have a result each", async () => {
  const ids = [
    account({ accountnumber: "AS-1" }),
    account({ accountnumber: "AS-2" }),
    account(),
    account(),
    account({ accountnumber: "AS-5" }),
  ];
  const result = await assign({
    owner: "Tender Desk",
    records: [
      "accountnumber='AS-1'",
      { accountnumber: "AS-2" },
      { table: "accounts", id: ids[2] },
      { "@odata.etag": "W/1", accountid: ids[3], name: "left alone" },
      `accounts(accountnumber='AS-5')`,
      { table: "contact", id: ids[2] },
      { name: "no key", telephone1: "1" },
      42,
      "00000000-0000-4000-8000-00000000dead",
    ],
  });
  expect(result).toMatchObject({ total: 9, succeeded: 5, failed: 4, unknown: 0, startAt: 9 });
  expect(result.results.map(({ status }) => status)).toEqual([
    ...Array(5).fill("assigned"),
    ...Array(4).fill("failed"),
  ]);
  expect(result.results[0]).toMatchObject({
    owner: { table: "team", id: teams.tender, name: "Tender Desk" },
  });
  const messages = result.results.slice(5).map(({ error }) => error?.message);
  expect(messages[0]).toMatch(/^Records\[5\]: it is a record of contact; expected one of account/);
  expect(messages[1]).toMatch(/^Records\[6\]: it does not say which record it is: set accountid/);
  expect(messages[2]).toMatch(/^Records\[7\]: 42 is not a reference/);
  expect(messages[3]).toMatch(/does not exist/i);
  for (const id of ids) expect(ownerOf(id)).toBe(teams.tender);
  expect(bench.sandbox.store.read("account", ids[3] ?? "")?.["name"]).toBe("Fabrikam");
});

test("a list of records may be lines, or a single ID", async () => {
  const ids = [account(), account()];
  for (const records of [ids.join("\n"), ids.map((id) => `{${id}}`).join(","), ids[0]]) {
    const result = await assign({ owner: SALES, records });
    expect(result).toMatchObject({ total: records === ids[0] ? 1 : 2, failed: 0 });
  }
});

test("with stop, an entry that is no record is named as it is, and nothing is written", async () => {
  const { message } = await refused({
    owner: SALES,
    records: ["no id", account()],
    onError: "stop",
  });
  expect(message).toMatch(
    /^Records has a row that accounts cannot take; nothing was sent\. Records\[0\]: "no id" is not a reference/,
  );
  expect(bench.requests().filter(({ method }) => method === "PATCH")).toEqual([]);
});

test("records before startAt are not looked up", async () => {
  const records = ["account: Nobody Here", "account: Nobody There", account()];
  const result = await assign({ owner: SALES, records, startAt: 2 });
  expect(result).toMatchObject({ total: 3, succeeded: 1, failed: 0 });
  expect(bench.requests().filter(({ url }) => url.includes("Nobody"))).toEqual([]);
});

test("a lost answer and a busy service in the middle of many: each is assigned once and told", async () => {
  const ids = Array.from({ length: 20 }, () => account());
  bench.sandbox.fault({
    match: { method: "POST", path: "$batch" },
    after: 1,
    action: { kind: "lostResponse" },
  });
  bench.sandbox.fault({
    match: { method: "POST", path: "$batch" },
    after: 1,
    action: { kind: "throttle", retryAfter: 3 },
  });
  const result = await assign({ owner: "Tender Desk", records: ids });
  expect(result).toMatchObject({ succeeded: 20, failed: 0, unknown: 0 });
  expect(time.sleeps).toContain(3_000);
});

test("a refusal half way is the result of its record, and startAt goes on", async () => {
  const ids = [account(), account(), account()];
  const message = `user with id ${users.application.id} does not have AssignAccess right(s) for record with id ${ids[1]} of entity Account.`;
  bench.sandbox.fault({
    match: { path: ids[1] ?? "" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status: 403, body: { code: "0x80048306", message } },
  });
  const result = await assign({ owner: SALES, records: ids });
  expect(result.results.map(({ status }) => status)).toEqual(["assigned", "failed", "assigned"]);
  expect(result.results[1]?.error).toMatchObject({
    status: 403,
    hint: expect.stringContaining("AssignAccess"),
  });
  const rest = await assign({ owner: SALES, records: ids, startAt: "2" });
  expect(rest.results.map(({ index }) => index)).toEqual([2]);
});

test("a privilege that is missing for all ends the run at once, and is named", async () => {
  const ids = Array.from({ length: 300 }, () => account());
  bench.sandbox.fault({
    match: { path: "accounts(" },
    times: Number.POSITIVE_INFINITY,
    action: {
      kind: "status",
      status: 403,
      body: {
        code: "0x80040220",
        message:
          "Principal user (Id=1) is missing prvAssignAccount privilege (Id=2) on OTC=1 for entity 'account'.",
      },
    },
  });
  const error = await refused({ owner: SALES, records: ids });
  expect(error).toMatchObject({ status: 403, outcome: "notDone" });
  expect(error.message).toContain("the privilege prvAssignAccount");
  expect(bench.requests().filter(({ path }) => /batch/.test(path)).length).toBeLessThan(10);
});

test.each([
  ["a lost answer", { kind: "lostResponse" }],
  ["503", { kind: "gateway", status: 503, applied: true }],
  ["429", { kind: "throttle", retryAfter: 2 }],
] as const)("one record after %s is assigned all the same", async (_name, action) => {
  const entityId = account();
  bench.sandbox.fault({ match: { method: "PATCH" }, action });
  await assign({ entityId, owner: SALES });
  expect(ownerOf(entityId)).toBe(users.salesperson.id);
});

test("who may not assign is told the privilege, for one record and for many", async () => {
  const entityId = account();
  const token = bench.sandbox.issueToken({ userId: users.applicationWithoutRole.id });
  const connection = { ...bench.connection({ token: { access_token: token } }), key: "oauth2" };
  const error = await refused({ entityId, owner: SALES, connection });
  expect(error).toMatchObject({ status: 403, outcome: "notDone" });
});

test("cold and warm end alike, by any name of the table", async () => {
  const entityId = account({ accountnumber: "CW-1" });
  for (const entityType of ["accounts", "account", "Account", "accounts"]) {
    const result = await assign({ entityType, entityId: "accountnumber='CW-1'", owner: SALES });
    expect(result.results[0]).toMatchObject({ id: entityId, status: "assigned" });
  }
});

test("records without an owner are refused by their table", async () => {
  const entityId = currencies.usd;
  const one = await refused({ entityType: "transactioncurrencies", entityId, owner: SALES });
  expect(one.message).toMatch(/have no owner/);
  const many = await refused({
    entityType: "transactioncurrencies",
    records: [entityId],
    owner: SALES,
  });
  expect(many.message).toMatch(
    /^Records of transactioncurrencies have no owner.* Nothing was sent\.$/,
  );
});

test("one record and a list together are refused, and neither is nothing to do", async () => {
  const entityId = account();
  expect((await refused({ entityId, records: [entityId], owner: SALES })).message).toBe(
    "Entity ID and Records cannot both be set: leave one of them empty.",
  );
  expect(bench.requests()).toEqual([]);
  expect(await assign({ owner: SALES })).toMatchObject({ total: 0, results: [] });
});

test("the column of an owner takes the same, once for all rows of a bulk write", async () => {
  const manager = row("systemuser", users.manager.id)["internalemailaddress"];
  const created = await bench.act<Record<string, unknown>>("createEntity", {
    entityType: "accounts",
    dynamicValues: { name: "Owned", ownerid: manager },
  });
  expect(created["_ownerid_value"]).toBe(users.manager.id);
  bench.sandbox.clearRequests();
  const records = ["A", "B", "C"].map((name) => ({ name, ownerid: "Tender Desk" }));
  const bulk = await bench.act("bulkCreateEntities", { entityType: "accounts", records });
  expect(bulk).toMatchObject({ succeeded: 3 });
  const asked = bench.requests().filter(({ body }) => /systemusers\?[\s\S]*teams\?/.test(body));
  expect(asked).toHaveLength(1);
  const values = { name: "x", ownerid: "Nobody Anywhere" };
  const { message } = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: values,
  });
  expect(message).toMatch(/ownerid: no user or team is called "Nobody Anywhere"/);
});
