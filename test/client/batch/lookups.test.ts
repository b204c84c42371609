import { liftReferences } from "../../../src/client/batch/liftReferences";
import { readLater } from "../../../src/client/batch/representation";
import { thing } from "../values/fixtures";
import { prepared } from "./samples";

const named = new Map<string, string | undefined>([
  ["buyer", "contact"],
  ["firm", "account"],
  ["task", "task"],
  ["odd", undefined],
]);
const lift = (data: Record<string, unknown>) =>
  liftReferences(data, thing, named, (reference) => `${reference} leads nowhere`);

test.each<[Record<string, unknown>, Record<string, string>]>([
  [{ primarycontactid: "$buyer" }, { "primarycontactid@odata.bind": "$buyer" }],
  [{ _primarycontactid_value: "/$buyer" }, { "primarycontactid@odata.bind": "$buyer" }],
  // A lookup to one table leads there, whatever the action was said to be.
  [{ primarycontactid: { id: "$odd" } }, { "primarycontactid@odata.bind": "$odd" }],
  [{ customerid: "$firm" }, { "customerid_account@odata.bind": "$firm" }],
  [
    { customerid: { "@odata.id": "$buyer", table: "contact" } },
    { "customerid_contact@odata.bind": "$buyer" },
  ],
  [{ customerid_contact: "$odd" }, { "customerid_contact@odata.bind": "$odd" }],
])("the references of %j are lifted", (data, binds) => {
  expect(lift(data)).toEqual({ data: {}, binds, faults: [] });
});

test.each<[Record<string, unknown>]>([
  [{ memo: "$buyer" }],
  [{ primarycontactid: "Ann" }],
  [{ primarycontactid: { id: "$buyer", name: "x" } }],
  [{ primarycontactid: ["$buyer"] }],
  [{ nowhere: "$buyer" }],
  [{ primarycontactid: null }],
])("%j holds none", (data) => {
  expect(lift(data)).toEqual({ data, binds: {}, faults: [] });
});

test.each<[Record<string, unknown>, string]>([
  [{ customerid: "$nobody" }, "customerid: $nobody leads nowhere"],
  [
    { customerid: "$task" },
    'customerid: $task may refer to one of several tables; write it as "customerid_account@odata.bind" or "customerid_contact@odata.bind"',
  ],
  [{ customerid: "$odd" }, "may refer to one of several tables"],
  [
    { primarycontactid: "$buyer", _primarycontactid_value: "$odd" },
    "primarycontactid is given twice",
  ],
  [{ primarycontactid: "$buyer", "PrimaryContactId@odata.bind": "/contacts(1)" }, "is given twice"],
])("of %j it is said what is wrong", (data, fault) => {
  expect(lift(data).faults).toEqual([expect.stringContaining(fault)]);
});

test.each<[Record<string, string> | undefined, object | undefined, object | undefined]>([
  [undefined, undefined, undefined],
  [{ "If-Match": "*" }, { "If-Match": "*" }, undefined],
  [{ Prefer: "respond-async" }, { Prefer: "respond-async" }, undefined],
  [{ Prefer: "return=representation", "If-Match": "*" }, { "If-Match": "*" }, {}],
  [
    { prefer: 'return=representation,odata.include-annotations="*"' },
    { prefer: 'odata.include-annotations="*"' },
    { Prefer: 'odata.include-annotations="*"' },
  ],
])("a record that others refer to is read behind the batch: %j", (headers, sent, readBack) => {
  const later = readLater(prepared(0, { headers }));
  expect(later.part.headers).toEqual(sent);
  expect(later.readBack).toEqual(readBack);
});
