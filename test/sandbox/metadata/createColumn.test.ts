import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";
import { crm, labelOf, readAll, readOne, textColumn, textsOf, wanted } from "./definitions";

const api = useApi();
const table = "EntityDefinitions(LogicalName='new_project')";
const post = (body: unknown, headers: Record<string, string> = {}) =>
  api.send("POST", `${table}/Attributes`, { body, headers });
const column = (type: string, schemaName: string, rest: object = {}) => ({
  "@odata.type": `${crm}.${type}AttributeMetadata`,
  SchemaName: schemaName,
  DisplayName: labelOf({ 1033: schemaName }),
  ...rest,
});
const options = (...labels: string[]) => ({
  OptionSet: {
    "@odata.type": `${crm}.OptionSetMetadata`,
    Options: labels.map((label, at) => ({
      Value: 727000000 + at,
      Label: labelOf({ 1033: label, 1031: `${label} (de)` }),
    })),
    IsGlobal: false,
    OptionSetType: "Picklist",
  },
});
const twoOptions = {
  DefaultValue: true,
  OptionSet: {
    TrueOption: { Value: 1, Label: labelOf({ 1033: "Up" }) },
    FalseOption: { Value: 0, Label: labelOf({ 1033: "Down" }) },
    OptionSetType: "Boolean",
  },
};
const version = async () => {
  const answer = await api.send("GET", "accounts?$select=name", {
    headers: { Prefer: 'odata.include-annotations="*"' },
  });
  return Number(answer.body["@Microsoft.Dynamics.CRM.globalmetadataversion"]);
};

