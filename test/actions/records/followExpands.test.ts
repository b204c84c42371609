import type { DataverseRecord } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
const CHILDREN = 5_012;
let accountId = "";
let small = "";

beforeAll(() => {
  accountId = bench.sandbox.insert("account", { name: "Parent", accountnumber: "A-1" });
  small = bench.sandbox.insert("account", { name: "Small" });
  for (let index = 0; index < CHILDREN; index += 1) {
    bench.sandbox.insert("contact", {
      lastname: `Contact ${index}`,
      parentcustomerid: accountId,
      parentcustomerid__table: "account",
    });
  }
});

const get = (inputs: Record<string, unknown>) =>
  bench.act<DataverseRecord>("getEntity", {
    entityType: "accounts",
    entityId: accountId,
    fieldNames: ["name"],
    expandPropertyNames: ["contact_customer_accounts($select=lastname;$filter=statecode eq 0)"],
    ...inputs,
  });
const lastNames = (record: DataverseRecord) =>
  new Set(
    (record["contact_customer_accounts"] as DataverseRecord[]).map(({ lastname }) => lastname),
  );

test("a collection that reached the most an answer holds is named, with a link to all of it", async () => {
  const record = await get({});
  expect(lastNames(record).size).toBe(5_000);
  expect(bench.requests()).toHaveLength(1);
  expect(record["incompleteExpands"]).toEqual([
    { index: 0, path: "contact_customer_accounts", nextLink: expect.any(String) },
  ]);
  const [{ nextLink }] = record["incompleteExpands"] as [{ nextLink: string }];
  const all = await bench.act<{ value: DataverseRecord[] }>("queryEntities", {
    entityType: "contacts",
    nextPageId: nextLink,
    fetchAll: true,
  });
  expect(all.value).toHaveLength(CHILDREN);
});

test.each(["by id", "by alternate key"])("Follow Expands reads all of it: %s", async (by) => {
  const record = await get({
    options: { followExpands: "true" },
    ...(by === "by id" ? {} : { entityId: "accountnumber='A-1'" }),
  });
  expect(lastNames(record).size).toBe(CHILDREN);
  expect(record).not.toHaveProperty("incompleteExpands");
  const [, ...pages] = bench.requests();
  expect(pages.length).toBeGreaterThan(1);
  const [first] = pages;
  expect(decodeURIComponent(first?.url ?? "")).toMatch(
    /\/contact_customer_accounts\?\$select=lastname&\$filter=statecode eq 0$/,
  );
  expect(first?.headers["prefer"]).toContain("odata.maxpagesize=5000");
});

test("a small collection takes one request, and nothing is said", async () => {
  const record = await get({ entityId: small, options: { followExpands: true } });
  expect(record["contact_customer_accounts"]).toEqual([]);
  expect(record).not.toHaveProperty("incompleteExpands");
  expect(bench.requests()).toHaveLength(1);
});
