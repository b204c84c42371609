import type { Json } from "../../../../src/client/metadata/definition/json";
import { readDefinition } from "../../../../src/client/metadata/definition/readDefinition";

const label = (english: string, german?: string) => {
  const labels = [
    { Label: english, LanguageCode: 1033, IsManaged: true, MetadataId: null, HasChanged: null },
    ...(german ? [{ Label: german, LanguageCode: 1031 }] : []),
  ];
  return { LocalizedLabels: labels, UserLocalizedLabel: labels.at(-1) };
};
const noLabel = { LocalizedLabels: [], UserLocalizedLabel: null };

/** An attribute as the service prints it: what its type lacks is missing or null. */
const attribute = (name: string, type: string, more: Json = {}): Json => ({
  "@odata.type": `#Microsoft.Dynamics.CRM.Complex${type}AttributeMetadata`,
  MetadataId: "97fb4aae-ea5d-427f-9b2b-9a6b9754286e",
  LogicalName: name,
  SchemaName: name,
  AttributeOf: null,
  AttributeType: type,
  AttributeTypeName: { Value: `${type}Type` },
  DisplayName: label(name),
  Description: noLabel,
  RequiredLevel: { Value: "None", CanBeChanged: true },
  IsPrimaryId: false,
  IsPrimaryName: false,
  IsCustomAttribute: false,
  IsValidODataAttribute: true,
  IsValidForCreate: true,
  IsValidForRead: true,
  IsValidForUpdate: true,
  MaxLength: null,
  OptionSet: null,
  Targets: null,
  ...more,
});

const manyToOne = (column: string, table: string, navigation: string): Json => ({
  SchemaName: `r_${navigation}`,
  ReferencedEntity: table,
  ReferencingEntity: "ticket",
  ReferencingAttribute: column,
  ReferencingEntityNavigationPropertyName: navigation,
  ReferencedEntityNavigationPropertyName: `c_${navigation}`,
});

const ticket: Json = {
  MetadataId: "70816501-edb9-4740-a16c-6a5efbc05d84",
  LogicalName: "ticket",
  SchemaName: "Ticket",
  EntitySetName: "tickets",
  DisplayName: label("Ticket", "Vorgang"),
  DisplayCollectionName: label("Tickets", "Vorgänge"),
  PrimaryIdAttribute: "ticketid",
  PrimaryNameAttribute: "title",
  IsCustomEntity: true,
  IsChildEntity: false,
  TableType: null,
  IsIntersect: false,
  IsActivity: false,
  ChangeTrackingEnabled: true,
  Attributes: [
    attribute("title", "String", {
      MaxLength: 100,
      FormatName: { Value: "Text" },
      RequiredLevel: { Value: "ApplicationRequired" },
      IsPrimaryName: true,
      Description: label("What it is about"),
    }),
    attribute("ticketid", "Uniqueidentifier", { IsPrimaryId: true, IsValidForUpdate: false }),
    attribute("amount", "Money", { MinValue: 0, MaxValue: 1e9, Precision: 2 }),
    attribute("due", "DateTime", {
      Format: "DateOnly",
      DateTimeBehavior: { Value: "UserLocal" },
    }),
    attribute("urgent", "Boolean", {
      OptionSet: {
        TrueOption: { Value: 1, Label: label("Yes", "Ja") },
        FalseOption: { Value: 0, Label: label("No", "Nein") },
      },
    }),
    attribute("statecode", "State", {
      OptionSet: { Options: [{ Value: 0, Label: label("Open", "Offen"), DefaultStatus: 1 }] },
    }),
    attribute("statuscode", "Status", {
      OptionSet: { Options: [{ Value: 1, Label: noLabel, State: 0 }] },
    }),
    attribute("tags", "MultiSelectPicklist", { AttributeType: "Virtual", DisplayName: noLabel }),
    attribute("customerid", "Customer", { Targets: ["account", "contact"] }),
    attribute("ownerid", "Owner", { Targets: ["systemuser", "team"] }),
    attribute("regardingid", "Lookup", { Targets: ["nowhere"] }),
    attribute("picture", "Image", { AttributeType: "Virtual" }),
    attribute("picture_url", "String", { AttributeOf: "picture", DisplayName: noLabel }),
    attribute("customeridname", "String", {
      AttributeOf: "customerid",
      IsValidODataAttribute: false,
    }),
  ],
  Keys: [
    {
      LogicalName: "new_number",
      DisplayName: label("Number"),
      KeyAttributes: ["number", "customerid"],
      EntityKeyIndexStatus: "Pending",
    },
  ],
  ManyToOneRelationships: [
    manyToOne("customerid", "account", "customerid_account"),
    manyToOne("customerid", "contact", "customerid_contact"),
    manyToOne("ownerid", "owner", "ownerid"),
  ],
  OneToManyRelationships: [
    {
      SchemaName: "Ticket_Tasks",
      ReferencedEntity: "ticket",
      ReferencingEntity: "task",
      ReferencingAttribute: "regardingobjectid",
      ReferencedEntityNavigationPropertyName: "Ticket_Tasks",
    },
    { SchemaName: "hidden", ReferencingEntity: "x", ReferencedEntityNavigationPropertyName: null },
  ],
  ManyToManyRelationships: [
    {
      SchemaName: "ticket_lead",
      Entity1LogicalName: "lead",
      Entity2LogicalName: "ticket",
      Entity1NavigationPropertyName: "lead_tickets",
      Entity2NavigationPropertyName: "ticket_leads",
    },
    {
      SchemaName: "ticket_ticket",
      Entity1LogicalName: "ticket",
      Entity2LogicalName: "ticket",
      Entity1NavigationPropertyName: "causes",
      Entity2NavigationPropertyName: "effects",
    },
  ],
};

