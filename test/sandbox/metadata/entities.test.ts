import { metadataId } from "../../../sandbox/metadata/metadataId";
import { useApi } from "../support/api";
import { crm, readAll, readOne, textsOf } from "./definitions";

const api = useApi();
const account = "EntityDefinitions(LogicalName='account')";

describe("the definition of a table", () => {
  it("names it in every way there is", async () => {
    expect(await readOne(api, account)).toMatchObject({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#EntityDefinitions/$entity`,
      LogicalName: "account",
      SchemaName: "Account",
      EntitySetName: "accounts",
      LogicalCollectionName: "accounts",
      CollectionSchemaName: "Accounts",
      ObjectTypeCode: 1,
      PrimaryIdAttribute: "accountid",
      PrimaryNameAttribute: "name",
      PrimaryImageAttribute: "entityimage",
      OwnershipType: "UserOwned",
      TableType: "Standard",
      IsActivity: false,
      IsActivityParty: true,
      IsCustomEntity: false,
      IsManaged: true,
      IsIntersect: false,
      IsOptimisticConcurrencyEnabled: true,
      ChangeTrackingEnabled: true,
      HasChanged: null,
    });
  });

  it("tells a custom, an elastic, an activity and an intersect table apart", async () => {
    const tables = await readAll(
      api,
      "EntityDefinitions?$select=LogicalName,EntitySetName,LogicalCollectionName,TableType,IsActivity,IsIntersect,IsCustomEntity,DisplayName",
    );
    const byName = new Map(tables.map((table) => [table.LogicalName, table]));
    expect(byName.get("new_project")).toMatchObject({
      EntitySetName: "new_projectcollection",
      LogicalCollectionName: "new_projects",
      IsCustomEntity: true,
    });
    expect(byName.get("contoso_sensordata")).toMatchObject({ TableType: "Elastic" });
    expect(byName.get("task")).toMatchObject({ IsActivity: true, IsCustomEntity: false });
    const intersect = byName.get("new_project_product");
    expect(intersect).toMatchObject({ IsIntersect: true });
    expect(intersect?.DisplayName).toEqual({ LocalizedLabels: [], UserLocalizedLabel: null });
  });

  it("has labels in both languages, under one id", async () => {
    const { DisplayName, DisplayCollectionName } = await readOne(
      api,
      "EntityDefinitions(LogicalName='opportunity')?$select=DisplayName,DisplayCollectionName",
    );
    expect(textsOf(DisplayName)).toEqual({ 1033: "Opportunity", 1031: "Verkaufschance" });
    expect(textsOf(DisplayCollectionName)).toEqual({
      1033: "Opportunities",
      1031: "Verkaufschancen",
    });
    expect(DisplayName.UserLocalizedLabel).toEqual(DisplayName.LocalizedLabels[0]);
    const ids = DisplayName.LocalizedLabels.map((label) => Reflect.get(label, "MetadataId"));
    expect(new Set(ids).size).toBe(1);
  });

  it("has managed properties and privileges", async () => {
    const { IsCustomizable, Privileges } = await readOne(
      api,
      "EntityDefinitions(LogicalName='new_project')?$select=IsCustomizable,Privileges",
    );
    expect(IsCustomizable).toEqual({
      Value: true,
      CanBeChanged: true,
      ManagedPropertyLogicalName: "iscustomizable",
    });
    expect(Privileges).toHaveLength(8);
    expect(Privileges).toContainEqual(
      expect.objectContaining({ Name: "prvReadnew_Project", PrivilegeType: "Read" }),
    );
  });

  it("is found by its id as by its name", async () => {
    const { MetadataId } = await readOne(api, `${account}?$select=MetadataId`);
    const found = await readOne(api, `EntityDefinitions(${MetadataId})?$select=LogicalName`);
    expect(found).toEqual({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#EntityDefinitions(LogicalName)/$entity`,
      LogicalName: "account",
      MetadataId,
    });
  });

  it("gives one of its properties by address", async () => {
    const { MetadataId } = await readOne(api, `${account}?$select=MetadataId`);
    const answer = await api.send("GET", `${account}/MetadataId`);
    expect(answer.body).toEqual({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#EntityDefinitions('account')/MetadataId`,
      value: MetadataId,
    });
  });
});

describe("MetadataId", () => {
  it("is a name-based GUID, and the same for the same names only", () => {
    expect(metadataId("entity", "account")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(metadataId("entity", "account")).toBe(metadataId("entity", "account"));
    expect(metadataId("ab", "c")).not.toBe(metadataId("a", "bc"));
  });

  it("does not repeat over a hundred thousand names", () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, at) => metadataId("column", `c${at}`)));
    expect(ids.size).toBe(100_000);
  });
});

