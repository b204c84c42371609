import type { Definition } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const lagMs = 60_000;
const time = useVirtualTime();
const bench = useSandbox({ metadataLagMs: lagMs });
const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });
const textColumn = (SchemaName: string, more: object = {}): Definition => ({
  "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata",
  AttributeType: "String",
  AttributeTypeName: { Value: "StringType" },
  SchemaName,
  DisplayName: label(SchemaName),
  RequiredLevel: {
    Value: "None",
    CanBeChanged: true,
    ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
  },
  FormatName: { Value: "Text" },
  MaxLength: 100,
  ...more,
});
const notFound = {
  kind: "status",
  status: 404,
  body: { code: "0x80040217", message: "Could not find an attribute with specified name" },
} as const;
const create = (inputs: object) =>
  bench.act<Definition>("createAttribute", { entityId: "account", ...inputs });
const methods = () => bench.requests().map(({ method, status }) => `${method} ${status}`);

test.each([
  "https://evil.example/api/data/v9.2/EntityDefinitions(00000000-0000-4000-8000-000000000001)/Attributes(00000000-0000-4000-8000-000000000002)",
  "https://[/Attributes(00000000-0000-4000-8000-000000000002)",
  "nothing of the kind",
])("the column is read by its name where the answer names it as %s", async (named) => {
  const headers = { "OData-EntityId": named };
  bench.sandbox.fault({ match: { method: "POST" }, action: { kind: "rewrite", headers } });
  const SchemaName = `new_Named${named.length}`;
  const column = await create({ attributeBody: textColumn(SchemaName) });
  expect(column).toMatchObject({ SchemaName });
});

test("the example of the designer becomes a currency column, read back past the caches", async () => {
  const column = await create({});
  expect(column).toMatchObject({
    "@odata.type": "#Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
    LogicalName: "new_balance",
    SchemaName: "new_Balance",
    EntityLogicalName: "account",
    AttributeType: "Money",
    DisplayName: { UserLocalizedLabel: { Label: "Balance" } },
    PrecisionSource: 2,
  });
  expect(methods()).toEqual(["POST 204", "GET 200"]);
  expect(bench.requests()[1]?.headers["consistency"]).toBe("Strong");
  expect(time.sleeps).toEqual([]);
});

test("body as text; the type may be left out of @odata.type; a solution is named", async () => {
  const { "@odata.type": _, ...body } = textColumn("new_Untyped");
  const column = await create({
    entityId: "Accounts",
    attributeBody: JSON.stringify(body),
    solutionName: "ContosoCore",
  });
  expect(column).toMatchObject({ LogicalName: "new_untyped", MaxLength: 100 });
  const post = bench.requests().find(({ method }) => method === "POST" && true);
  expect(post?.headers["mscrm.solutionuniquename"]).toBe("ContosoCore");
  expect(
    JSON.parse(bench.requests().find(({ status }) => status === 204)?.body ?? ""),
  ).toMatchObject({ "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata" });
});

test("the lag of the service is waited out, with doubled waits", async () => {
  bench.sandbox.fault({
    match: { method: "GET" },
    times: 3,
    action: notFound,
  });
  const column = await create({ attributeBody: textColumn("new_Slow") });
  expect(column).toMatchObject({ LogicalName: "new_slow" });
  expect(time.sleeps).toEqual([1_000, 2_000, 4_000]);
});

test("a column that never shows was created all the same, and the error says so", async () => {
  bench.sandbox.fault({
    match: { method: "GET" },
    times: Number.POSITIVE_INFINITY,
    action: notFound,
  });
  const error = await bench.failure("createAttribute", {
    entityId: "account",
    attributeBody: textColumn("new_Hidden"),
  });
  expect(error).toMatchObject({ outcome: "done" });
  expect(error.message).toMatch(/The column was created, .* do not create it again/);
  expect(time.sleeps).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
});

