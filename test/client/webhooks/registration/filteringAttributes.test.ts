import { filteringAttributes } from "../../../../src/client/webhooks/registration/filteringAttributes";
import type { ReportedTable } from "../../../../src/client/webhooks/registration/readTables";
import { registeringTriggers } from "../../../../src/client/webhooks/registration/triggers";

const input = registeringTriggers["Record Events"];

/** An id that says which column it is of. */
const idOf = (name: string) =>
  `00000000-0000-4000-8000-${Buffer.from(name).toString("hex").padStart(12, "0").slice(0, 12)}`;

const table = (logicalName: string, columns: readonly string[]) =>
  ({
    logicalName,
    columns: new Map(columns.map((name) => [name, { logicalName: name, metadataId: idOf(name) }])),
    relationships: [],
  }) as unknown as ReportedTable;

const contact = table("contact", ["firstname", "emailaddress1", "parentcustomerid"]);
const account = table("account", ["name", "emailaddress1"]);

test("without columns, every update counts", () => {
  expect([...filteringAttributes([contact, account], [], input)]).toEqual([
    ["contact", null],
    ["account", null],
  ]);
});

test("each table takes the columns it has, in any dress", () => {
  const given = ["EMailAddress1", " name ", "_parentcustomerid_value", "name", idOf("firstname")];
  expect([...filteringAttributes([contact, account], given, input)]).toEqual([
    ["contact", "emailaddress1,parentcustomerid,firstname"],
    ["account", "emailaddress1,name"],
  ]);
});

test("a column that no table has is refused, with what was meant", () => {
  expect(() => filteringAttributes([contact, account], ["emailadress1"], input)).toThrow(
    'Filtering Columns has "emailadress1", which none of the tables contact, account has; did you mean emailaddress1?',
  );
  expect(() => filteringAttributes([contact], ["zzz"], input)).toThrow(
    'Filtering Columns has "zzz", which the table contact does not have.',
  );
});

test("a table without any of the columns is refused: all its updates would be reported", () => {
  expect(() => filteringAttributes([contact, account], ["firstname"], input)).toThrow(
    /names no column of the table account/,
  );
});
