import type { Definition, UpdatedColumn } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const label = (texts: Record<number, string>) => ({
  LocalizedLabels: Object.entries(texts).map(([code, text]) => ({
    Label: text,
    LanguageCode: Number(code),
  })),
});
const update = (inputs: object) =>
  bench.act<UpdatedColumn>("updateAttribute", { entityId: "account", ...inputs });
const read = (attributeType: string, entityId = "account") =>
  bench.act<Definition>("getAttribute", { entityId, attributeType });
const textsOf = (definition: Definition, property = "DisplayName") =>
  Object.fromEntries(
    (
      definition[property] as { LocalizedLabels: { Label: string; LanguageCode: number }[] }
    ).LocalizedLabels.map(({ Label, LanguageCode }) => [LanguageCode, Label]),
  );
const body = (): Definition =>
  JSON.parse(bench.requests().find(({ method }) => method === "PUT")?.body ?? "{}") as Definition;

beforeAll(async () => {
  await bench.act("createAttribute", { entityId: "account" });
  bench.sandbox.clearRequests();
});

test("the example of the designer is taken as it is", async () => {
  const updated = await update({});
  expect(updated).toEqual({
    MetadataId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    LogicalName: "new_balance",
    SchemaName: "new_Balance",
    EntityLogicalName: "account",
    updated: true,
    published: false,
  });
  expect(bench.requests().map(({ method, status }) => `${method} ${status}`)).toEqual([
    "GET 200",
    "GET 200",
    "PUT 204",
  ]);
});

test("the whole definition is sent, and labels in other languages stay", async () => {
  await update({
    attributeBody: { LogicalName: "new_balance", DisplayName: label({ 1031: "Kontostand" }) },
    publish: true,
  });
  const [get, , put] = bench.requests();
  expect(get?.headers["consistency"]).toBe("Strong");
  expect(put?.headers).toMatchObject({ "mscrm.mergelabels": "true" });
  expect(body()).toMatchObject({
    "@odata.type": "Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
    SchemaName: "new_Balance",
    PrecisionSource: 2,
    IsValidForUpdate: true,
  });
  expect(body()).not.toHaveProperty(["@odata.context"]);
  await update({
    attributeBody: { SchemaName: "NEW_BALANCE", DisplayName: label({ 1033: "Funds" }) },
    publish: "true",
  });
  expect(textsOf(await read("new_balance"))).toEqual({ 1033: "Funds", 1031: "Kontostand" });
});

test("published only where asked for, and the result says so", async () => {
  const attributeBody = { SchemaName: "new_Balance", DisplayName: label({ 1033: "Draft" }) };
  expect(await update({ attributeBody })).toMatchObject({ published: false });
  expect(textsOf(await read("new_balance"))[1033]).not.toBe("Draft");
  bench.sandbox.clearRequests();
  expect(await update({ attributeBody, publish: "true" })).toMatchObject({ published: true });
  expect(bench.requests().at(-1)).toMatchObject({
    path: "/api/data/v9.2/PublishXml",
    body: JSON.stringify({
      ParameterXml:
        "<importexportxml><entities><entity>account</entity></entities></importexportxml>",
    }),
  });
  expect(textsOf(await read("new_balance"))[1033]).toBe("Draft");
});

test.each([
  [
    "its MetadataId in the body",
    async () => ({ attributeBody: { MetadataId: (await read("new_balance"))["MetadataId"] } }),
  ],
  ["Attribute Key", async () => ({ attributeKey: "new_Balance" })],
  [
    "a MetadataId as Attribute Key",
    async () => ({ attributeKey: (await read("new_balance"))["MetadataId"] }),
  ],
])("the column is found by %s", async (_, inputs) => {
  const given: { attributeBody?: object; attributeKey?: unknown } = await inputs();
  const change = { RequiredLevel: { Value: "Recommended" } };
  const updated = await update({
    ...given,
    attributeBody: { ...given.attributeBody, ...change },
    solutionName: "ContosoCore",
  });
  expect(updated.LogicalName).toBe("new_balance");
  expect(body()["RequiredLevel"]).toMatchObject({
    Value: "Recommended",
    ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
  });
  const put = bench.requests().find(({ method }) => method === "PUT");
  expect(put?.headers["mscrm.solutionuniquename"]).toBe("ContosoCore");
});

test("what one action answers with, another takes: the whole definition", async () => {
  const definition = await read("new_region", "new_project");
  await update({
    entityId: "Projekt",
    attributeBody: { ...definition, MaxLength: 80 },
    publish: true,
  });
  expect(await read("new_region", "new_project")).toMatchObject({ MaxLength: 80 });
});

test("an answer that is lost is asked for again: a PUT is harmless to repeat", async () => {
  bench.sandbox.fault({
    match: { method: "PUT" },
    action: { kind: "status", status: 503, headers: { "Retry-After": "0" } },
  });
  await expect(update({})).resolves.toMatchObject({ updated: true });
});

