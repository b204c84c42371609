import type { RecordList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
let accountId = "";

beforeAll(() => {
  accountId = bench.sandbox.insert("account", { name: "Parent" });
  for (let index = 0; index < 23; index += 1) {
    const contact = bench.sandbox.insert("contact", {
      lastname: `Contact ${index}`,
      parentcustomerid: accountId,
      parentcustomerid__table: "account",
    });
    for (let task = 0; task < 5; task += 1) {
      bench.sandbox.insert("task", {
        subject: `Task ${task}`,
        regardingobjectid: contact,
        regardingobjectid__table: "contact",
      });
    }
  }
});

const nested = {
  entityType: "accounts",
  fieldNames: ["name"],
  expandPropertyNames: [
    "contact_customer_accounts($select=lastname;$expand=Contact_Tasks($select=subject))",
  ],
};
type Account = { contact_customer_accounts: { lastname: string; Contact_Tasks: unknown[] }[] };

test("a single page lists the expanded collections that are not complete", async () => {
  const page = await bench.act<RecordList>("queryEntities", { ...nested, recordsPerPage: "4" });
  expect(page.incompleteExpands?.length).toBeGreaterThan(0);
  expect(page.incompleteExpands?.[0]).toMatchObject({
    index: 0,
    path: expect.stringMatching(/^contact_customer_accounts/),
  });
  for (const { nextLink } of page.incompleteExpands ?? [])
    expect(nextLink).toContain(bench.sandbox.url);
});

test("Fetch All follows their links until each is whole", async () => {
  const list = await bench.act<RecordList>("queryEntities", {
    ...nested,
    fetchAll: "true",
    recordsPerPage: "4",
  });
  const [account] = list.value as Account[];
  expect(account?.contact_customer_accounts).toHaveLength(23);
  expect(list.incompleteExpands).toBeUndefined();
  for (const contact of account?.contact_customer_accounts ?? [])
    expect(contact.Contact_Tasks).toHaveLength(5);
  expect(JSON.stringify(list.value)).not.toContain("skiptoken");
});

test("a collection expanded on one level is whole although it carries a link", async () => {
  const page = await bench.act<RecordList>("queryEntities", {
    entityType: "accounts",
    expandPropertyNames: ["contact_customer_accounts($select=lastname)"],
    recordsPerPage: "4",
  });
  expect((page.value as Account[])[0]?.contact_customer_accounts).toHaveLength(23);
  expect(page.incompleteExpands).toBeUndefined();
});
