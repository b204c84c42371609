import { useApi } from "../support/api";
import { crm, type Definition, readAll, readOne, textsOf } from "./definitions";

const api = useApi();
const of = (table: string) => `EntityDefinitions(LogicalName='${table}')/Attributes`;
const cast = (type: string) => `${crm}.${type}AttributeMetadata`;
const columnOf = (table: string, name: string, type: string, query = "") =>
  readOne(api, `${of(table)}(LogicalName='${name}')/${cast(type)}${query}`);

describe("the columns of a table", () => {
  let columns: Map<string, Definition>;
  beforeAll(async () => {
    const all = await readAll(api, of("new_project"));
    columns = new Map(all.map((column) => [column.LogicalName, column]));
  });

  it.each([
    ["new_name", "String", "String", "StringType"],
    ["new_summary", "Memo", "Memo", "MemoType"],
    ["new_number", "Integer", "Integer", "IntegerType"],
    ["new_ticks", "BigInt", "BigInt", "BigIntType"],
    ["new_hours", "Decimal", "Decimal", "DecimalType"],
    ["new_ratio", "Double", "Double", "DoubleType"],
    ["new_budget", "Money", "Money", "MoneyType"],
    ["new_billable", "Boolean", "Boolean", "BooleanType"],
    ["new_phase", "Picklist", "Picklist", "PicklistType"],
    ["new_skills", "MultiSelectPicklist", "Virtual", "MultiSelectPicklistType"],
    ["new_kickoffon", "DateTime", "DateTime", "DateTimeType"],
    ["new_accountid", "Lookup", "Lookup", "LookupType"],
    ["new_customerid", "Lookup", "Customer", "CustomerType"],
    ["ownerid", "Lookup", "Owner", "OwnerType"],
    ["new_projectid", "UniqueIdentifier", "Uniqueidentifier", "UniqueidentifierType"],
    ["statecode", "State", "State", "StateType"],
    ["statuscode", "Status", "Status", "StatusType"],
    ["new_photo", "Image", "Virtual", "ImageType"],
    ["new_contract", "File", "Virtual", "FileType"],
    ["new_customeridtype", "EntityName", "EntityName", "EntityNameType"],
  ])("%s is a %s column", (name, type, code, typeName) => {
    expect(columns.get(name)).toMatchObject({
      "@odata.type": `#${cast(type)}`,
      AttributeType: code,
      AttributeTypeName: { Value: typeName },
      EntityLogicalName: "new_project",
    });
  });

  it.each([
    ["statecodename", "statecode", "Virtual"],
    ["new_billablename", "new_billable", "Virtual"],
    ["new_skillsname", "new_skills", "Virtual"],
    ["new_accountidname", "new_accountid", "String"],
    ["new_accountidyominame", "new_accountid", "String"],
    ["new_customeridtype", "new_customerid", "EntityName"],
    ["owneridname", "ownerid", "String"],
  ])("%s only shows %s", (name, shown, code) => {
    expect(columns.get(name)).toMatchObject({
      AttributeOf: shown,
      AttributeType: code,
      IsValidForRead: true,
      IsValidForCreate: false,
      IsValidForUpdate: false,
      IsValidODataAttribute: false,
      IsLogical: true,
      DisplayName: { LocalizedLabels: [], UserLocalizedLabel: null },
    });
  });

  it("says which of them is the key, the name, custom and required", () => {
    expect(columns.get("new_projectid")).toMatchObject({
      IsPrimaryId: true,
      IsCustomAttribute: false,
      RequiredLevel: { Value: "SystemRequired", CanBeChanged: false },
    });
    expect(columns.get("new_name")).toMatchObject({
      IsPrimaryName: true,
      IsCustomAttribute: true,
      SchemaName: "new_Name",
      RequiredLevel: {
        Value: "ApplicationRequired",
        CanBeChanged: true,
        ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
      },
    });
    expect(columns.get("createdon")).toMatchObject({
      IsValidForCreate: false,
      IsValidForUpdate: false,
      IsManaged: true,
    });
  });

  it("has what belongs to the type of each, without options", () => {
    expect(columns.get("new_code")).toMatchObject({ MaxLength: 20, FormatName: { Value: "Text" } });
    expect(columns.get("new_phase")).not.toHaveProperty("OptionSet");
    expect(columns.get("new_phase")).toMatchObject({ DefaultFormValue: 100000000 });
  });

  it("keeps the companion columns apart from their own", () => {
    expect(columns.get("new_budget_base")).toMatchObject({
      CalculationOf: "new_budget",
      IsBaseCurrency: true,
      AttributeOf: null,
    });
    expect(columns.get("new_photo_url")).toMatchObject({
      AttributeOf: "new_photo",
      DisplayName: { LocalizedLabels: [] },
    });
    expect(columns.get("new_contract_name")).toMatchObject({ AttributeOf: "new_contract" });
  });

  it("has no column that users and teams have from their base type", async () => {
    const ofUsers = await readAll(api, `${of("systemuser")}?$select=LogicalName`);
    expect(ofUsers.map((column) => column.LogicalName)).not.toContain("ownerid");
  });

  it("translates labels part by part", async () => {
    const labels = await readAll(api, `${of("account")}?$select=LogicalName,DisplayName`);
    const label = (name: string) => {
      const found = labels.find((column) => column.LogicalName === name);
      return found === undefined ? undefined : textsOf(found.DisplayName);
    };
    expect(label("address1_city")).toEqual({ 1033: "Address 1: City", 1031: "Adresse 1: Ort" });
    expect(label("revenue_base")).toEqual({
      1033: "Annual Revenue (Base)",
      1031: "Jahresumsatz (Basis)",
    });
  });
});