test("a create whose answer is lost is not repeated, and the error says what to do", async () => {
  bench.sandbox.fault({
    match: { method: "POST" },
    action: { kind: "lostResponse" },
  });
  const error = await bench.failure("createAttribute", {
    entityId: "account",
    attributeBody: textColumn("new_Doubtful"),
  });
  expect(error).toMatchObject({ outcome: "unknown" });
  expect(error.message).toMatch(
    /not known whether the column was created: look for it with Get Attribute/,
  );
  expect(bench.requests().filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("what was remembered of the table is forgotten: the new column can be written at once", async () => {
  await bench.act("describeEntityType", { entityType: "accounts" });
  await create({ attributeBody: textColumn("new_Motto") });
  await expect(
    bench.act("createEntity", {
      entityType: "accounts",
      dynamicValues: { name: "Tailspin", New_Motto: "Onwards" },
    }),
  ).resolves.toMatchObject({ new_motto: "Onwards" });
});

test("a column that exists is refused by the service", async () => {
  await create({ attributeBody: textColumn("new_Twice") });
  const error = await bench.failure("createAttribute", {
    entityId: "account",
    attributeBody: textColumn("new_Twice"),
  });
  expect(error).toMatchObject({ status: 400, outcome: "notDone" });
});

test.each([
  [{ attributeBody: { AttributeType: "Money" } }, /Attribute Body has no SchemaName/],
  [{ attributeBody: { SchemaName: "new_X" } }, /does not say which type of column to create/],
  [{ attributeBody: "{oops" }, /Attribute Body is not valid JSON/],
  [{ attributeBody: [1] }, /Attribute Body takes a JSON object/],
  [{ solutionName: "My Solution" }, /Solution Name "My Solution" is not the unique name/],
])("refuses %j before anything is sent", async (inputs, message) => {
  const error = await bench.failure("createAttribute", { entityId: "account", ...inputs });
  expect(error.message).toMatch(message);
  expect(bench.sandbox.requests).toEqual([]);
});

describe("a column in plain words", () => {
  const posted = () =>
    JSON.parse(bench.requests().find(({ method }) => method === "POST")?.body ?? "") as Definition;

  test("labels in the language the user reads, levels and names as they are", async () => {
    const column = await create({
      attributeBody: {
        AttributeType: "String",
        SchemaName: "new_PlainRating",
        DisplayName: "Rating",
        Description: "How good",
        RequiredLevel: "recommended",
        FormatName: "Email",
        IsAuditEnabled: false,
      },
    });
    expect(column).toMatchObject({
      DisplayName: { UserLocalizedLabel: { Label: "Rating", LanguageCode: 1033 } },
      Description: { UserLocalizedLabel: { Label: "How good" } },
      RequiredLevel: { Value: "Recommended" },
      FormatName: { Value: "Email" },
    });
    expect(posted()).toMatchObject({ IsAuditEnabled: { Value: false } });
    expect(methods()).toEqual(["GET 200", "POST 204", "GET 200"]);
  });

  test("labels of options as well", async () => {
    const option = (Value: number, Label: string) => ({ Value, Label });
    await create({
      attributeBody: {
        AttributeType: "Picklist",
        SchemaName: "new_PlainKind",
        DisplayName: label("Kind"),
        OptionSet: {
          "@odata.type": "Microsoft.Dynamics.CRM.OptionSetMetadata",
          IsGlobal: false,
          OptionSetType: "Picklist",
          Options: [option(727000000, "Good"), option(727000001, "Bad")],
        },
      },
    });
    const choices = await bench.act("listChoices", {
      entityType: "account",
      columnName: "new_plainkind",
    });
    expect(JSON.stringify(choices)).toMatch(/Good.*Bad/);
  });

  test.each([
    ["maxLength", "MaxLength"],
    ["Displayname", "DisplayName"],
    ["RequiredLevels", "RequiredLevel"],
  ])("%s is misspelt: the right name is told, and nothing is sent", async (name, right) => {
    const error = await bench.failure("createAttribute", {
      entityId: "account",
      attributeBody: textColumn("new_Odd", { [name]: 100 }),
    });
    expect(error.name).toBe("InputError");
    expect(error.message).toContain(`did you mean ${right}?`);
    expect(bench.requests()).toHaveLength(0);
  });

  test("a property that is like none is left to Dataverse", async () => {
    const error = await bench.failure("createAttribute", {
      entityId: "account",
      attributeBody: textColumn("new_Odd", { Zzz: 1 }),
    });
    expect(error).toMatchObject({ status: 400 });
    expect(error.message).toContain("Zzz");
  });
});