describe("a new column", () => {
  it("is answered with its address and is there under it", async () => {
    const before = await version();
    const answer = await post(textColumn("new_BankName"), {
      "MSCRM.SolutionUniqueName": "examplesolution",
    });
    expect(answer.status).toBe(204);
    const address = answer.headers.get("odata-entityid") ?? "";
    const id = /Attributes\(([0-9a-f-]{36})\)$/.exec(address)?.[1];
    expect(address).toBe(`${api.sandbox.url}/api/data/v9.2/${table}/Attributes(${id})`);
    const found = await readOne(api, new URL(address).pathname);
    expect(found).toMatchObject({
      "@odata.type": `#${crm}.StringAttributeMetadata`,
      LogicalName: "new_bankname",
      SchemaName: "new_BankName",
      MetadataId: id,
      IsCustomAttribute: true,
      IsManaged: false,
      MaxLength: 100,
      FormatName: { Value: "Text" },
    });
    expect(textsOf(found.DisplayName)).toEqual({ 1033: "Bank Name", 1031: "Name der Bank" });
    expect(textsOf(found.Description)).toEqual({ 1033: "Type the name of the bank" });
    expect(await version()).toBeGreaterThan(before);
  });

  it("takes values, and refuses those that do not fit it", async () => {
    wanted(await post(textColumn("new_Iban", { MaxLength: 5 })));
    const id = await api.create("new_projectcollection", { new_name: "P", new_iban: "DE02" });
    const path = `new_projectcollection(${id})?$select=new_iban`;
    expect((await api.send("GET", path)).body).toMatchObject({ new_iban: "DE02" });
    const filtered = await api.send("GET", "new_projectcollection?$filter=new_iban eq 'de02'");
    expect(filtered.body["value"]).toHaveLength(1);
    const long = await api.send("PATCH", `new_projectcollection(${id})`, {
      body: { new_iban: "DE0201" },
    });
    expect([long.status, long.error.code]).toEqual([400, "0x80044331"]);
  });

  it("is null in the rows that were there before", async () => {
    const id = await api.create("new_projectcollection", { new_name: "Old" });
    wanted(await post(column("Integer", "new_Later", { MinValue: 1, MaxValue: 9 })));
    const row = await api.send("GET", `new_projectcollection(${id})?$select=new_later`);
    expect(row.body["new_later"]).toBeNull();
  });

  it.each([
    ["Memo", "new_Story", { MaxLength: 300 }, { MaxLength: 300 }],
    ["Integer", "new_Count", { MinValue: -5, MaxValue: 5 }, { MinValue: -5, MaxValue: 5 }],
    ["BigInt", "new_Big", {}, {}],
    ["Decimal", "new_Rate", { MinValue: 0, MaxValue: 100, Precision: 1 }, { Precision: 1 }],
    ["Double", "new_Length", { Precision: 3 }, { Precision: 3 }],
    ["DateTime", "new_Checked", { Format: "DateOnly" }, { Format: "DateOnly" }],
    [
      "DateTime",
      "new_Noon",
      { DateTimeBehavior: { Value: "TimeZoneIndependent" } },
      { DateTimeBehavior: { Value: "TimeZoneIndependent" } },
    ],
    ["Boolean", "new_Flag", twoOptions, { DefaultValue: true }],
    ["Picklist", "new_Kind", options("A", "B"), { AttributeType: "Picklist" }],
    ["MultiSelectPicklist", "new_Kinds", options("A", "B"), { AttributeType: "Virtual" }],
    ["File", "new_Scan", { MaxSizeInKB: 102400 }, { MaxSizeInKB: 102400 }],
    ["Image", "new_Face", { CanStoreFullImage: true }, { CanStoreFullImage: true }],
    ["Money", "new_Balance", { PrecisionSource: 2 }, { PrecisionSource: 2 }],
  ])("may be of type %s (%s)", async (type, schemaName, body, expected) => {
    wanted(await post(column(type, schemaName, body)));
    const path = `${table}/Attributes(LogicalName='${schemaName.toLowerCase()}')`;
    expect(await readOne(api, path)).toMatchObject({
      "@odata.type": `#${crm}.${type}AttributeMetadata`,
      ...expected,
    });
  });

  it("brings its companions along", async () => {
    wanted(await post(column("Money", "new_Fee", { PrecisionSource: 2 })));
    const names = (await readAll(api, `${table}/Attributes?$select=LogicalName`)).map(
      ({ LogicalName }) => LogicalName,
    );
    expect(names).toContain("new_fee_base");
    const id = await api.create("new_projectcollection", { new_name: "P", new_fee: 12.5 });
    const row = await api.send("GET", `new_projectcollection(${id})?$select=new_fee,new_fee_base`);
    expect(row.body).toMatchObject({ new_fee: 12.5, new_fee_base: 12.5 });
  });

  it("may have the options of a global choice, by name or by id", async () => {
    const { MetadataId } = await readOne(api, "GlobalOptionSetDefinitions(Name='new_risklevel')");
    for (const [schemaName, bind] of [
      ["new_RiskA", "/GlobalOptionSetDefinitions(Name='new_risklevel')"],
      ["new_RiskB", `/GlobalOptionSetDefinitions(${MetadataId})`],
    ]) {
      const body = column("Picklist", String(schemaName), { "GlobalOptionSet@odata.bind": bind });
      wanted(await post(body));
    }
    const id = await api.create("new_projectcollection", { new_name: "P", new_riska: 727000002 });
    const wrong = await api.send("PATCH", `new_projectcollection(${id})`, {
      body: { new_riskb: 3 },
    });
    expect(wrong.error.code).toBe("0x8004431A");
  });

  it("may go without a display name, and is listed all the same", async () => {
    const { DisplayName: _none, ...nameless } = textColumn("new_Nameless");
    wanted(await post(nameless));
    const columns = await readAll(api, `${table}/Attributes?$select=LogicalName,DisplayName`);
    const found = columns.find(({ LogicalName }) => LogicalName === "new_nameless");
    expect(found?.DisplayName).toEqual({ LocalizedLabels: [], UserLocalizedLabel: null });
  });

  it("comes to activities and to tables of the system as well", async () => {
    wanted(
      await api.send("POST", "EntityDefinitions(LogicalName='task')/Attributes", {
        body: textColumn("new_Tag"),
      }),
    );
    const id = await api.create("tasks", { subject: "Call", new_tag: "x" });
    expect((await api.send("GET", `tasks(${id})?$select=new_tag`)).body).toMatchObject({
      new_tag: "x",
    });
  });
});