describe("a cast", () => {
  it.each([
    ["account", "name", "String", { MaxLength: 160, FormatName: { Value: "Text" }, YomiOf: null }],
    ["account", "websiteurl", "String", { FormatName: { Value: "Url" }, Format: "Url" }],
    ["account", "yominame", "String", { YomiOf: "name" }],
    ["new_project", "new_summary", "Memo", { MaxLength: 2000, FormatName: { Value: "TextArea" } }],
    ["new_project", "new_number", "Integer", { MinValue: 0, MaxValue: 2147483647 }],
    ["new_project", "new_hours", "Decimal", { Precision: 2, MaxValue: 100000000000 }],
    ["new_project", "new_ratio", "Double", { Precision: 5, MinValue: 0 }],
    ["new_project", "new_budget", "Money", { Precision: 2, PrecisionSource: 0, MinValue: 0 }],
    ["account", "revenue", "Money", { PrecisionSource: 2 }],
    ["new_project", "new_deadline", "DateTime", { DateTimeBehavior: { Value: "DateOnly" } }],
    ["new_project", "new_reviewedon", "DateTime", { Format: "DateOnly" }],
    ["new_project", "new_accountid", "Lookup", { Targets: ["account"], Format: "None" }],
    ["opportunity", "customerid", "Lookup", { Targets: ["account", "contact"] }],
    ["account", "ownerid", "Lookup", { Targets: ["systemuser", "team"] }],
    ["new_project", "new_photo", "Image", { IsPrimaryImage: true, CanStoreFullImage: false }],
    ["new_project", "new_contract", "File", { MaxSizeInKB: 32768 }],
    ["new_project", "new_billable", "Boolean", { DefaultValue: true }],
  ])("of %s.%s shows what a %s column has", async (table, name, type, expected) => {
    const column = await columnOf(table, name, type);
    expect(column).toMatchObject(expected);
    expect(column).not.toHaveProperty("@odata.type");
  });

  it("picks the columns of its type, with their options", async () => {
    const picked = await readAll(
      api,
      `${of("new_project")}/${cast("Picklist")}?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Name)`,
    );
    expect(picked.map((column) => column.LogicalName)).toEqual(["new_phase", "new_risk"]);
    const [phase, risk] = picked;
    expect(phase?.OptionSet.Options.map((option) => option.Value)).toEqual([
      100000000, 100000001, 100000002, 100000003,
    ]);
    expect(risk).toMatchObject({ GlobalOptionSet: { Name: "new_risklevel" } });
    expect(risk?.OptionSet).not.toHaveProperty("Name");
  });

  it("shows states and status reasons in their own types", async () => {
    const state = await columnOf("opportunity", "statecode", "State", "?$expand=OptionSet");
    expect(state.OptionSet.Options[1]).toMatchObject({
      "@odata.type": `#${crm}.StateOptionMetadata`,
      Value: 1,
      DefaultStatus: 3,
      InvariantName: "Won",
    });
    const status = await columnOf("opportunity", "statuscode", "Status", "?$expand=OptionSet");
    expect(status.OptionSet.Options[0]).toMatchObject({
      "@odata.type": `#${crm}.StatusOptionMetadata`,
      Value: 1,
      State: 0,
      TransitionData: "",
    });
    expect(status.OptionSet.Name).toBe("opportunity_statuscode");
  });

  it("shows the two options of a boolean", async () => {
    const { OptionSet } = await columnOf(
      "new_project",
      "new_billable",
      "Boolean",
      "?$select=LogicalName&$expand=OptionSet",
    );
    expect(textsOf(OptionSet.TrueOption.Label)[1033]).toBe("Billable");
    expect(OptionSet.FalseOption).toMatchObject({ Value: 0 });
  });

  it("leads to the options themselves", async () => {
    const { MetadataId } = await readOne(
      api,
      `${of("new_project")}(LogicalName='new_phase')?$select=MetadataId`,
    );
    const path = `${of("new_project")}(${MetadataId})/${cast("Picklist")}/OptionSet?$select=Options`;
    const answer = await readOne(api, path);
    expect(answer["@odata.context"]).toBe(
      `${api.sandbox.url}/api/data/v9.2/$metadata#EntityDefinitions('new_project')/Attributes(${MetadataId})/${cast("Picklist")}/OptionSet(Options)/$entity`,
    );
    expect(answer["Options"]).toHaveLength(4);
  });

  it.each([
    ["EnumAttributeMetadata", 400, "0x80060888"],
    ["ChoiceAttributeMetadata", 404, "0x8006088a"],
    [`PicklistAttributeMetadata/${crm}.StateAttributeMetadata`, 400, "0x80060888"],
    ["PicklistAttributeMetadata?$select=MaxLength", 400, "0x0"],
    ["StringAttributeMetadata?$expand=OptionSet", 400, "0x0"],
  ])("to %s is refused", async (type, status, code) => {
    const answer = await api.send("GET", `${of("account")}/${crm}.${type}`);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
  });

  it("to a type that a column is not of finds nothing", async () => {
    const path = `${of("account")}(LogicalName='name')/${cast("Picklist")}`;
    expect((await api.send("GET", path)).status).toBe(404);
  });
});

