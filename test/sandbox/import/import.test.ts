import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type ImportedTables,
  importTables,
  type Sandbox,
  startSandbox,
  type TableDeclaration,
} from "dataverse-sandbox";
import { runImport } from "../../../sandbox/import/run";
import { readAnswer, saveAnswer } from "../../../sandbox/import/savedAnswer";
import { loadSchema } from "../../../sandbox/schema";
import { declarations } from "../../../sandbox/schema/declarations";
import { extendTables } from "../../../sandbox/schema/extendTables";
import { signInAs } from "../../support/browser";

const custom = true;
const vehicle: TableDeclaration = {
  logicalName: "new_vehicle",
  schemaName: "new_Vehicle",
  entitySetName: "new_vehicles",
  label: "Vehicle",
  pluralLabel: "Vehicles",
  objectTypeCode: 10099,
  primaryId: "new_vehicleid",
  primaryName: "new_name",
  ownership: "user",
  custom,
  changeTracking: true,
  columns: [
    { name: "new_name", type: "string", label: "Name", maxLength: 80, custom },
    { name: "new_price", type: "money", label: "Price", min: 0, max: 1000, precision: 2, custom },
    {
      name: "new_color",
      type: "choice",
      label: "Color",
      options: [
        { value: 1, label: "Red" },
        { value: 2, label: "Blue" },
      ],
      custom,
    },
    { name: "new_plan", type: "file", label: "Plan", maxSizeInKB: 100, custom },
    { name: "new_built", type: "datetime", label: "Built", behavior: "DateOnly", custom },
    {
      name: "new_ownerid",
      type: "lookup",
      label: "Keeper",
      lookupKind: "customer",
      targets: [
        { table: "account", navigation: "new_OwnerId_account", collection: "new_vehicle_account" },
        { table: "contact", navigation: "new_OwnerId_contact", collection: "new_vehicle_contact" },
      ],
      custom,
    },
  ],
  keys: [{ name: "new_namekey", label: "Name", columns: ["new_name"] }],
  manyToMany: [
    {
      schemaName: "new_vehicle_contact_drivers",
      intersect: "new_vehicle_contact",
      intersectSet: "new_vehicle_contactset",
      with: "contact",
      navigation: "new_drivers",
      otherNavigation: "new_driven",
    },
  ],
};
const account: TableDeclaration = {
  logicalName: "account",
  schemaName: "Account",
  entitySetName: "accounts",
  label: "Account",
  pluralLabel: "Accounts",
  objectTypeCode: 1,
  primaryId: "accountid",
  primaryName: "name",
  ownership: "user",
  columns: [{ name: "new_secretcode", type: "string", label: "Secret", maxLength: 9, custom }],
};

let source: Sandbox;
let folder: string;
let saved: unknown;

beforeAll(async () => {
  source = await startSandbox({ seed: "empty", tables: [vehicle, account] });
  folder = mkdtempSync(join(tmpdir(), "import-"));
  const file = join(folder, "saved.json");
  await runImport([source.url, "--save", file, "--out", join(folder, "tables")], application());
  saved = JSON.parse(readFileSync(file, "utf8"));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await source.close();
});

const application = () => ({
  DATAVERSE_TOKEN_URL: source.tokenUrl,
  DATAVERSE_CLIENT_ID: source.clientId,
  DATAVERSE_CLIENT_SECRET: source.clientSecret,
});

const tableIn = ({ tables }: ImportedTables, name: string) =>
  tables.find(({ logicalName }) => logicalName === name);

