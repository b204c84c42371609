import { type Sandbox, startSandbox } from "dataverse-sandbox";
import type {
  Definition,
  EntityTypeDescription,
  SchemaComparison,
  TableOutline,
} from "../../../src/client";
import { HOSTILE_NAMES } from "../../support/hostileNames";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox();
let other: Sandbox;
beforeAll(async () => {
  other = await startSandbox({ seed: "empty", generateTables: { count: 1, columns: 500 } });
});
afterAll(() => other.close());

const otherConnection = () => {
  const own = bench.connection();
  return {
    ...own,
    fields: {
      ...own.fields,
      webApiUrl: other.url,
      tokenUrl: other.tokenUrl,
      scopes: `${other.url}/.default`,
      clientId: other.clientId,
      clientSecret: other.clientSecret,
    },
    token: { access_token: other.issueToken() },
  };
};
const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });
const column = (type: string, SchemaName: string, more: object = {}): Definition => ({
  "@odata.type": `Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
  AttributeType: type,
  AttributeTypeName: { Value: `${type}Type` },
  SchemaName,
  DisplayName: label(SchemaName),
  RequiredLevel: "None",
  ...more,
});
const textOf = (length: number) => ({ FormatName: { Value: "Text" }, MaxLength: length });
const choiceOf = (...texts: string[]) => ({
  OptionSet: {
    "@odata.type": "Microsoft.Dynamics.CRM.OptionSetMetadata",
    IsGlobal: false,
    OptionSetType: "Picklist",
    Options: texts.map((text, index) => ({ Value: 100000000 + index, Label: label(text) })),
  },
});
const create = (attributeBody: Definition, connection = bench.connection()) =>
  bench.act("createAttribute", { entityId: "account", attributeBody, connection });
const update = (attributeBody: Definition) =>
  bench.act("updateAttribute", { entityId: "account", attributeBody, publish: true });
const remove = (attributeKey: string) =>
  bench.act("deleteAttribute", { entityId: "account", attributeKey });
const described = (entityType = "account") =>
  bench.act<EntityTypeDescription>("describeEntityType", { entityType });
const compare = (inputs: object) => bench.act<SchemaComparison>("compareSchema", { ...inputs });
const lines = ({ changes }: SchemaComparison) =>
  changes.map(({ message, breaking }) => `${breaking ? "! " : ""}${message}`);
const sent = () => bench.requests().map(({ method, path }) => `${method} ${path.split(/[?(]/)[0]}`);

test("what was described now is the same, in every form of a description; one request", async () => {
  const account = await described();
  const text = JSON.stringify(account);
  const file = { data: Buffer.from(`\ufeff${text}`), contentType: "application/json" };
  for (const earlierDescription of [account, [account], text, file]) {
    bench.sandbox.clearRequests();
    const result = await compare({ earlierDescription });
    expect(result).toMatchObject({
      same: true,
      breaking: false,
      complete: true,
      tables: ["account"],
    });
    expect(sent()).toHaveLength(1);
  }
  bench.sandbox.clearRequests();
  const both = await compare({ earlierDescription: account, laterDescription: text });
  expect(both).toMatchObject({ same: true, complete: true });
  expect(sent()).toEqual([]);
});

test("changes that are made through the API are found again", async () => {
  await create(column("String", "new_Code", textOf(100)));
  await create(column("String", "new_Score", textOf(20)));
  await create(column("Memo", "new_Gone", { MaxLength: 500, Format: "TextArea" }));
  await create(column("Picklist", "new_Tier", choiceOf("Gold", "Silver")));
  const earlierDescription = JSON.stringify(await described());
  await update({ LogicalName: "new_code", MaxLength: 50, DisplayName: "Number" });
  await update({ LogicalName: "new_tier", RequiredLevel: "ApplicationRequired" });
  await remove("new_gone");
  await remove("new_score");
  await create(column("Integer", "new_Score", { MinValue: 0, MaxValue: 10, Format: "None" }));
  await create(column("String", "new_Fresh", textOf(10)));
  const found = await compare({ earlierDescription });
  const label = 'account: column "new_code": label was "new_Code", is "Number".';
  const others = [
    '! account: column "new_code": maxLength was 100, is 50.',
    'account: column "new_fresh" was added.',
    '! account: column "new_gone" was removed.',
    '! account: column "new_score": type was "string", is "integer".',
    '! account: column "new_tier": required was "None", is "ApplicationRequired".',
  ];
  expect(lines(found).sort()).toEqual([label, ...others].sort());
  expect(found).toMatchObject({
    breaking: true,
    complete: true,
    counts: { added: 1, removed: 1, changed: 4, breaking: 4 },
  });
  const unlabelled = await compare({ earlierDescription, ignoreLabels: "true" });
  expect(lines(unlabelled).sort()).toEqual([...others].sort());
  const fieldMap = { code: "new_code", note: "new_gone", tier: "new_tier" };
  const mapped = await compare({ earlierDescription, fieldMap, ignoreLabels: true });
  expect(lines(mapped).sort()).toEqual(
    others.filter((line) => /new_(code|gone|tier)/.test(line)).sort(),
  );
  expect(mapped.mapping).toMatchObject({
    works: false,
    problems: [{ table: "account", field: "note", column: "new_gone" }],
  });
});

test("the answer is that of now, whatever is remembered, and can be the next description", async () => {
  const before = await described();
  // Changed by somebody else: this process remembers the definition.
  const { url } = bench.sandbox;
  await fetch(`${url}/api/data/v9.2/EntityDefinitions(LogicalName='account')/Attributes`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${bench.sandbox.issueToken()}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      ...column("String", "new_Foreign", textOf(10)),
      RequiredLevel: { Value: "None" },
    }),
  });
  const found = await compare({ earlierDescription: before, returnDescriptions: true });
  expect(lines(found)).toEqual(['account: column "new_foreign" was added.']);
  const [now] = found.descriptions ?? [];
  expect(now).not.toHaveProperty("createSchema");
  expect(await compare({ earlierDescription: found.descriptions })).toMatchObject({ same: true });
});

test("two organizations with different columns", async () => {
  const connection = otherConnection();
  await create(column("Picklist", "new_Grade", choiceOf("A", "B")));
  await create(column("Picklist", "new_Grade", choiceOf("A")), connection);
  await create(column("String", "new_OnlyThere", textOf(10)), connection);
  bench.sandbox.clearRequests();
  const found = await compare({ otherConnection: connection, entityTypes: ["Accounts"] });
  expect(found).toMatchObject({ complete: true, tables: ["account"] });
  expect(lines(found)).toEqual(
    expect.arrayContaining([
      'account: option "100000001" of column "new_grade" was added.',
      '! account: column "new_onlythere" was removed.',
    ]),
  );
  const fieldMap = [
    {
      field: { key: "grade" },
      mappedObject: { key: "accounts" },
      mappedField: { key: "new_grade" },
    },
  ];
  const mapped = await compare({ otherConnection: connection, fieldMap });
  expect(lines(mapped)).toEqual(['account: option "100000001" of column "new_grade" was added.']);
  expect(mapped.mapping).toEqual({ works: true, problems: [], unmappedRequired: [] });
});

test("a table of 500 columns that one of two organizations has", async () => {
  const tables = await bench.act<{ entities: { logicalName: string }[] }>("listEntitiesAction", {
    connection: otherConnection(),
  });
  const own = await bench.act<{ entities: { logicalName: string }[] }>("listEntitiesAction", {});
  const known = new Set(own.entities.map(({ logicalName }) => logicalName));
  const name =
    tables.entities.find(({ logicalName }) => !known.has(logicalName))?.logicalName ?? "";
  const there = { connection: otherConnection(), otherConnection: bench.connection() };
  expect(lines(await compare({ ...there, entityTypes: [name, "account"] }))).toContain(
    `${name}: the table was added.`,
  );
  const here = await compare({ otherConnection: otherConnection(), entityTypes: name });
  expect(lines(here)).toEqual([`! ${name}: the table was removed.`]);
  const wide = await bench.act<TableOutline>("describeEntityType", {
    connection: otherConnection(),
    entityType: name,
  });
  expect(wide.columns.length).toBeGreaterThanOrEqual(500);
  const changed = {
    ...wide,
    columns: wide.columns.map((each) => ({ ...each, label: "?", required: "Recommended" })),
  };
  const all = await compare({ connection: otherConnection(), earlierDescription: changed });
  const many = new Set(all.changes.map(({ column: of }) => of));
  expect(many.size).toBe(wide.columns.length);
  expect(all.complete).toBe(true);
});

test("hostile names in a description are names like any other", async () => {
  const columns = HOSTILE_NAMES.map((name) => ({ name, type: "string" }));
  const text = JSON.stringify([
    { logicalName: "account", columns },
    { logicalName: "__proto__", columns },
    { logicalName: `x"'${"y".repeat(5000)}`, columns: [] },
  ]);
  const found = await compare({ earlierDescription: text });
  const removed = found.changes.filter(({ change }) => change === "removed");
  expect(removed.map(({ name }) => name)).toEqual(expect.arrayContaining([...HOSTILE_NAMES]));
  expect(removed.filter(({ element }) => element === "table")).toHaveLength(2);
  expect(found.complete).toBe(false);
});