describe("a new column is refused", () => {
  it.each([
    ["without a type", { SchemaName: "new_X1" }, "0x80048d19"],
    ["of a lookup's type", column("Lookup", "new_X2"), "0x80040203"],
    ["of an abstract type", column("Enum", "new_X2"), "0x80048d19"],
    ["under a name that exists", textColumn("new_Code"), "0x80047013"],
    ["under the name of a made-up column", textColumn("new_Riskname"), "0x80047013"],
    ["without a name", column("String", ""), "0x80044366"],
    ["without a publisher's prefix", textColumn("BankName"), "0x80044366"],
    ["with a name that starts with a digit", textColumn("1new_Bank"), "0x80044365"],
    ["with a name of other characters", textColumn("new_Bank-Name"), "0x80044364"],
    ["with a name that is too long", textColumn(`new_${"x".repeat(47)}`), "0x80044367"],
    ["with a property nobody knows", textColumn("new_X3", { Maxlength: 5 }), "0x80048d19"],
    ["with another type's property", textColumn("new_X3", { Precision: 5 }), "0x80048d19"],
    ["with text for a number", textColumn("new_X3", { MaxLength: "5" }), "0x80048d19"],
    ["that is longer than a text can be", textColumn("new_X3", { MaxLength: 4001 }), "0x80040203"],
    [
      "in a language the environment lacks",
      textColumn("new_X3", { DisplayName: labelOf({ 1036: "Banque" }) }),
      "0x80044195",
    ],
    [
      "with a level there is not",
      textColumn("new_X3", { RequiredLevel: { Value: "Always" } }),
      "0x80048d19",
    ],
    [
      "that is a choice of two equal options",
      column("Picklist", "new_X4", { OptionSet: { Options: [{ Value: 1 }, { Value: 1 }] } }),
      "0x80044310",
    ],
    [
      "that is a boolean of one option",
      column("Boolean", "new_X5", { OptionSet: { TrueOption: { Value: 1 } } }),
      "0x8004431B",
    ],
    ["that is too large a file", column("File", "new_X6", { MaxSizeInKB: 10485761 }), "0x80090009"],
    [
      "that is a decimal of too many digits",
      column("Decimal", "new_X7", { Precision: 11 }),
      "0x80040203",
    ],
  ])("%s", async (_, body, code) => {
    const answer = await post(body);
    expect([answer.status, answer.error.code]).toEqual([400, code]);
  });

  it("into a solution whose name can be none", async () => {
    const headers = { "MSCRM.SolutionUniqueName": "no-solution" };
    expect((await post(textColumn("new_X8"), headers)).error.code).toBe("0x8004F002");
  });

  it("on a table that is not there, or only joins others", async () => {
    const path = (name: string) => `EntityDefinitions(LogicalName='${name}')/Attributes`;
    const body = textColumn("new_X9");
    expect((await api.send("POST", path("nothing"), { body })).status).toBe(404);
    const joined = await api.send("POST", path("new_project_product"), { body });
    expect(joined.error.code).toBe("0x80047008");
  });

  it("to who may not customize", async () => {
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const answer = await api.send("POST", `${table}/Attributes`, {
      body: textColumn("new_X9"),
      token,
    });
    expect([answer.status, answer.error.code]).toEqual([403, "0x80040220"]);
    expect(answer.error.message).toContain("is missing prvCreateAttribute privilege");
  });

  it("and leaves nothing behind", async () => {
    const names = await readAll(api, `${table}/Attributes?$select=LogicalName`);
    expect(names.filter(({ LogicalName }) => LogicalName.startsWith("new_x"))).toEqual([]);
  });
});

it.each([
  ["POST", "EntityDefinitions"],
  ["DELETE", table],
  ["POST", `${table}/Keys`],
  ["POST", "RelationshipDefinitions"],
  ["POST", "GlobalOptionSetDefinitions"],
])("%s %s is said not to be simulated", async (method, path) => {
  expect((await api.send(method, path, { body: {} })).status).toBe(501);
});