describe("$filter over tables", () => {
  const names = async (filter: string) => {
    const path = `EntityDefinitions?$select=LogicalName&$filter=${encodeURIComponent(filter)}`;
    return (await readAll(api, path)).map((table) => table.LogicalName).sort();
  };

  it.each([
    ["LogicalName eq 'account'", ["account"]],
    ["EntitySetName eq 'opportunities'", ["opportunity"]],
    ["SchemaName eq 'contoso_SensorData'", ["contoso_sensordata"]],
    ["LogicalName eq 'Account'", []],
    ["IsCustomEntity eq true", ["contoso_sensordata", "new_project"]],
    ["IsActivity eq true and ObjectTypeCode eq 4212", ["task"]],
    ["not (IsActivity eq false) and ObjectTypeCode eq 4212", ["task"]],
    ["LogicalName eq 'account' or LogicalName eq 'contact'", ["account", "contact"]],
    ["IsCustomEntity eq true and TableType eq 'Elastic'", ["contoso_sensordata"]],
    [
      "ObjectTypeCode gt 10000",
      [
        "contoso_sensordata",
        "customapi",
        "customapirequestparameter",
        "customapiresponseproperty",
        "new_project",
        "recyclebinconfig",
      ],
    ],
    ["ObjectTypeCode lt 3 and ObjectTypeCode gt 0", ["account", "contact"]],
    [`OwnershipType eq ${crm}.OwnershipTypes'None' and ObjectTypeCode eq 135`, ["activityparty"]],
    ["CanCreateAttributes/Value eq true and ObjectTypeCode eq 1", ["account"]],
    ["IsCustomizable/CanBeChanged eq true", ["contoso_sensordata", "new_project"]],
    ["PrimaryImageAttribute ne null and IsCustomEntity eq true", ["new_project"]],
  ])("%s", async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it("finds a table by its id", async () => {
    const { MetadataId } = await readOne(api, `${account}?$select=MetadataId`);
    expect(await names(`MetadataId eq ${MetadataId}`)).toEqual(["account"]);
  });

  it.each([
    ["startswith(LogicalName,'new_')", 501, "0x8006088a", 'The "startswith" function isn\'t'],
    ["contains(LogicalName,'new_')", 501, "0x8006088a", 'The "contains" function isn\'t'],
    ["tolower(LogicalName) eq 'account'", 501, "0x8006088a", 'The "tolower" function isn\'t'],
    ["LogicalName in ('account')", 501, "0x8006088a", "The query node In is not"],
    ["ObjectTypeCode ge 3", 501, "0x8006088a", "The query node BinaryOperator is not"],
    ["LogicalName gt 'a'", 501, "0x8006088a", "The query node BinaryOperator is not"],
    ["'account' eq LogicalName", 400, "0x80072501", "The left side of the 'Equal' operator"],
    ["OwnershipType eq 'UserOwned'", 400, "0x0", "A binary operator with incompatible types"],
    [`OwnershipType eq ${crm}.OwnershipTypes'Mine'`, 400, "0x0", "The string"],
    ["DisplayName eq 'Account'", 400, "0x0", "A binary operator with incompatible types"],
    ["DisplayName/UserLocalizedLabel eq null", 501, "0x8006088a", "The query node"],
    ["IsCustomEntity eq 'true'", 400, "0x0", "A binary operator with incompatible types"],
    ["IsCustomEntity", 501, "0x8006088a", "The query node SingleValuePropertyAccess"],
    ["logicalname eq 'account'", 400, "0x0", "Could not find a property named 'logicalname'"],
    ["IsCustomizable/Values eq true", 400, "0x0", "Could not find a property named 'Values'"],
    ["Attributes/any(a:a/LogicalName eq 'name')", 501, "0x8006088a", "The query node Any"],
  ])("refuses %s", async (filter, status, code, start) => {
    const path = `EntityDefinitions?$filter=${encodeURIComponent(filter)}`;
    const answer = await api.send("GET", path);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(answer.error.message.slice(0, start.length)).toBe(start);
  });
});

describe("what definitions cannot be asked", () => {
  it.each([
    "$top=1",
    "$orderby=LogicalName",
    "$count=true",
    "$apply=groupby((LogicalName))",
    "$skiptoken=x",
  ])("%s", async (option) => {
    const answer = await api.send("GET", `EntityDefinitions?${option}`);
    const [name = ""] = option.split("=");
    expect(answer.status).toBe(400);
    expect(answer.error).toEqual({
      code: "0x80060888",
      message: `The query parameter ${name} is not supported`,
    });
  });

  it.each([
    ["EntityDefinitions?$select=Logicalname", 400, "0x0"],
    ["EntityDefinitions?$expand=Columns", 400, "0x0"],
    ["EntityDefinitions?$expand=Attributes($expand=OptionSet)", 400, "0x0"],
    ["EntityDefinitions?$expand=Attributes($top=1)", 400, "0x80060888"],
    ["EntityDefinitions?$expand=Attributes/$ref", 400, "0x80060888"],
    ["EntityDefinitions(LogicalName='account')?$filter=IsActivity eq true", 400, "0x0"],
    ["EntityDefinitions(LogicalName='Account')", 404, "0x80040217"],
    ["EntityDefinitions(LogicalName='nothing')/Attributes", 404, "0x80040217"],
    ["EntityDefinitions(00000000-0000-0000-0000-000000000001)", 404, "0x80040217"],
    ["EntityDefinitions(SchemaName='Account')", 400, "0x80060888"],
    ["EntityDefinitions('account')", 400, "0x80060888"],
    ["EntityDefinitions(LogicalName='account')/Columns", 404, "0x8006088a"],
    ["EntityDefinitions/Attributes", 404, "0x8006088a"],
    ["EntityDefinitions/$count", 404, "0x8006088a"],
    ["entitydefinitions", 404, "0x8006088a"],
    ["ManagedPropertyDefinitions", 501, "0x80060888"],
  ])("GET %s", async (path, status, code) => {
    const answer = await api.send("GET", path);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
  });

  it.each(["EntityMetadata", "AttributeMetadata"])("PATCH of %s", async (type) => {
    const path = type === "EntityMetadata" ? account : `${account}/Attributes(LogicalName='name')`;
    const answer = await api.send("PATCH", path, { body: {} });
    expect(answer.status).toBe(405);
    expect(answer.error).toEqual({
      code: "0x80060888",
      message: `Operation not supported on ${type}`,
    });
  });
});