test("a refused and a lost answer: the read is repeated, and a refusal keeps its code", async () => {
  const earlierDescription = await described();
  bench.sandbox.fault({ times: 1, action: { kind: "lostResponse" } });
  expect(await compare({ earlierDescription })).toMatchObject({ same: true });
  const body = { code: "0x80040220", message: "Principal user is missing prvReadEntity privilege" };
  bench.sandbox.fault({ action: { kind: "status", status: 403, body } });
  const error = await bench.failure("compareSchema", { earlierDescription });
  expect(error).toMatchObject({ status: 403, code: "0x80040220" });
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ["nothing", {}, /Earlier Description is blank, so that there is nothing to compare with/],
  [
    "two earlier sides",
    { earlierDescription: { logicalName: "a", columns: [] }, otherConnection: {} },
    /leave one of them blank/,
  ],
  ["no JSON", { earlierDescription: '{"logicalName"' }, /Earlier Description is not valid JSON/],
  [
    "no description",
    { earlierDescription: { value: [] } },
    /Earlier Description has no logicalName/,
  ],
  ["two environments without tables", { otherConnection: {} }, /Entity Types is blank/],
])(
  "%s is refused before anything is sent",
  async (_what, inputs: Record<string, unknown>, message) => {
    const given =
      "otherConnection" in inputs ? { ...inputs, otherConnection: otherConnection() } : inputs;
    const error = await bench.failure("compareSchema", given);
    expect(error.message).toMatch(message);
    expect(sent()).toEqual([]);
  },
);

test("a name that is no table is refused with the nearest", async () => {
  const earlierDescription = { logicalName: "account", columns: [] };
  const named = { earlierDescription, entityTypes: ["accuonts"] };
  const error = await bench.failure("compareSchema", named);
  expect(error.message).toMatch(/Entity Types "accuonts" is no table .* did you mean account/);
  const both = { ...named, laterDescription: earlierDescription };
  expect((await bench.failure("compareSchema", both)).message).toMatch(/is in neither description/);
});
