import { makeCaches } from "../../../../src/client/caches/caches";
import { forgetDefinitions } from "../../../../src/client/metadata/cache/definitionCache";
import { findTableName } from "../../../../src/client/metadata/cache/tableName";
import { SecretMask } from "../../../../src/client/secrets/SecretMask";
import type { Session } from "../../../../src/client/session/session";
import { sent } from "../../../actions/bulk/support";
import { forgetAt } from "../../../support/forget";
import { useSandbox } from "../../../support/sandbox";
import { environment, recordingLogger, response } from "../../fakes";
import { scripted } from "../../http/policies/scripted";

const bench = useSandbox();
const DEFINITION = "GET RetrieveMetadataChanges(Query=@p1)";
const ALL_TABLES = "GET EntityDefinitions";

beforeEach(() => forgetAt(bench.sandbox.url));

const conditions = (at: number): string =>
  decodeURIComponent(bench.requests()[at]?.url.split("@p1=")[1] ?? "");

describe("the tables that lookups refer to", () => {
  const withLookups = () => ({
    entityType: "accounts",
    dynamicValues: {
      name: "Looking",
      primarycontactid: bench.sandbox.insert("contact", { lastname: "Lee" }),
      parentaccountid: bench.sandbox.insert("account", { name: "Parent" }),
      transactioncurrencyid: bench.sandbox.store.find("transactioncurrency", {})[0]?.[
        "transactioncurrencyid"
      ],
    },
  });

  test("are read together, and once", async () => {
    await bench.act("createEntity", withLookups());
    expect(sent(bench)).toEqual([DEFINITION, DEFINITION, "POST accounts"]);
    expect(conditions(1)).toContain('"contact"');
    expect(conditions(1)).toContain('"transactioncurrency"');
    // The definition of the table itself is at hand.
    expect(conditions(1)).not.toContain('"account"');
    bench.sandbox.clearRequests();
    await bench.act("createEntity", withLookups());
    expect(sent(bench)).toEqual(["POST accounts"]);
  });

  test("are known by their set names as well", async () => {
    await bench.act("createEntity", withLookups());
    bench.sandbox.clearRequests();
    const contact = bench.sandbox.insert("contact", { lastname: "Lee" });
    await bench.act("createEntity", {
      entityType: "accounts",
      dynamicValues: { name: "Again", revenue: "1", primarycontactid: `/contacts(${contact})` },
    });
    expect(sent(bench)).toEqual(["POST accounts"]);
  });

  test("are read once by flows that begin at the same time", async () => {
    await Promise.all([
      bench.act("createEntity", withLookups()),
      bench.act("createEntity", withLookups()),
    ]);
    expect(sent(bench).filter((each) => each === DEFINITION)).toHaveLength(2);
    expect(sent(bench)).not.toContain(ALL_TABLES);
  });

  const customer = (table: string) => ({
    entityType: "contacts",
    dynamicValues: {
      lastname: "Lee",
      parentcustomerid: { table, id: bench.sandbox.insert("account", { name: "Parent" }) },
    },
  });

  test("take the list of all tables for a display name", async () => {
    await bench.act("createEntity", customer("Firma"));
    expect(sent(bench)).toContain(ALL_TABLES);
    bench.sandbox.clearRequests();
    await bench.act("createEntity", customer("Firma"));
    expect(sent(bench)).toEqual(["POST contacts"]);
  });

  test("that do not exist are named before anything is written", async () => {
    const error = await bench.failure("createEntity", customer("nowhere"));
    expect(error.name).toBe("InputError");
    expect(error.message).toMatch(/parentcustomerid.*nowhere/);
    expect(sent(bench).filter((each) => each.startsWith("POST"))).toEqual([]);
  });
});

describe("a whole definition", () => {
  test("is found by a name that looks technical and is a display name", async () => {
    await expect(bench.act("describeEntityType", { entityType: "Firma" })).resolves.toMatchObject({
      logicalName: "account",
    });
    expect(sent(bench)).toEqual([DEFINITION, ALL_TABLES, DEFINITION]);
  });

  test("is read at once by such a name where the list of tables is remembered", async () => {
    await bench.act("queryEntities", { entityType: "Business Units", top: "1" });
    bench.sandbox.clearRequests();
    await bench.act("describeEntityType", { entityType: "Firma" });
    expect(sent(bench)).toEqual([DEFINITION]);
  });
});

test("a table whose definition is forgotten while it is read is not remembered", async () => {
  const found = response(200, {
    EntityMetadata: [{ LogicalName: "thing", EntitySetName: "things" }],
  });
  const script = scripted(found, found);
  const caches = makeCaches();
  const session: Session = {
    environment,
    secrets: new SecretMask(),
    caches,
    identity: "one",
    logger: recordingLogger(),
    timeoutMs: 1_000,
    next: async (request) => {
      const answer = await script.next(request);
      if (script.requests.length === 1) forgetDefinitions({ environment, caches });
      return { ...answer, value: request.read?.(answer) };
    },
  };
  for (const requests of [1, 2, 2]) {
    const match = await findTableName(session, "thing", {});
    expect(match).toMatchObject({ kind: "found", table: { entitySetName: "things" } });
    expect(script.requests).toHaveLength(requests);
  }
});