test("a second update before publishing keeps what the first one changed", async () => {
  const attributeKey = "new_balance";
  await update({ attributeKey, attributeBody: { Precision: 3, Description: "First" } });
  await update({ attributeKey, attributeBody: { DisplayName: "Second" } });
  expect(textsOf(await read("new_balance"))).not.toMatchObject({ 1033: "Second" });
  await update({ attributeKey, attributeBody: { MinValue: 1 }, publish: true });
  const published = await read("new_balance");
  expect(published).toMatchObject({ Precision: 3, MinValue: 1 });
  expect(textsOf(published)).toMatchObject({ 1033: "Second" });
  expect(textsOf(published, "Description")).toMatchObject({ 1033: "First" });
});

test("the type of a column and its options are sent as the column's own path has them", async () => {
  await update({ attributeBody: { LogicalName: "industrycode", Description: "Branch" } });
  expect(body()["@odata.type"]).toBe("Microsoft.Dynamics.CRM.PicklistAttributeMetadata");
  expect(body()).not.toHaveProperty("OptionSet");
});

test("nothing is sent where the unpublished changes cannot be read", async () => {
  bench.sandbox.fault({
    match: { path: "RetrieveEntity" },
    action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
  });
  await bench.failure("updateAttribute", {
    entityId: "account",
    attributeBody: { LogicalName: "new_balance", Description: "x" },
  });
  expect(bench.requests().filter(({ method }) => method === "PUT")).toEqual([]);
});

test("a failure to publish says that the column was updated", async () => {
  bench.sandbox.fault({
    match: { path: "PublishXml" },
    action: { kind: "status", status: 400, body: { code: "0x80071151", message: "Busy" } },
  });
  const error = await bench.failure("updateAttribute", { entityId: "account", publish: "true" });
  expect(error.message).toMatch(/^Publishing account failed .*The column was updated, only/);
});

test.each([
  [{ attributeBody: { DisplayName: {} } }, /does not say which column to update/],
  [{ attributeBody: { SchemaName: "Not a name" } }, /Attribute Body "Not a name" is not a column/],
])("refuses %j before anything is sent", async (inputs, message) => {
  const error = await bench.failure("updateAttribute", { entityId: "account", ...inputs });
  expect(error.message).toMatch(message);
  expect(bench.sandbox.requests).toEqual([]);
});

test.each([
  [
    { attributeKey: "new_balance", attributeBody: { SchemaName: "new_Other" } },
    /has SchemaName "new_Other", but the column's is "new_Balance"/,
  ],
  [
    { attributeBody: { SchemaName: "new_Balance", AttributeType: "String" } },
    /has AttributeType "String"/,
  ],
  [
    {
      attributeBody: {
        SchemaName: "new_Balance",
        "@odata.type": "Microsoft.Dynamics.CRM.MemoAttributeMetadata",
      },
    },
    /has @odata.type "Microsoft.Dynamics.CRM.MemoAttributeMetadata"/,
  ],
  [{ attributeBody: { SchemaName: "new_Missing" } }, /new_missing/],
])("refuses %j, and writes nothing", async (inputs, message) => {
  const error = await bench.failure("updateAttribute", { entityId: "account", ...inputs });
  expect(error.message).toMatch(message);
  expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
});

describe("changes in plain words", () => {
  test("a label and a level, in the language the user reads", async () => {
    await update({
      attributeBody: {
        LogicalName: "new_balance",
        DisplayName: "Rating",
        RequiredLevel: "recommended",
      },
    });
    expect(textsOf(body())).toMatchObject({ 1033: "Rating" });
    expect(body()).toMatchObject({ RequiredLevel: { Value: "Recommended" } });
    expect(bench.requests()).toHaveLength(3);
  });

  test.each([
    ["maxLength", "name", /"maxLength".*did you mean MaxLength\?/],
    ["Displayname", "name", /did you mean DisplayName\?/],
    ["MaxLenght", "name", /did you mean MaxLength\?/],
    ["nonsense", "name", /"nonsense".*Get Attribute/],
    ["__proto__x", "name", /__proto__x/],
  ])(
    "%s is no property: named with the nearest, and nothing is written",
    async (name, column, words) => {
      const attributeBody = { LogicalName: column, [name]: 100 };
      const error = await bench.failure("updateAttribute", { entityId: "account", attributeBody });
      expect(error.name).toBe("InputError");
      expect(error.message).toMatch(words);
      expect(bench.requests().map(({ method }) => method)).toEqual(["GET"]);
    },
  );
});

test("a requirement level that there is not is refused with those there are, before it is sent", async () => {
  const error = await bench.failure("updateAttribute", {
    entityId: "account",
    attributeKey: "name",
    attributeBody: { RequiredLevel: "mandatory" },
  });
  expect(error).toMatchObject({ name: "InputError" });
  expect(error.message).toMatch(/RequiredLevel "mandatory".*ApplicationRequired/);
  expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
});
