import type { BulkResult, WritePreview } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const ADMINISTRATOR = "4026be43-6b69-e111-8f65-78e7d1620f5e";

/** A record that names its table and its id, in each form that text has for it. */
const formsOf = (table: string, set: string, id: string): readonly string[] => [
  `${table}: ${id}`,
  `${table}:{${id.toUpperCase()}}`,
  `${table}: ${id.replaceAll("-", "")}`,
  `${set}(${id})`,
  `/${set}(${id})`,
  JSON.stringify({ table, id }),
  ` ${JSON.stringify({ id, table: set })} `,
  JSON.stringify({ id, table, name: null, key: "" }),
  `${bench.sandbox.url}/api/data/v9.2/${set}(${id})`,
];

let account = "";
let contact = "";
let team = "";
beforeAll(() => {
  account = bench.sandbox.insert("account", { name: "Forms" });
  contact = bench.sandbox.insert("contact", { lastname: "Forms" });
  team = String(bench.sandbox.store.find("team", { isdefault: 0 })[0]?.["teamid"]);
});

type Carrier = (form: string) => Promise<unknown>;

const rowOf = async (run: Promise<BulkResult>): Promise<unknown> => {
  const [row] = (await run).results;
  if (row?.error) throw new Error(row.error.message);
  return row;
};

/** What takes a reference to an account, a contact, a team or a user. */
const carriers: Readonly<Record<string, readonly (readonly [name: string, Carrier])[]>> = {
  account: [
    [
      "a lookup",
      (form) =>
        bench.act("updateEntity", {
          entityType: "contacts",
          entityId: contact,
          dynamicValues: { parentcustomerid: form },
        }),
    ],
    [
      "a lookup of a row",
      (form) =>
        rowOf(
          bench.act<BulkResult>("bulkUpdateEntities", {
            entityType: "contacts",
            records: [{ contactid: contact, parentcustomerid: form }],
          }),
        ),
    ],
    [
      "a lookup of a batch",
      (form) =>
        bench.act("batchEntityActions", {
          actions: [
            {
              collection: "contacts",
              action: "update",
              key: contact,
              data: { parentcustomerid: form },
            },
          ],
        }),
    ],
    [
      "Match Fields",
      (form) =>
        bench.act("findEntity", {
          entityType: "contacts",
          matchFields: { parentcustomerid: form },
          ifMany: "first",
        }),
    ],
    [
      "Regarding",
      (form) =>
        bench.act("logActivity", { activityType: "phonecall", subject: "s", regarding: form }),
    ],
  ],
  contact: [
    [
      "Related Records",
      (form) =>
        rowOf(
          bench.act<BulkResult>("associateEntities", {
            entityType: "accounts",
            entityId: account,
            relationship: "contact_customer_accounts",
            relatedRecords: [form],
            ifLinkedElsewhere: "move",
          }),
        ),
    ],
  ],
  team: [
    [
      "Owner",
      (form) =>
        bench.act("assignEntity", { entityType: "accounts", entityId: account, owner: form }),
    ],
    [
      "an owner",
      (form) =>
        bench.act("updateEntity", {
          entityType: "accounts",
          entityId: account,
          dynamicValues: { ownerid: form },
        }),
    ],
    ["Team", (form) => bench.act("addTeamMembers", { team: form, members: [ADMINISTRATOR] })],
  ],
  systemuser: [
    [
      "Members",
      (form) => rowOf(bench.act<BulkResult>("addTeamMembers", { team, members: [form] })),
    ],
  ],
};

const sets = { account: "accounts", contact: "contacts", team: "teams", systemuser: "systemusers" };
const idOf = (table: string): string =>
  ({ account, contact, team, systemuser: ADMINISTRATOR })[table] ?? "";

