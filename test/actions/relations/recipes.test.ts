import type { LinkResult, RecordList, UnlinkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { CHILDREN, family, many, parentOf } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

test("competitors of an opportunity", async () => {
  const { account } = family(bench, 0);
  const opportunity = bench.sandbox.insert("opportunity", {
    name: "Deal",
    customerid: account,
    customerid__table: "account",
  });
  const competitor = bench.sandbox.insert("competitor", { name: "Contoso: the other" });
  const given = {
    entityType: "opportunity",
    entityId: opportunity,
    relatedRecords: [{ table: "competitor", name: "Contoso: the other" }],
  };
  for (const relationship of ["opportunitycompetitors_association", "competitor", "Competitors"]) {
    const result = await bench.act<LinkResult>("associateEntities", { ...given, relationship });
    expect(result.linked + result.alreadyLinked).toBe(1);
    const { value } = await bench.act<RecordList>("listRelatedEntities", {
      ...given,
      relationship,
    });
    expect(value).toMatchObject([{ competitorid: competitor }]);
  }
});

test("the contacts of one account are moved to another, as they were listed", async () => {
  const { account: from } = family(bench, 0);
  const { account: to } = family(bench, 0);
  const { contacts } = family(bench, 6, from);
  const relationship = CHILDREN;
  const listed = await bench.act<RecordList>("listRelatedEntities", {
    entityType: "account",
    entityId: from,
    relationship,
    fieldNames: "lastname",
    fetchAll: true,
  });
  const relatedRecords = listed.value;
  const left = await bench.act<UnlinkResult>("disassociateEntities", {
    entityType: "account",
    entityId: from,
    relationship,
    relatedRecords,
  });
  expect(left).toMatchObject({ unlinked: 6 });
  const result = await bench.act<LinkResult>("associateEntities", {
    entityType: "account",
    entityId: to,
    relationship,
    relatedRecords,
    ifLinkedElsewhere: "fail",
  });
  expect(result).toMatchObject({ linked: 6, failed: [] });
  expect(contacts.map((id) => parentOf(bench, id))).toEqual(contacts.map(() => to));
});

test("the open cases of a customer", async () => {
  const { account } = family(bench, 0);
  const cases = many(4, (index) =>
    bench.sandbox.insert("incident", {
      title: `Case ${index}`,
      customerid: account,
      customerid__table: "account",
      ...(index === 0 ? { statecode: 2, statuscode: 6 } : {}),
    }),
  );
  const { value } = await bench.act<RecordList>("listRelatedEntities", {
    entityType: "account",
    entityId: account,
    relationship: "incident_customer_accounts",
    filterExpression: "statecode eq 0",
    options: { orderByFieldNames: "title desc", includeLabels: true },
  });
  expect(value.map(({ incidentid }) => incidentid)).toEqual([cases[3], cases[2], cases[1]]);
  expect(value[0]).toMatchObject({ labels: { statecode: "Active" } });
});

test("a security role of a user", async () => {
  const user = bench.sandbox.insert("systemuser", { fullname: "A User" });
  bench.sandbox.insert("role", { name: "Salesperson of the North" });
  const given = {
    entityType: "systemuser",
    entityId: user,
    relationship: "systemuserroles_association",
    relatedRecords: "role: Salesperson of the North",
  };
  expect(await bench.act("associateEntities", given)).toMatchObject({ linked: 1, failed: [] });
  expect(await bench.act("associateEntities", given)).toMatchObject({ alreadyLinked: 1 });
  expect(await bench.act("disassociateEntities", given)).toMatchObject({ unlinked: 1 });
});

test.each([1, 3])("acts for another user and past custom logic, with %i records", async (count) => {
  const { account, contacts } = family(bench, count);
  const caller = bench.sandbox.insert("systemuser", { fullname: "Caller" });
  const options = { impersonateUserId: caller, bypassCustomLogic: "CustomSync" };
  bench.sandbox.clearRequests();
  await bench
    .act("associateEntities", {
      entityType: "accounts",
      entityId: account,
      relationship: CHILDREN,
      relatedRecords: contacts,
      ifLinkedElsewhere: "fail",
      options,
    })
    .catch((error: Error) => expect(error.message).toMatch(/privilege|role|user/i));
  const api = bench.requests();
  expect(api.every(({ headers }) => headers["mscrmcallerid"] === caller)).toBe(true);
});
