import type { LinkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { ACCOUNT_LEADS, CHILDREN, family, forget, leadsOf, parentOf } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

const link = (given: Record<string, unknown>): Promise<LinkResult> =>
  bench.act<LinkResult>("associateEntities", { entityType: "accounts", ...given });
const failure = (given: Record<string, unknown>) =>
  bench.failure("associateEntities", { entityType: "accounts", ...given });
const lead = () => bench.sandbox.insert("lead", { lastname: "Lead" });

describe.each([
  ["cold", () => forget(bench)],
  ["warm", () => undefined],
])("relationships, %s", (_name, begin) => {
  it.each([
    CHILDREN,
    "Contact_Customer_Accounts",
    ` ${CHILDREN} `,
    "parentcustomerid_account",
    "PARENTCUSTOMERID_ACCOUNT",
  ])("of children by %s", async (relationship) => {
    const { account, contacts } = family(bench, 1);
    begin();
    const result = await link({ entityId: account, relationship, relatedRecords: contacts });
    expect(result).toMatchObject({ linked: 1, failed: [] });
    expect(parentOf(bench, contacts[0])).toBe(account);
  });

  it.each([ACCOUNT_LEADS, "AccountLeads_Association"])("many-to-many by %s", async (name) => {
    const { account } = family(bench, 0);
    begin();
    await link({ entityId: account, relationship: name, relatedRecords: [lead()] });
    expect(leadsOf(bench, account)).toHaveLength(1);
  });

  it.each(["primarycontactid", "Primary Contact", "_primarycontactid_value", "PrimaryContactId"])(
    "of a lookup by %s",
    async (relationship) => {
      const { account, contacts } = family(bench, 1);
      begin();
      await link({ entityId: account, relationship, relatedRecords: contacts });
      expect(bench.sandbox.store.read("account", account)).toMatchObject({
        primarycontactid: contacts[0],
      });
    },
  );

  it.each(["opportunity", "opportunities", "Opportunity", "Opportunities"])(
    "by the related table, several: %s",
    async (relationship) => {
      const { account, contacts } = family(bench, 1);
      begin();
      const { message } = await failure({
        entityId: account,
        relationship,
        relatedRecords: contacts,
      });
      expect(message).toContain(
        `Relationship "${relationship}" may mean several relationships of account: `,
      );
      expect(message).toContain(
        "opportunity_parent_account (one Account has many of Opportunity, by parentaccountid of opportunity)",
      );
      expect(message).toContain("Use one of these names.");
      expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
    },
  );

  it.each(["new_project", "Project", "Projects", "new_projectcollection"])(
    "by the related table, a single one: %s",
    async (relationship) => {
      const product = bench.sandbox.insert("product", {
        name: "P",
        productnumber: `N${Math.random()}`,
      });
      const project = bench.sandbox.insert("new_project", { new_name: "X" });
      begin();
      const result = await bench.act<LinkResult>("associateEntities", {
        entityType: "Product",
        entityId: product,
        relationship,
        relatedRecords: [project],
      });
      expect(result).toMatchObject({ linked: 1 });
    },
  );

  it.each([
    ["contact_customer_account", /did you mean contact_customer_accounts/],
    ["nothing like it", /is no relationship of account: expected the schema name/],
    ["__proto__", /is no relationship of account/],
    ["constructor", /is no relationship of account/],
    ["x'; drop", /is no relationship of account/],
    ["a".repeat(5_000), /is no relationship of account/],
  ])("refuses %s before anything is written", async (relationship, words) => {
    const { account, contacts } = family(bench, 1);
    begin();
    const error = await failure({ entityId: account, relationship, relatedRecords: contacts });
    expect(error.message).toMatch(words);
    expect(error.message.length).toBeLessThan(400);
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });
});

test("a lookup that Dataverse alone sets is refused", async () => {
  const { account } = family(bench, 0);
  const error = await failure({
    entityId: account,
    relationship: "createdby",
    relatedRecords: [account],
  });
  expect(error.message).toMatch(/createdby of account cannot be written/);
});

test("a table and a record in every form", async () => {
  const { account, contacts } = family(bench, 1);
  bench.sandbox.store.update("account", account, { accountnumber: "A-77" });
  for (const [entityType, entityId] of [
    ["account", account.toUpperCase()],
    ["Accounts", `{${account}}`],
    ["Account", "accountnumber='A-77'"],
    ["accounts", `${bench.sandbox.url}/api/data/v9.2/accounts(${account})`],
    ["accounts", `${bench.sandbox.url}/main.aspx?etn=account&id=${account}&pagetype=entityrecord`],
  ]) {
    bench.sandbox.store.update("contact", contacts[0] ?? "", {
      parentcustomerid: null,
    });
    const given = { entityType, entityId, relatedRecords: contacts };
    await link({ ...given, relationship: CHILDREN, ifLinkedElsewhere: "fail" });
    expect(parentOf(bench, contacts[0])).toBe(account);
    const [one = ""] = [lead()];
    await link({ ...given, relationship: ACCOUNT_LEADS, relatedRecords: [one] });
    expect(leadsOf(bench, account)).toContainEqual({ leadid: one });
  }
});