const { columns, companions, relationships, keys, ...names } = readDefinition(ticket);

test("a table has its names in every language", () => {
  expect(names).toEqual({
    metadataId: "70816501-edb9-4740-a16c-6a5efbc05d84",
    logicalName: "ticket",
    schemaName: "Ticket",
    entitySetName: "tickets",
    displayName: "Vorgang",
    pluralDisplayName: "Vorgänge",
    labels: ["Vorgang", "Ticket", "Vorgänge", "Tickets"],
    primaryIdAttribute: "ticketid",
    primaryNameAttribute: "title",
    isCustom: true,
    tableType: "Standard",
    isIntersect: false,
    isActivity: false,
    isChild: false,
    isPrivate: false,
    changeTracking: true,
  });
});

test("a column has what values are typed by", () => {
  expect(columns.get("title")).toMatchObject({
    kind: "string",
    required: "ApplicationRequired",
    isPrimaryName: true,
    maxLength: 100,
    format: "Text",
    description: "What it is about",
  });
  expect(columns.get("ticketid")).toMatchObject({ isPrimaryId: true, validForUpdate: false });
  expect(columns.get("amount")).toMatchObject({ kind: "money", min: 0, max: 1e9, precision: 2 });
  expect(columns.get("due")).toMatchObject({ format: "DateOnly", dateBehavior: "UserLocal" });
});

test("options have their labels in every language, states and statuses each other", () => {
  expect(columns.get("urgent")?.options).toEqual([
    { value: 1, label: "Ja", labels: ["Ja", "Yes"] },
    { value: 0, label: "Nein", labels: ["Nein", "No"] },
  ]);
  expect(columns.get("statecode")?.options).toEqual([
    { value: 0, label: "Offen", labels: ["Offen", "Open"], defaultStatus: 1 },
  ]);
  // An option without a label goes by its number.
  expect(columns.get("statuscode")?.options).toEqual([
    { value: 1, label: "1", labels: [], state: 0 },
  ]);
  expect(columns.get("title")?.options).toBeUndefined();
});

test("files, images and multi-select choices are told apart, though all are Virtual", () => {
  expect(columns.get("tags")).toMatchObject({ kind: "multichoice", displayName: undefined });
  expect(columns.get("picture")).toMatchObject({ kind: "image", validForFilter: false });
});

test("a lookup has the navigation property of each target", () => {
  expect(columns.get("customerid")).toMatchObject({
    kind: "customer",
    targets: [
      { table: "account", navigation: "customerid_account" },
      { table: "contact", navigation: "customerid_contact" },
    ],
  });
  expect(columns.get("ownerid")).toMatchObject({
    kind: "owner",
    targets: [
      { table: "systemuser", navigation: "ownerid" },
      { table: "team", navigation: "ownerid" },
    ],
  });
  expect(columns.get("regardingid")?.targets).toEqual([]);
  expect(columns.get("title")?.targets).toBeUndefined();
});

test("only what is no property of a record is set apart, not what has no display name", () => {
  expect([...columns.keys()]).toContain("picture_url");
  expect(companions.map(({ logicalName }) => logicalName)).toEqual(["customeridname"]);
});

test("keys and relationships are those seen from this table", () => {
  expect(keys).toEqual([
    {
      logicalName: "new_number",
      displayName: "Number",
      columns: ["number", "customerid"],
      status: "Pending",
    },
  ]);
  const shown = relationships.map(({ kind, navigation, table, column }) => [
    kind,
    navigation,
    table,
    column,
  ]);
  expect(shown).toEqual([
    ["manyToOne", "customerid_account", "account", "customerid"],
    ["manyToOne", "customerid_contact", "contact", "customerid"],
    ["manyToOne", "ownerid", "owner", "ownerid"],
    ["oneToMany", "Ticket_Tasks", "task", "regardingobjectid"],
    ["manyToMany", "ticket_leads", "lead", undefined],
    ["manyToMany", "causes", "ticket", undefined],
    ["manyToMany", "effects", "ticket", undefined],
  ]);
});

test("an answer that lacks everything reads as a table of nothing", () => {
  expect(readDefinition({})).toMatchObject({ logicalName: "", keys: [], relationships: [] });
});
