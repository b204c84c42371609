import type { DataverseRecord } from "../../../src/client";
import type { TableDefinition } from "../../../src/client/types/tables";
import type { LookupContext } from "../../../src/client/values/lookupContext";
import { typeRecord } from "../../../src/client/values/typeRecord";
import type { TypingOptions } from "../../../src/client/values/types";
import { column, context, thing } from "./fixtures";

const GUID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const TYPE = "Microsoft.Dynamics.CRM";
const create: TypingOptions = { mode: "create", timeZone: "UTC", emptyValues: "omit" };

const owner = { table: "systemuser", navigation: "ownerid" };
const more = [
  column("owner", { logicalName: "ownerid", targets: [owner, { ...owner, table: "team" }] }),
  column("owner", { logicalName: "new_heir", targets: [owner, { ...owner, table: "contact" }] }),
  column("lookup", { logicalName: "new_nowhere", targets: [] }),
  column("lookup", {
    logicalName: "new_gone",
    targets: [{ table: "gone", navigation: "new_Gone" }],
  }),
  column("partylist", { logicalName: "new_guests" }),
  column("image", { logicalName: "entityimage" }),
  column("string", { logicalName: "telephone1", displayName: "Main Phone" }),
];
const definition: TableDefinition = {
  ...thing,
  columns: new Map([...thing.columns, ...more.map((each) => [each.logicalName, each] as const)]),
  companions: ["owningteam", "owninguser"].map((logicalName) => column("lookup", { logicalName })),
  relationships: [
    ...thing.relationships,
    {
      schemaName: "g",
      kind: "oneToMany",
      navigation: "Thing_Gone",
      table: "gone",
      column: "thingid",
    },
  ],
};

const batch: LookupContext = {
  ...context,
  tableOfAction: (action) => (action === "$lead" ? "contact" : undefined),
};
const team: LookupContext = {
  ...context,
  principals: () => Promise.resolve([{ table: "team", id: GUID, isActive: true }]),
};
const nameless: LookupContext = {
  ...context,
  table: async (name) => {
    const found = await context.table(name);
    return found && { ...found, primaryNameAttribute: undefined };
  },
};

const type = (record: DataverseRecord, options = {}, lookups = batch) =>
  typeRecord(record, definition, { ...create, ...options }, lookups);

