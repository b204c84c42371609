import { users } from "dataverse-sandbox";
import type { ActionError } from "../../../support/sandbox";
import { useSandbox } from "../../../support/sandbox";

const bench = useSandbox();
type Row = Record<string, unknown>;

/** Two people who signed in through the same app: only their tokens tell them apart. */
const signedIn = (userId: string) => ({
  ...bench.connection({ token: { access_token: bench.sandbox.issueToken({ userId }) } }),
  key: "oauth2",
});
const query = (connection: unknown, inputs: Row = {}) =>
  bench.act<{ value: Row[] }>("queryEntities", {
    connection,
    entityType: "new_project",
    top: "1",
    ...inputs,
  });
const outcome = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
    return "done";
  } catch (error) {
    return (error as ActionError).status;
  }
};
let serial = 0;
let people: { may: object; mayNot: object };
beforeEach(() => {
  bench.sandbox.insert("new_project", { new_name: "P" });
  people = {
    may: signedIn(users.administrator.id),
    mayNot: signedIn(users.salesperson.id),
  };
});

/** Whatever names a table, a column or a record by what only a definition can tell. */
const askings: [string, Row][] = [
  ["queryEntities", { top: "1" }],
  ["queryEntities", { top: "1", fieldNames: ["new_accountid"] }],
  ["countEntities", {}],
  ["getEntity", { entityId: "NEW_CODE='none'", returnNullWhenMissing: true }],
  ["createEntity", { dynamicValues: { new_name: "x", new_code: "17" } }],
];

describe.each(["Project", "new_project", "new_projectcollection"])("a table named %s", (name) => {
  test.each(askings)("%s with %j: one may, the other may not", async (action, inputs) => {
    const ask = (connection: object) => {
      serial += 1;
      const own =
        action === "createEntity"
          ? { dynamicValues: { new_name: "x", new_code: `U${serial}7` } }
          : inputs;
      return outcome(bench.act(action, { connection, entityType: name, ...own }));
    };
    // Cold: whoever comes first decides nothing for the other.
    const cold = await Promise.all([
      ...[ask(people.mayNot), ask(people.may), ask(people.mayNot), ask(people.may)],
    ]);
    expect(cold).toEqual([403, "done", 403, "done"]);
    // Warm, in either order.
    expect([await ask(people.may), await ask(people.mayNot)]).toEqual(["done", 403]);
    expect([await ask(people.mayNot), await ask(people.may)]).toEqual([403, "done"]);
  });
});

test("who may not read definitions is shown none that another was given", async () => {
  const nobody = signedIn(users.applicationWithoutRole.id);
  for (const [action, inputs] of [
    ["describeEntityType", { entityType: "account" }],
    ["listAttributesAction", { entityId: "account" }],
    ["getEntityMetaData", { entityType: "account" }],
    ["listChoices", { entityType: "account", columnName: "industrycode" }],
    ["listEntitiesAction", {}],
  ] as const) {
    const ask = (connection: object) => outcome(bench.act(action, { connection, ...inputs }));
    expect(await Promise.all([ask(nobody), ask(people.may)])).toEqual([403, "done"]);
    expect(await Promise.all([ask(people.may), ask(nobody)])).toEqual(["done", 403]);
  }
});

test("a column that one may not see is neither shown to that one nor hidden from the other", async () => {
  const sees = async (connection: object) => {
    const inputs = { connection, entityType: "account" };
    const { columns } = await bench.act<{ columns: Row[] }>("describeEntityType", inputs);
    return columns.some(({ name }) => name === "creditlimit");
  };
  expect(await sees(people.may)).toBe(true);
  const read = bench.requests().find(({ path }) => path.includes("RetrieveMetadataChanges"));
  const { url } = bench.sandbox;
  const headers = { Authorization: `Bearer ${bench.sandbox.issueToken()}` };
  const answer = await (await fetch(url + (read?.url ?? ""), { headers })).text();
  const definition = JSON.parse(answer) as { EntityMetadata: { Attributes: Row[] }[] };
  for (const table of definition.EntityMetadata) {
    table.Attributes = table.Attributes.filter(({ LogicalName }) => LogicalName !== "creditlimit");
  }
  bench.sandbox.fault({
    match: { path: "RetrieveMetadataChanges" },
    action: { kind: "rewrite", body: JSON.stringify(definition) },
  });
  expect(await sees(people.mayNot)).toBe(false);
  expect(await sees(people.may)).toBe(true);
  expect(await sees(people.mayNot)).toBe(false);
  const write = (connection: object) =>
    bench.failure("createEntity", {
      connection,
      entityType: "account",
      dynamicValues: { creditlimits: "1" },
    });
  expect((await write(people.may)).message).toContain("creditlimit?");
  bench.sandbox.fault({
    match: { path: "RetrieveMetadataChanges" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "rewrite", body: JSON.stringify(definition) },
  });
  expect((await write(people.mayNot)).message).not.toMatch(/creditlimit\b/);
});

test("impersonation is kept apart as people are", async () => {
  const connection = people.may;
  const asked = (impersonateUserId?: string) =>
    outcome(query(connection, { fieldNames: ["new_accountid"], options: { impersonateUserId } }));
  expect(await Promise.all([asked(users.salesperson.id), asked()])).toEqual([403, "done"]);
  expect(await Promise.all([asked(), asked(users.salesperson.id)])).toEqual(["done", 403]);
});
