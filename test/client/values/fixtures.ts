import type {
  ColumnDefinition,
  ColumnKind,
  TableDefinition,
  TableName,
} from "../../../src/client/types/tables";
import type { LookupContext } from "../../../src/client/values/lookupContext";

/** A column of this kind under its kind's name, with only what the test says. */
export const column = (
  kind: ColumnKind,
  more: Partial<ColumnDefinition> = {},
): ColumnDefinition => ({
  metadataId: "00000000-0000-4000-8000-000000000001",
  logicalName: kind,
  schemaName: kind,
  displayName: kind,
  description: undefined,
  kind,
  typeName: `${kind}Type`,
  required: "None",
  isPrimaryId: false,
  isPrimaryName: false,
  isCustom: false,
  validForCreate: true,
  validForRead: true,
  validForUpdate: true,
  validForFilter: true,
  ...more,
});

export const options = [
  { value: 1, label: "Red", labels: ["Red", "Rot"] },
  { value: 2, label: "Dark Blue", labels: ["Dark Blue", "Dunkelblau"] },
  { value: 9, label: "Green, light", labels: ["Green, light", "Hellgrün"] },
  { value: 11, label: "Twin", labels: ["Twin", "Zwilling"] },
  { value: 12, label: "Double", labels: ["Double", "Zwilling"] },
];

const tableName = (logicalName: string, entitySetName: string): TableName => ({
  metadataId: "00000000-0000-4000-8000-000000000002",
  logicalName,
  schemaName: logicalName,
  entitySetName,
  displayName: logicalName,
  pluralDisplayName: entitySetName,
  labels: [logicalName],
  primaryIdAttribute: `${logicalName}id`,
  primaryNameAttribute: "name",
  isCustom: false,
  tableType: "Standard",
  isIntersect: false,
  isActivity: false,
  isChild: false,
  isPrivate: false,
  changeTracking: false,
});

export const tables = [
  "account:accounts",
  "contact:contacts",
  "systemuser:systemusers",
  "team:teams",
  "task:tasks",
].map((pair) => {
  const [logical = "", set = ""] = pair.split(":");
  return tableName(logical, set);
});

const environment = {
  origin: "https://o.crm.dynamics.com",
  apiRoot: "https://o.crm.dynamics.com/api/data/v9.2/",
};

const KINDS: Readonly<Record<string, ColumnKind>> = { number: "integer" };

/** Tables that lookups lead to, with the columns that records created along may have. */
const targetDefinition = (table: TableName): TableDefinition => ({
  ...table,
  changeTracking: false,
  columns: new Map(
    [
      "firstname",
      "lastname",
      "name",
      "subject",
      "accountnumber",
      "number",
      `${table.logicalName}id`,
    ].map((logicalName) => [
      logicalName,
      column(KINDS[logicalName] ?? (logicalName.endsWith("id") ? "uniqueidentifier" : "string"), {
        logicalName,
        isPrimaryId: logicalName.endsWith("id"),
        isPrimaryName: logicalName === "name",
      }),
    ]),
  ),
  companions: [],
  keys: [["accountnumber"], ["accountnumber", "number"]].map((names) => ({
    logicalName: `${names.join("")}key`,
    displayName: undefined,
    columns: names,
    status: "Active",
  })),
  relationships: [],
});

export const context: LookupContext = {
  environment,
  definition: (table) => Promise.resolve(targetDefinition(table)),
  table: (name) =>
    Promise.resolve(
      tables.find(({ logicalName, entitySetName }) =>
        [logicalName, entitySetName].includes(name.toLowerCase()),
      ),
    ),
  idsByName: (_, name) =>
    Promise.resolve({ One: ["11111111-1111-4111-8111-111111111111"], Two: ["1", "2"] }[name] ?? []),
};

const columns = [
  column("string", { maxLength: 10 }),
  column("memo"),
  column("integer", { min: -5, max: 100 }),
  column("bigint"),
  column("decimal"),
  column("double"),
  column("money", { min: 0 }),
  column("boolean", {
    options: [
      { value: 1, label: "On", labels: ["On", "An"] },
      { value: 0, label: "Off", labels: ["Off", "Aus"] },
    ],
  }),
  column("choice", { options }),
  column("multichoice", { options }),
  column("uniqueidentifier"),
  column("file"),
  column("datetime", { dateBehavior: "UserLocal" }),
  column("datetime", { logicalName: "dateonly", dateBehavior: "DateOnly" }),
  column("datetime", { logicalName: "wallclock", dateBehavior: "TimeZoneIndependent" }),
  column("lookup", {
    logicalName: "primarycontactid",
    targets: [{ table: "contact", navigation: "primarycontactid" }],
  }),
  column("customer", {
    logicalName: "customerid",
    targets: [
      { table: "account", navigation: "customerid_account" },
      { table: "contact", navigation: "customerid_contact" },
    ],
  }),
  column("lookup", {
    logicalName: "new_ownerid",
    targets: [{ table: "contact", navigation: "new_OwnerId" }],
  }),
  column("string", { logicalName: "createdby_text", validForCreate: false, validForUpdate: false }),
  column("uniqueidentifier", { logicalName: "thingid", isPrimaryId: true, validForUpdate: false }),
  column("partylist", { logicalName: "to" }),
  column("state", {
    logicalName: "statecode",
    options: [
      { value: 0, label: "Open", labels: ["Open"] },
      { value: 1, label: "Closed", labels: ["Closed"] },
    ],
  }),
  column("status", {
    logicalName: "statuscode",
    options: [
      { value: 1, label: "New", labels: ["New"], state: 0 },
      { value: 5, label: "Done", labels: ["Done"], state: 1 },
    ],
  }),
];

export const thing: TableDefinition = {
  ...tableName("thing", "things"),
  changeTracking: false,
  columns: new Map(columns.map((found) => [found.logicalName, found])),
  companions: [],
  keys: [],
  relationships: [
    {
      schemaName: "a",
      kind: "manyToOne",
      navigation: "primarycontactid",
      table: "contact",
      column: "primarycontactid",
    },
    {
      schemaName: "b",
      kind: "manyToOne",
      navigation: "customerid_account",
      table: "account",
      column: "customerid",
    },
    {
      schemaName: "c",
      kind: "manyToOne",
      navigation: "customerid_contact",
      table: "contact",
      column: "customerid",
    },
    {
      schemaName: "d",
      kind: "manyToOne",
      navigation: "new_OwnerId",
      table: "contact",
      column: "new_ownerid",
    },
    {
      schemaName: "e",
      kind: "oneToMany",
      navigation: "thing_activity_parties",
      table: "activityparty",
      column: "activityid",
    },
    {
      schemaName: "f",
      kind: "oneToMany",
      navigation: "Thing_Tasks",
      table: "task",
      column: "regardingobjectid",
    },
  ],
};
