import type { LinkResult } from "../../../src/client";
import { HOSTILE_NAMES } from "../../support/hostileNames";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import {
  ACCOUNT_LEADS,
  CHILDREN,
  family,
  forget,
  leadsOf,
  many,
  parentOf,
  statuses,
} from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

const link = (given: Record<string, unknown>): Promise<LinkResult> =>
  bench.act<LinkResult>("associateEntities", { entityType: "accounts", ...given });

let serial = 0;
/** A contact by every key that it has. */
const contact = () => {
  serial += 1;
  const employeeid = `E'${serial} é ü`;
  const lastname = `Name ${serial}: of all`;
  const id = bench.sandbox.insert("contact", { lastname, employeeid });
  return { id, employeeid, lastname };
};
type Contact = ReturnType<typeof contact>;

const key = ({ employeeid }: Contact) => `employeeid='${employeeid.replaceAll("'", "''")}'`;
const FORMS: Readonly<Record<string, (one: Contact) => unknown>> = {
  id: ({ id }) => id,
  "id in braces": ({ id }) => `{${id.toUpperCase()}}`,
  key,
  "key as JSON": ({ employeeid }) => JSON.stringify({ employeeid }),
  address: ({ id }) => `contacts(${id})`,
  "address with a slash": ({ id }) => `/contacts(${id})`,
  "address with a key": (one) => `contacts(${key(one)})`,
  URL: ({ id }) => `${bench.sandbox.url}/api/data/v9.2/contacts(${id})`,
  "record URL": ({ id }) =>
    `${bench.sandbox.url}/main.aspx?etn=contact&id=${id}&pagetype=entityrecord`,
  "table and id": ({ id }) => ({ table: "contact", id }),
  "table by its label": ({ id }) => ({ table: "Contact", id }),
  "table by its set": ({ id }) => ({ table: "contacts", id: id.toUpperCase() }),
  "table and key": ({ employeeid }) => ({ table: "contact", key: { employeeid } }),
  "only an id": ({ id }) => ({ id }),
  "a row of a query": ({ id, lastname }) => ({ "@odata.etag": 'W/"1"', contactid: id, lastname }),
  "a row with its id": ({ id }) => ({ ContactId: id }),
  "columns of a key": ({ employeeid }) => ({ employeeid, lastname: "whatever" }),
  "@odata.id": ({ id }) => ({ "@odata.id": `contacts(${id})` }),
};

describe.each([
  ["cold", () => forget(bench)],
  ["warm", () => undefined],
])("related records, %s", (_name, begin) => {
  it.each(Object.entries(FORMS))("by %s, alone and among others", async (_form, make) => {
    const { account } = family(bench, 0);
    const some = many(3, contact);
    for (const contacts of [some.slice(0, 1), some.slice(1)]) {
      begin();
      const relatedRecords = contacts.map(make);
      const result = await link({ entityId: account, relationship: CHILDREN, relatedRecords });
      expect(result.failed).toEqual([]);
      expect(contacts.map(({ id }) => parentOf(bench, id))).toEqual(contacts.map(() => account));
    }
    const given = { entityId: account, relationship: CHILDREN, relatedRecords: some.map(make) };
    const again = await link({ ...given, ifLinkedElsewhere: "fail" });
    expect(again).toMatchObject({ linked: 0, alreadyLinked: 3, failed: [] });
  });

  it("by name, as a lookup takes it", async () => {
    const { account } = family(bench, 0);
    const { id, lastname } = contact();
    bench.sandbox.store.update("contact", id, { fullname: lastname });
    begin();
    for (const related of [`contact: ${lastname}`, { table: "Contact", name: lastname }]) {
      const result = await link({
        entityId: account,
        relationship: CHILDREN,
        relatedRecords: [related],
      });
      expect(result.failed).toEqual([]);
      expect(parentOf(bench, id)).toBe(account);
    }
  });
});

test("keys of many-to-many links are looked up for their ids, those of both sides", async () => {
  const lead = bench.sandbox.insert("lead", { lastname: "L" });
  const accounts = many(3, (index) =>
    bench.sandbox.insert("account", { name: "A", accountnumber: `K${index}'ö` }),
  );
  const relatedRecords = many(3, (index) => ({ accountnumber: `K${index}'ö` }));
  const nowhere = { accountnumber: "nowhere" };
  const given = { entityType: "leads", entityId: lead, relationship: ACCOUNT_LEADS };
  const result = await link({ ...given, relatedRecords: [...relatedRecords, nowhere] });
  expect(statuses(result)).toEqual(["linked", "linked", "linked", "failed"]);
  expect(result.failed[0]?.error).toMatchObject({ status: 404 });
  for (const account of accounts) expect(leadsOf(bench, account)).toEqual([{ leadid: lead }]);
  const other = bench.sandbox.insert("lead", { lastname: "M" });
  await link({
    entityId: "accountnumber='K0''ö'",
    relationship: ACCOUNT_LEADS,
    relatedRecords: other,
  });
  expect(leadsOf(bench, accounts[0] ?? "")).toHaveLength(2);
});

