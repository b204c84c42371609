import { useSandbox } from "../../support/sandbox";
import { type Row, WAYS, writes } from "./ways";

const bench = useSandbox({ seed: "empty" });
const projects = { set: "new_projectcollection", primaryId: "new_projectid" };
const emails = { set: "emails", primaryId: "activityid" };
const contact = "7eb682f1-ca75-e511-80d4-00155d2a68d4";
const user = "7eb682f1-ca75-e511-80d4-00155d2a68d5";
const sponsor = { "new_SponsorId@odata.bind": `/contacts(${contact})` };

beforeAll(() => {
  bench.sandbox.insert("contact", { contactid: contact, lastname: "Known" });
  bench.sandbox.insert("systemuser", { systemuserid: user, domainname: "owner", lastname: "O" });
});

/** What went out: the row of a bulk message, of a part of a batch, or of a request of its own. */
const bodies = (): string[] =>
  writes(bench).flatMap(({ parts, body }) => parts?.map((part) => part.body ?? "") ?? [body ?? ""]);

const TAKEN: readonly (readonly [what: string, row: Row, body: Row])[] = [
  [
    "JSON text on a lookup",
    { ownerid: `{"table":"systemuser","id":"${user}"}` },
    { "ownerid@odata.bind": `/systemusers(${user})` },
  ],
  [
    "JSON text on a multi-select column",
    { new_skills: '["Design","Legal"]' },
    { new_skills: "1,4" },
  ],
  ["a list on a multi-select column", { new_skills: ["Design", 4] }, { new_skills: "1,4" }],
  ["an option that is no label", { new_phase: "100000001" }, { new_phase: 100000001 }],
  ["a bind to a bare id", { "new_SponsorId@odata.bind": contact }, sponsor],
  ["a bind in braces", { "new_SponsorId@odata.bind": `/contacts({${contact}})` }, sponsor],
  ["a bind to a logical name", { "new_SponsorId@odata.bind": `/contact(${contact})` }, sponsor],
  ["a bind in lower case", { "new_sponsorid@odata.bind": `/contacts(${contact})` }, sponsor],
  ["a lookup by the name of a row read before", { _new_sponsorid_value: contact }, sponsor],
  ...["", "/contacts()", "/contacts(null)", "/contacts(undefined)"].map(
    (bind) =>
      [
        `a bind without a record, which is left out: "${bind}"`,
        { new_name: "left", "new_SponsorId@odata.bind": bind },
        { new_name: "left" },
      ] as const,
  ),
  [
    "a row read before",
    {
      "@odata.etag": 'W/"1"',
      new_name: "read",
      createdon: "2020-01-01T00:00:00Z",
      versionnumber: 7,
      _createdby_value: user,
      "_createdby_value@OData.Community.Display.V1.FormattedValue": "O",
    },
    { new_name: "read" },
  ],
];

describe.each(WAYS)("%s", (_, way) => {
  test.each(TAKEN)("%s", async (what, row, body) => {
    const id = bench.sandbox.insert("new_project", { new_name: what });
    const { message } = await way(bench, projects, row, id);
    expect(message).toBeUndefined();
    expect(bodies().map((text) => withoutId(JSON.parse(text)))).toEqual([body]);
  });
});

describe.each(WAYS.filter(([name]) => name.endsWith("create")))("%s", (_, way) => {
  test("JSON text on a column of parties", async () => {
    const to = `["jane@example.com",{"table":"contact","id":"${contact}"}]`;
    const { message } = await way(bench, emails, { subject: "after", to }, "");
    expect(message).toBeUndefined();
    expect(bodies().map((text) => withoutId(JSON.parse(text)))).toEqual([
      {
        subject: "after",
        email_activity_parties: [
          { addressused: "jane@example.com", participationtypemask: 2 },
          { "partyid_contact@odata.bind": `/contacts(${contact})`, participationtypemask: 2 },
        ],
      },
    ]);
  });
});

/** The id that a create of a single row brings along is the connector's own. */
const withoutId = ({ new_projectid: _, activityid: __, ...rest }: Row): Row => rest;