describe("related records that are created or connected along", () => {
  const row = { "@odata.etag": 'W/"1"', taskid: GUID, subject: "a" };

  test.each<[given: DataverseRecord, sent: DataverseRecord]>([
    [
      { "Thing_Tasks@odata.bind": [`/tasks(${GUID})`, "$task", { table: "task", id: GUID }, row] },
      {
        "Thing_Tasks@odata.bind": [
          `/tasks(${GUID})`,
          "$task",
          `/tasks(${GUID})`,
          `/tasks(${GUID})`,
        ],
      },
    ],
    [{ Thing_Tasks: [row] }, { "Thing_Tasks@odata.bind": [`/tasks(${GUID})`] }],
    [{ Thing_Tasks: [GUID] }, { "Thing_Tasks@odata.bind": [`/tasks(${GUID})`] }],
    [
      { Thing_Tasks: [{ subject: "a", number: "5" }] },
      { Thing_Tasks: [{ subject: "a", number: 5 }] },
    ],
    [{ Thing_Gone: [{ firstname: "x" }] }, { Thing_Gone: [{ firstname: "x" }] }],
    [
      { thing_activity_parties: [{ addressused: "a" }] },
      { thing_activity_parties: [{ addressused: "a" }] },
    ],
  ])("%j", async (given, sent) => {
    const { record, faults } = await type(given);
    expect({ record, faults }).toEqual({ record: sent, faults: [] });
  });

  test.each<[given: DataverseRecord, place: string, why: RegExp, options?: object]>([
    [{ Thing_Tasks: [GUID] }, "Thing_Tasks", /by a create only/, { mode: "update" }],
    [{ thing_activity_parties: [] }, "thing_activity_parties", /PUT things/, { mode: "update" }],
    [{ Thing_Tasks: "[oops" }, "Thing_Tasks", /is not a list/],
    [
      { Thing_Tasks: { subject: "a" } },
      "Thing_Tasks",
      /is not a list, which this collection of task/,
    ],
    [{ Thing_Tasks: [5] }, "Thing_Tasks[0]", /5 is not a reference/],
    [{ Thing_Tasks: [GUID, ""] }, "Thing_Tasks[1]", /the reference has no value/],
    [{ Thing_Tasks: [GUID, { subject: "a" }] }, "Thing_Tasks", /both new records and references/],
    [
      { Thing_Tasks: [{ taskid: GUID }] },
      "Thing_Tasks[0]",
      /no column of task that can be written/,
    ],
    [{ Thing_Tasks: [{ number: "x" }] }, "Thing_Tasks[0].number", /is not a number/],
    [{ Thing_Tasks: ["accounts(1)"] }, "Thing_Tasks[0]", /refers to task, not to account/],
    [{ Thing_Tasks: ["nothings(1)"] }, "Thing_Tasks[0]", /there is no table "nothings"/],
    [{ Thing_Gone: [GUID] }, "Thing_Gone[0]", /there is no table "gone"/],
    [{ Thing_Tasks: ["/tasks(x)"] }, "Thing_Tasks[0]", /neither an id nor an alternate key/],
    [
      { Thing_Tasks: [{ "@odata.etag": "x" }] },
      "Thing_Tasks[0]",
      /it has no taskid to refer to it by/,
    ],
    [
      { "Thing_Tasks@odata.bind": [{ subject: "a" }] },
      "Thing_Tasks@odata.bind[0]",
      /has no taskid/,
    ],
    [
      { Thing_Tasks: [{ ...row, taskid: "x)/b(1" }] },
      "Thing_Tasks[0]",
      /"x\)\/b\(1" is not a GUID/,
    ],
    [
      { thing_activity_parties: ["Ann"] },
      "thing_activity_parties[0]",
      /"Ann" is no party; expected an object/,
    ],
    [
      { thing_activity_parties: [{ "partyid_contact@odata.bind": "contact: Ann" }] },
      "thing_activity_parties[0]",
      /partyid_contact@odata.bind: "contact: Ann" is no address/,
    ],
    [
      { thing_activity_parties: [{ "partyid_contact@odata.bind": "" }] },
      "thing_activity_parties[0]",
      /the reference has no value/,
    ],
  ])("%j is refused", async (given, place, why, options = {}) => {
    const { faults } = await type(given, options);
    expect(faults).toEqual([{ column: place, what: expect.stringMatching(why) }]);
  });
});

describe("parties", () => {
  const rows = async (to: unknown, lookups = batch) => {
    const { record, faults } = await type({ to }, {}, lookups);
    expect(faults).toEqual([]);
    return record["thing_activity_parties"];
  };
  const contact = { "partyid_contact@odata.bind": `/contacts(${GUID})`, participationtypemask: 2 };

  test.each<[given: unknown, sent: readonly unknown[]]>([
    ["$lead", [{ ...contact, "partyid_contact@odata.bind": "$lead" }]],
    [{ "@odata.type": `#${TYPE}.contact`, "@odata.etag": "x", contactid: GUID }, [contact]],
    [{ addressused: "a@b.example" }, [{ addressused: "a@b.example", participationtypemask: 2 }]],
  ])("%j", async (given, sent) => expect(await rows(given)).toEqual(sent));

  test.each<[given: DataverseRecord, why: RegExp, lookups?: LookupContext]>([
    [{ new_guests: "a@b.example" }, /the column takes no parties/],
    [{ to: [""] }, /"" is no party; expected/],
    [{ to: "$task" }, /"\$task" is no party/],
    [{ to: 5 }, /5 is no party; expected "contact: Ann Lee"/],
    [{ to: { table: 5, id: GUID } }, /"table" has to be text/],
    [{ to: { firstname: "Ann" } }, /is no party; expected/],
    [{ to: { table: "gone", id: GUID } }, /there is no table "gone"/],
    [{ to: { "@odata.type": `${TYPE}.contact`, firstname: "Ann" } }, /a record that exists/],
    [{ to: { "@odata.type": `${TYPE}.contact`, "@odata.etag": "x" } }, /has no contactid to refer/],
    [
      { to: { "partyid_contact@odata.bind": 5 } },
      /partyid_contact@odata.bind: 5 is not a reference/,
    ],
    [{ to: "contact: " }, /names no record of contact: nothing follows the colon/],
    [{ to: "contact: Ann" }, /records of contact have no name/, nameless],
    [{ to: { table: "contact", key: {} } }, /\{\} is not an alternate key/],
  ])("%j is refused", async (given, why, lookups = batch) => {
    const { faults } = await type(given, {}, lookups);
    expect(faults).toEqual([{ column: Object.keys(given)[0], what: expect.stringMatching(why) }]);
  });
});