test("lists come as texts too: JSON, lines, and GUIDs with commas", async () => {
  const { account, contacts } = family(bench, 3);
  const braces = contacts.map((id) => `{${id}}`);
  for (const relatedRecords of [
    JSON.stringify(contacts),
    contacts.join("\n"),
    ` ${contacts.join(" , ")} `,
    `${contacts[0]},\r\n\r\ncontacts(${contacts[1]})\n${contacts[2]}`,
    braces.join(","),
    braces.join("\n"),
  ]) {
    const result = await link({ entityId: account, relationship: CHILDREN, relatedRecords });
    expect(result).toMatchObject({ total: 3, linked: 3 });
  }
});

test.each([undefined, null, "", "[]", [], "  "])(
  "nothing to link is fine: %j",
  async (relatedRecords) => {
    const { account } = family(bench, 0);
    const result = await link({ entityId: account, relationship: CHILDREN, relatedRecords });
    expect(result).toMatchObject({ total: 0, linked: 0, complete: true, startAt: 0, requests: 0 });
    expect(bench.log.warn.join()).toMatch(/Related Records has no record to link/);
  },
);

const account = "00000000-0000-4000-8000-000000000001";
test.each<[unknown, RegExp]>([
  [7, /7 is not a reference; expected an id, an alternate key/],
  ["", /it is empty/],
  ["no id", /"no id" is not a reference/],
  [null, /is not a reference/],
  [{}, /an empty object refers to nothing/],
  [{ table: "account", id: account }, /it is a record of account; expected one of contact/],
  [{ table: "nothing_such", id: account }, /there is no table "nothing_such"/],
  [`accounts(${account})`, /it is a record of account; expected one of contact/],
  ["employeeid=", /has no value for employeeid/],
  ["lastname='x'", /lastname/],
  [{ lastname: "x" }, /it does not say which record it is: set contactid/],
  [{ contactid: "x" }, /its contactid "x" is not a GUID/],
  ["https://elsewhere.example/api/data/v9.2/contacts(1)", /environment/],
  ["contact: Nobody At All", /no record of contact is named/],
  [["nested"], /is not a reference/],
  ["$1", /is no record/],
  ...HOSTILE_NAMES.map((name): [unknown, RegExp] => [
    JSON.parse(`{"${name}":"x"}`),
    /does not say which record|refers to nothing/,
  ]),
  ...HOSTILE_NAMES.map((name): [unknown, RegExp] => [
    { table: name, id: account },
    /there is no table/,
  ]),
  ["x".repeat(20_000), /is not a reference/],
])("%j fails its row before it is sent, and with stop all", async (bad, words) => {
  const { account: own, contacts } = family(bench, 1);
  const given = { entityId: own, relationship: CHILDREN, relatedRecords: [bad, contacts[0]] };
  const result = await link(given);
  expect(statuses(result)).toEqual(["failed", "linked"]);
  expect(result.failed[0]?.error.message).toMatch(words);
  expect(result.failed[0]?.error.message.length).toBeLessThan(700);
  expect(result.results[0]?.attempts).toBe(0);
  bench.sandbox.clearRequests();
  const error = await bench.failure("associateEntities", {
    entityType: "accounts",
    ...given,
    options: { onError: "stop" },
  });
  expect(error.message).toMatch(
    /Related Records has a row that contacts cannot take; nothing was sent/,
  );
  expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
});

test.each([
  ["associateEntities", CHILDREN, {}],
  ["associateEntities", CHILDREN, { ifLinkedElsewhere: "fail" }],
  ["associateEntities", ACCOUNT_LEADS, {}],
  ["disassociateEntities", CHILDREN, {}],
  ["disassociateEntities", ACCOUNT_LEADS, {}],
])(
  "%s by %s %j: what is missing is told by the input that it is in",
  async (key, relationship, more) => {
    const nowhere = "00000000-0000-4000-8000-00000000dead";
    const given = { entityType: "account", relationship, ...more };
    const { account: own } = family(bench, 0);
    const result = await bench.act<LinkResult>(key, {
      ...given,
      entityId: own,
      relatedRecords: [nowhere],
    });
    const { message } = result.failed[0]?.error ?? { message: "" };
    expect(message).toContain("Check the entry of Related Records");
    expect(message).not.toContain("Entity ID");
  },
);