/** What takes the key of a record of a table that is known: of the forms all but `table: id`. */
const keyed: readonly (readonly [name: string, Carrier])[] = [
  ["Entity ID", (entityId) => bench.act("getEntity", { entityType: "contacts", entityId })],
  [
    "the key of a batch",
    (key) =>
      bench.act("batchEntityActions", {
        actions: [{ collection: "contacts", action: "update", key, data: { description: "x" } }],
      }),
  ],
  [
    "a row that is nothing but its key",
    async (row) => {
      const inputs = { entityType: "contacts", records: [row], mode: "delete" };
      const { rows } = await bench.act<WritePreview>("previewWrite", inputs);
      if (rows[0]?.action !== "delete") throw new Error(rows[0]?.problems.join(" "));
    },
  ],
];

describe.each(keyed)("%s", (_, carry) => {
  test("takes a reference in each form", async () => {
    for (const form of formsOf("contact", "contacts", contact).slice(3)) await carry(form);
  });

  test("takes a key of the table", async () => {
    bench.sandbox.store.update("contact", contact, { employeeid: "E-FORMS" });
    const key = { employeeid: "E-FORMS" };
    await carry(JSON.stringify({ table: "contact", key }));
    // As an event has a reference by a key.
    await carry(JSON.stringify({ id: null, table: "contact", name: null, key }));
  });

  test("refuses that of another table", async () => {
    for (const form of formsOf("account", "accounts", contact).slice(3)) {
      await expect(carry(form)).rejects.toThrow(/a record of accounts?\b/);
    }
  });
});

test("the user to act for may be a reference, which takes no request to find", async () => {
  for (const form of formsOf("systemuser", "systemusers", ADMINISTRATOR)) {
    bench.sandbox.clearRequests();
    const options = { impersonateUserId: form };
    await bench.act("getEntity", { entityType: "accounts", entityId: account, options });
    expect(bench.requests().map(({ headers }) => headers["mscrmcallerid"])).toEqual([
      ADMINISTRATOR,
    ]);
  }
  const options = { impersonateUserId: `teams(${team})` };
  const inputs = { entityType: "accounts", entityId: account, options };
  const error = await bench.failure("getEntity", inputs);
  expect(error.message).toMatch(/Impersonate User ID names a record of teams/);
});

describe.each(Object.entries(sets))("a reference to a record of %s", (table, set) => {
  test.each(carriers[table] ?? [])("is taken by %s in each form", async (_, carry) => {
    for (const form of formsOf(table, set, idOf(table))) await carry(form);
  });

  test.each(carriers[table] ?? [])("is refused by %s in another environment", async (_, carry) => {
    const elsewhere = `https://other.crm.dynamics.com/api/data/v9.2/${set}(${idOf(table)})`;
    await expect(carry(elsewhere)).rejects.toThrow(/other\.crm\.dynamics\.com/);
  });
});

test("a filter takes them too", async () => {
  const child = bench.sandbox.insert("contact", {
    lastname: "Of Forms",
    parentcustomerid: account,
    parentcustomerid__table: "account",
  });
  for (const form of [`account: ${account}`, JSON.stringify({ table: "account", id: account })]) {
    const { value } = await bench.act<{ value: readonly object[] }>("queryEntities", {
      entityType: "contacts",
      filterExpression: `parentcustomerid eq '${form}' and contactid eq ${child}`,
    });
    expect(value).toHaveLength(1);
  }
});

test("a name counts where the id beside it is unset", async () => {
  const id = bench.sandbox.insert("account", { name: "Beside Forms" });
  const parentcustomerid = { table: "account", id: null, key: "", name: "Beside Forms" };
  const created = await bench.act<Record<string, unknown>>("createEntity", {
    entityType: "contacts",
    dynamicValues: { lastname: "x", parentcustomerid },
  });
  expect(created).toMatchObject({ _parentcustomerid_value: id });
});

test("an id in quotes is a name", async () => {
  const name = "0f3c9a7e-52a6-4a6c-9f15-2d6f0f3b1a77";
  const id = bench.sandbox.insert("account", { name });
  const values = (form: string) => ({ lastname: "x", parentcustomerid: form });
  const create = (form: string) =>
    bench.act<Record<string, unknown>>("createEntity", {
      entityType: "contacts",
      dynamicValues: values(form),
    });
  expect(await create(`account: "${name}"`)).toMatchObject({ _parentcustomerid_value: id });
  await expect(create(`account: ${name}`)).rejects.toThrow(name);
});