describe("what a lookup refers to", () => {
  test.each<[given: DataverseRecord, sent: DataverseRecord]>([
    [
      { primarycontactid: `/contacts('${GUID}')` },
      { "primarycontactid@odata.bind": `/contacts(${GUID})` },
    ],
    [{ primarycontactid: { "@odata.id": "" } }, {}],
    [{ customerid: null }, { customerid_account: null }],
    [{ customerid_contact: null }, { customerid_contact: null }],
  ])("%j", async (given, sent) => {
    const { record, faults } = await type(given);
    expect({ record, faults }).toEqual({ record: sent, faults: [] });
  });

  test.each<[value: unknown, why: RegExp]>([
    [{ table: 5, id: GUID }, /"table" has to be text/],
    [{ table: "contact", key: "x" }, /"key" has to be an object/],
    [{ table: "contact", key: {}, id: GUID }, /only one can say which record/],
    [{ table: "contact", id: 5 }, /5 is not a GUID/],
    [{ table: "contact", id: "x" }, /"x" is not a GUID/],
    [{ table: "contact", name: "" }, /does not say which record is meant/],
    [{ "@odata.etag": "x", contactid: "x" }, /its contactid "x" is not a GUID/],
    [{ "@odata.etag": "x", contactid: 5 }, /its contactid 5 is not a GUID/],
    [{ "@odata.etag": "x", firstname: "Ann" }, /the row that was read has no contactid/],
    [{ firstname: [], "lastname@x": 1 }, /no column of contact that can be written/],
    ["{oops", /begins like JSON and is none/],
  ])("%j is refused", async (value, why) => {
    const { faults } = await type({ primarycontactid: value });
    expect(faults).toEqual([{ column: "primarycontactid", what: expect.stringMatching(why) }]);
  });

  test.each<[given: DataverseRecord, why: RegExp, lookups?: LookupContext]>([
    [{ "string@odata.bind": "account: " }, /string is no lookup, so that it cannot be bound/],
    [{ new_nowhere: GUID }, /refers to no table that can be set/],
    [{ new_gone: GUID }, /there is no table gone/],
    [{ new_heir: "Sales" }, /refers to systemuser, contact, not to team/, team],
    [{ "Main Phone": "1" }, /no such column; did you mean telephone1\?/],
  ])("%j is refused", async (given, why, lookups = batch) => {
    const { faults } = await type(given, {}, lookups);
    expect(faults).toEqual([{ column: Object.keys(given)[0], what: expect.stringMatching(why) }]);
  });
});

describe("a row that was read is written back as far as it can be", () => {
  const etag = { "@odata.etag": 'W/"1"' };
  const update = { mode: "update" };

  test.each<[row: DataverseRecord, sent: DataverseRecord, leftOut: readonly string[]]>([
    [
      { "@odata.type": `#${TYPE}.thing`, string: "a" },
      { "@odata.type": `#${TYPE}.thing`, string: "a" },
      [],
    ],
    [
      { primarycontactid: GUID, _primarycontactid_value: GUID.replace("7", "8") },
      { "primarycontactid@odata.bind": `/contacts(${GUID})` },
      [],
    ],
    [{ _customerid_value: GUID }, {}, ["_customerid_value"]],
    [
      { _ownerid_value: GUID, _owningteam_value: GUID },
      { "ownerid@odata.bind": `/teams(${GUID})` },
      [],
    ],
    [
      { _ownerid_value: GUID, _owninguser_value: GUID },
      { "ownerid@odata.bind": `/systemusers(${GUID})` },
      [],
    ],
    [{ _ownerid_value: GUID }, {}, ["_ownerid_value"]],
    [{ entityimage: "x", a: { b: 1 }, "a.b": 1 }, {}, ["entityimage", "a", "a.b"]],
  ])("%j", async (row, sent, leftOut) => {
    const typed = await type({ ...etag, ...row }, update);
    const { "@odata.etag": _, ...record } = typed.record;
    expect(record).toEqual(sent);
    expect(typed.leftOut).toEqual(leftOut);
  });
});