describe("columns without a cast", () => {
  it("have only what all types share selected", async () => {
    const answer = await api.send("GET", `${of("account")}?$select=LogicalName,MaxLength`);
    expect(answer.status).toBe(400);
    expect(answer.error.message).toBe(
      `Could not find a property named 'MaxLength' on type '${crm}.AttributeMetadata'.`,
    );
  });

  it.each([
    [`AttributeType eq ${crm}.AttributeTypeCode'State'`, ["statecode"]],
    [
      `RequiredLevel/Value eq ${crm}.AttributeRequiredLevel'ApplicationRequired' and AttributeOf eq null`,
      ["new_name"],
    ],
    ["AttributeTypeName/Value eq 'MultiSelectPicklistType'", ["new_skills"]],
    ["IsPrimaryName eq true", ["new_name"]],
    ["LogicalName eq 'new_code'", ["new_code"]],
  ])("are filtered by %s", async (filter, expected) => {
    const path = `${of("new_project")}?$select=LogicalName&$filter=${encodeURIComponent(filter)}`;
    expect((await readAll(api, path)).map((column) => column.LogicalName)).toEqual(expected);
  });

  it("are expanded, picked and cut to size with their tables", async () => {
    const tables = await readAll(
      api,
      `EntityDefinitions?$select=LogicalName&$filter=IsCustomEntity eq true&$expand=Attributes($select=LogicalName,AttributeType;$filter=AttributeType eq ${crm}.AttributeTypeCode'Picklist'),Keys($select=KeyAttributes)`,
    );
    const project = tables.find((table) => table.LogicalName === "new_project");
    expect(project?.Attributes).toEqual([
      expect.objectContaining({ LogicalName: "new_phase", AttributeType: "Picklist" }),
      expect.objectContaining({ LogicalName: "new_risk", AttributeType: "Picklist" }),
    ]);
    expect(Object.keys(project?.Attributes[0] ?? {}).sort()).toEqual([
      "@odata.type",
      "AttributeType",
      "LogicalName",
      "MetadataId",
    ]);
    expect(project).toHaveProperty("Keys.0.KeyAttributes", ["new_code"]);
  });
});