describe("dataverse-sandbox import", () => {
  it("writes an organization's own tables, and what it added to the usual ones", () => {
    expect(readdirSync(join(folder, "tables"))).toEqual(
      expect.arrayContaining(["account.json", "new_vehicle.json"]),
    );
    const imported = importTables(saved);
    const again = tableIn(imported, "new_vehicle");
    const names = vehicle.columns.map(({ name }) => name);
    expect(again?.columns.map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const column of vehicle.columns) {
      const { targets = [], ...rest } = column;
      const found = again?.columns.find(({ name }) => name === column.name);
      expect(found).toMatchObject(rest);
      expect(found?.targets ?? []).toMatchObject(targets);
    }
    expect(again).toMatchObject({ keys: vehicle.keys, changeTracking: true, ownership: "user" });
    expect(again?.manyToMany).toMatchObject(vehicle.manyToMany ?? []);
    expect(tableIn(imported, "account")?.columns).toContainEqual(
      expect.objectContaining({ name: "new_secretcode", maxLength: 9 }),
    );
  });

  it("yields tables that a sandbox starts with, and answers like the organization", async () => {
    const copy = await startSandbox({ seed: "empty", tables: importTables(saved).tables });
    const metadata = (sandbox: Sandbox) =>
      fetch(`${sandbox.url}/api/data/v9.2/$metadata`, {
        headers: { Authorization: `Bearer ${sandbox.issueToken()}` },
      })
        .then((answer) => answer.text())
        .then((text) => /<EntityType Name="new_vehicle"[\s\S]*?<\/EntityType>/.exec(text)?.[0]);
    try {
      const [one, other] = await Promise.all([metadata(source), metadata(copy)]);
      expect(one).toContain("new_color");
      const lines = (text: string | undefined) => text?.split(/(?=<)/).sort();
      expect(lines(other)).toEqual(lines(one));
    } finally {
      await copy.close();
    }
  });

  it("hashes names and labels, of usual tables and columns none", () => {
    const imported = importTables(saved, { anonymous: true });
    const text = JSON.stringify(imported);
    expect(text).not.toMatch(/vehicle|secret|Keeper|Blue|drive/i);
    expect(text).toContain('"table":"contact"');
    expect(text).not.toBe(JSON.stringify(importTables(saved, { anonymous: true })));
    expect(() => loadSchema(extendTables(declarations, imported.tables))).not.toThrow();
  });

  it("takes no level for one that only an object has", () => {
    const column = { AttributeTypeName: { Value: "StringType" }, IsCustomAttribute: true };
    const levels = ["ApplicationRequired", "constructor", "__proto__"].map((Value, at) => ({
      ...column,
      ...{ LogicalName: `new_${at}`, SchemaName: `new_${at}`, RequiredLevel: { Value } },
    }));
    const answer = { EntityMetadata: [{ LogicalName: "account", Attributes: levels }] };
    const columns = tableIn(importTables(answer), "account")?.columns;
    expect(columns?.map(({ required }) => required)).toEqual(["application", undefined, undefined]);
  });

  it("lists what cannot be modelled", () => {
    const column = (name: string, more: object) => ({
      LogicalName: name,
      SchemaName: name,
      IsCustomAttribute: true,
      ...more,
    });
    const imported = importTables({
      EntityMetadata: [
        {
          LogicalName: "new_odd",
          SchemaName: "new_Odd",
          EntitySetName: "new_odds",
          ObjectTypeCode: 12345,
          PrimaryIdAttribute: "new_oddid",
          IsCustomEntity: true,
          OwnershipType: "OrganizationOwned",
          Attributes: [
            column("new_a", { AttributeTypeName: { Value: "NewKindType" } }),
            column("new_b", { AttributeTypeName: { Value: "PicklistType" } }),
            column("new_c", { AttributeTypeName: { Value: "LookupType" } }),
            column("__proto__", { AttributeTypeName: { Value: "constructor" } }),
          ],
          ManyToOneRelationships: [
            {
              SchemaName: "new_r",
              ReferencedEntity: "msdyn_gone",
              ReferencingEntity: "new_odd",
              ReferencingAttribute: "new_c",
            },
          ],
          Keys: [{ LogicalName: "new_k", KeyAttributes: ["new_a"] }],
        },
        { LogicalName: "new_view", SchemaName: "new_view", IsCustomEntity: true },
        { LogicalName: "plugintype", SchemaName: "PluginType", IsCustomEntity: false },
      ],
    });
    expect(imported.tables).toMatchObject([{ logicalName: "new_odd", columns: [] }]);
    expect(imported.leftOut).toEqual([
      "Table new_view: it is virtual, or has no set of rows.",
      "Column new_odd.new_a: it has the type NewKindType.",
      "Column new_odd.new_b: it has no options.",
      "Relationship new_r: new_odd.new_c points to msdyn_gone, which is not modelled.",
      "Column new_odd.new_c: none of the tables that it points to is modelled.",
      "Column new_odd.__proto__: it has the type constructor.",
      "Key new_odd.new_k: its column new_a is not modelled.",
    ]);
  });

  it.each([
    [[], "Name the environment by its URL, such as https://contoso.crm4.dynamics.com."],
    [["http://contoso.example"], "The environment's URL begins with https."],
    [["https://contoso.example"], /^Set DATAVERSE_TENANT_ID .* or DATAVERSE_TOKEN\.$/],
    [["--from", "nowhere.json"], /ENOENT/],
    [["--what"], /^Unknown option '--what'/],
    [["https://a.example", "https://b.example"], /^Only one organization is imported at once: /],
    [["https://a.example", "--from", "b.json"], /^Only one organization is imported at once: /],
  ])("says what is wrong with %j", async (args, message) => {
    await expect(runImport(args, {})).rejects.toThrow(message);
  });

  it("reads what it saved also where that is longer than a text can be", () => {
    const file = join(folder, "small.json");
    const answer = [{ EntityMetadata: [], a: "1\n]" }, { EntityMetadata: [] }];
    saveAnswer(file, answer);
    expect([readAnswer(file, 10), readAnswer(file)]).toEqual([answer, answer]);
    const torn = join(folder, "torn.json");
    writeFileSync(torn, '[\n{"EntityMetadata":[\n]\n');
    for (const longest of [10, 1000]) {
      expect(() => readAnswer(torn, longest)).toThrow(/torn\.json is not the JSON of an answer: /);
    }
  });

  it("imports some tables of what was saved, and says which are not there", async () => {
    const from = (names: string) => [
      ...["--from", join(folder, "saved.json"), "--out", join(folder, "some")],
      ...["--tables", names],
    ];
    expect(await runImport(from("new_vehicle"), {})).toMatch(/^1 tables are in /);
    expect(readdirSync(join(folder, "some"))).toEqual(["new_vehicle.json"]);
    await expect(runImport(from("new_vehicel"), {})).rejects.toThrow(
      "There is no table new_vehicel among the definitions.",
    );
  });

  it("does not mix hashed names with others", async () => {
    const args = ["--from", join(folder, "saved.json"), "--out", join(folder, "tables")];
    await expect(runImport([...args, "--anonymous"], {})).rejects.toThrow(
      /which is not anonymous; name another folder by --out\.$/,
    );
  });

  it.each(["../escaped", "a/b", "", 5, null])("writes no file by the name %j", (name) => {
    const table = {
      LogicalName: name,
      IsCustomEntity: true,
      EntitySetName: "x",
      PrimaryIdAttribute: "y",
    };
    expect(() => importTables({ EntityMetadata: [table] })).toThrow(
      /^The definitions have the name /,
    );
  });

  it("signs in a person", async () => {
    let led: Promise<unknown> | undefined;
    const tell = (line: string) => {
      const page = /https?:\S+/.exec(line)?.[0] ?? "";
      led = signInAs(page, "Jane Reyes").then((url) => fetch(url));
    };
    const variables = {
      DATAVERSE_TOKEN_URL: source.tokenUrl,
      DATAVERSE_CLIENT_ID: source.publicClientId,
    };
    const args = [source.url, "--connect", "--tables", "new_vehicle", "--out", join(folder, "by")];
    expect(await runImport(args, variables, tell)).toMatch(/^1 tables are in /);
    await led;
    await expect(runImport([source.url, "--connect"], {})).rejects.toThrow(
      /^Set DATAVERSE_CLIENT_ID/,
    );
  });

  it.each([
    ["<html></html>", "answered with no JSON, as no environment of Dataverse does."],
    ["null", "answered without a list of tables."],
  ])(
    "says that %s comes from elsewhere, to whoever asks for a token too",
    async (page, message) => {
      const server = createServer((_, response) => response.end(page)).listen(0, "127.0.0.1");
      await once(server, "listening");
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const signIn = { ...application(), DATAVERSE_TOKEN_URL: url };
      try {
        await expect(runImport([url], { DATAVERSE_TOKEN: "t" })).rejects.toThrow(
          `${url} ${message}`,
        );
        await expect(runImport([url], signIn)).rejects.toThrow(
          `Signing in failed: ${url} answered 200 without a token.`,
        );
      } finally {
        server.close();
      }
    },
  );

  it.each([[[null]], [[{ EntityMetadata: {} }]], [[{ EntityMetadata: [null] }]]])(
    "refuses %j by a sentence, also where some tables of it are wanted",
    async (answer) => {
      const file = join(folder, "odd.json");
      writeFileSync(file, JSON.stringify(answer));
      for (const more of [[], ["--tables", "account"]]) {
        const out = ["--out", join(folder, "odd")];
        await expect(runImport(["--from", file, ...more, ...out], {})).rejects.toThrow(
          /^(The definitions |There is no table account )/,
        );
      }
    },
  );

  it("says what the sign-in answered, and takes nothing but definitions", async () => {
    const wrong = { ...application(), DATAVERSE_CLIENT_SECRET: "wrong" };
    await expect(runImport([source.url], wrong)).rejects.toThrow(
      /^Signing in failed: AADSTS7000215/,
    );
    const file = join(folder, "other.json");
    writeFileSync(file, "{}");
    await expect(runImport(["--from", file], {})).rejects.toThrow(
      /an answer of RetrieveMetadataChanges/,
    );
    const paths = source.apiRequests().map(({ path }) => path.split("/").at(-1));
    expect(new Set(paths)).toEqual(
      new Set(["EntityDefinitions", "RetrieveMetadataChanges(Query=@q)", "$metadata"]),
    );
  });
});
