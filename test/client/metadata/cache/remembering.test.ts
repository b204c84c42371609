import { users } from "dataverse-sandbox";
import { createClient } from "../../../../src/client";
import { forgetAt } from "../../../support/forget";
import { useSandbox } from "../../../support/sandbox";
import { useVirtualTime } from "../../../support/time";
import { recordingLogger } from "../../fakes";

const time = useVirtualTime();
const bench = useSandbox();
const client = (...changes: Parameters<typeof bench.connection>) =>
  createClient(bench.connection(...changes), { logger: recordingLogger() });
const forget = () => forgetAt(bench.sandbox.url);
/** Their settings are German. */
const german = { impersonateUserId: users.manager.id };

beforeEach(() => {
  forget();
  // Past the time in which the service is asked to look closely.
  time.advance(60_000);
});

describe("the list of tables", () => {
  test("is one request, whatever is asked of it, until ten minutes have passed", async () => {
    const tables = await client().listTables();
    expect(tables.find(({ logicalName }) => logicalName === "account")).toMatchObject({
      metadataId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      schemaName: "Account",
      entitySetName: "accounts",
      displayName: "Account",
      pluralDisplayName: "Accounts",
      labels: ["Account", "Firma", "Accounts", "Firmen"],
      primaryIdAttribute: "accountid",
      primaryNameAttribute: "name",
      isCustom: false,
      isChild: false,
      isPrivate: false,
      changeTracking: true,
      tableType: "Standard",
    });
    expect((await client().resolveTable("Firmen")).logicalName).toBe("account");
    expect((await client().resolveTable("new_Project")).isCustom).toBe(true);
    expect(bench.requests()).toHaveLength(1);
    time.advance(600_000);
    await client().listTables();
    expect(bench.requests()).toHaveLength(2);
  });

  test("tells tables of other kinds apart", async () => {
    expect(await client().resolveTable("email")).toMatchObject({ isActivity: true });
    expect(await client().resolveTable("contoso_sensordata")).toMatchObject({
      tableType: "Elastic",
    });
    expect(await client().resolveTable("activityparty")).toMatchObject({ isChild: true });
  });

  test("a name that it lacks is looked for once more, unless it was only just read", async () => {
    await client().listTables();
    await expect(client().resolveTable("nothing")).rejects.toThrow(/no table of this environment/);
    expect(bench.requests()).toHaveLength(1);
    time.advance(30_000);
    await expect(client().resolveTable("nothing")).rejects.toThrow(/no table of this environment/);
    expect(bench.requests()).toHaveLength(2);
  });

  test("is not shown to a connection that signs in otherwise, nor kept apart for one that does not", async () => {
    await client().listTables();
    await client({ token: { access_token: bench.sandbox.issueToken() } }).listTables();
    expect(bench.requests()).toHaveLength(1);
    await expect(
      client({ fields: { clientSecret: "guessed" }, token: {} }).listTables(),
    ).rejects.toThrow(/access token failed/);
  });

  test("a failure is not remembered", async () => {
    bench.sandbox.fault({
      match: { path: "EntityDefinitions" },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
    });
    await expect(client().listTables()).rejects.toThrow(/Reading the definitions of all tables/);
    await expect(client().listTables()).resolves.not.toEqual([]);
  });

  test("an answer that breaks off is asked for again", async () => {
    bench.sandbox.fault({ match: { path: "EntityDefinitions" }, action: { kind: "truncate" } });
    await expect(client().listTables()).resolves.not.toEqual([]);
    expect(bench.requests()).toHaveLength(2);
  });
});

describe("a table's definition", () => {
  test.each(["account", "accounts", "Account", "ACCOUNT"])("by %s is one request", async (name) => {
    const table = await client().describeTable(name);
    expect(table).toMatchObject({ logicalName: "account", entitySetName: "accounts" });
    expect(bench.requests()).toHaveLength(1);
    await client().describeTable("account");
    await client().describeTable("accounts");
    await client().describeTable(name);
    expect(bench.requests()).toHaveLength(1);
  });

  test("by MetadataId is one request", async () => {
    const { metadataId } = await client().resolveTable("contact");
    forget();
    bench.sandbox.clearRequests();
    expect((await client().describeTable(metadataId)).logicalName).toBe("contact");
    expect(bench.requests()).toHaveLength(1);
  });

  test("by display name takes the list of tables first", async () => {
    expect((await client().describeTable("Activity Party")).logicalName).toBe("activityparty");
    expect(bench.requests()).toHaveLength(2);
    expect((await client().describeTable("Firma")).logicalName).toBe("account");
    expect(bench.requests()).toHaveLength(3);
  });

  test("has what belongs to the types of its columns alone", async () => {
    const { columns, relationships, keys } = await client().describeTable("account");
    expect(columns.get("name")).toMatchObject({
      kind: "string",
      maxLength: 160,
      isPrimaryName: true,
    });
    expect(columns.get("revenue")).toMatchObject({ kind: "money" });
    expect(columns.get("creditonhold")?.options).toHaveLength(2);
    expect(columns.get("statuscode")?.options?.[0]).toMatchObject({ value: 1, state: 0 });
    expect(columns.get("primarycontactid")?.targets).toEqual([
      { table: "contact", navigation: "primarycontactid" },
    ]);
    expect(columns.get("ownerid")?.targets).toEqual([
      { table: "systemuser", navigation: "ownerid" },
      { table: "team", navigation: "ownerid" },
    ]);
    expect(columns.has("createdbyname")).toBe(false);
    expect(keys).toMatchObject([{ columns: ["accountnumber"], status: "Active" }]);
    expect(relationships).toContainEqual(
      expect.objectContaining({ kind: "oneToMany", navigation: "Account_Tasks", table: "task" }),
    );
  });

  test("simultaneous askers share one request", async () => {
    await Promise.all([0, 1, 2].map(() => client().describeTable("lead")));
    expect(bench.requests()).toHaveLength(1);
  });

  test("a table that is none is said to be none", async () => {
    await expect(client().describeTable("acount")).rejects.toThrow(
      'Entity Type "acount" is no table of this environment; did you mean accounts',
    );
  });

  test("is in the language of the user it is asked for, and kept apart", async () => {
    for (const _ of [1, 2]) {
      const english = await client().describeTable("account");
      const other = await client().describeTable("account", german);
      expect([english.displayName, other.displayName]).toEqual(["Account", "Firma"]);
      expect([...other.labels].sort()).toEqual([...english.labels].sort());
      expect(other.columns.get("creditonhold")?.options?.[0]?.label).toBe("Ja");
    }
    expect(bench.requests()).toHaveLength(2);
  });
});

describe("after a change", () => {
  test("everything is asked for again, past the caches of the service", async () => {
    await client().listTables();
    await client().describeTable("account");
    forget();
    await client().listTables();
    await client().describeTable("account");
    const consistency = bench.requests().map(({ headers }) => headers["consistency"]);
    expect(consistency).toEqual([undefined, undefined, "Strong", "Strong"]);
  });

  test("for as long as those caches last", async () => {
    forget();
    time.advance(60_000);
    await client().listTables();
    expect(bench.requests()[0]?.headers["consistency"]).toBeUndefined();
  });
});
