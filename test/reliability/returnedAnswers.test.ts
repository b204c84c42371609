import { forgetAt } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
beforeEach(() => forgetAt(bench.sandbox.url));

type Row = Record<string, unknown>;
const named = (name: string) => bench.sandbox.store.find("account", { name });
const writes = () => bench.requests().filter(({ method }) => method !== "GET");
const lost = { kind: "lostResponse" } as const;
const foreign = { kind: "gateway", applied: true, status: 202, body: "" } as const;
const onWrite = (method: string, action: object) =>
  bench.sandbox.fault({ match: { method }, action: action as typeof lost });

const chosen = { returnResult: "record", fieldNames: ["name"] };
const wanted = [
  ["record", { returnResult: "record" }],
  ["id", { returnResult: "id" }],
  ["none", { returnResult: "none" }],
  ["columns", chosen],
] as const;

/** Columns of what was returned; annotations are Dataverse's own. */
const shape = (answer: Row) => Object.keys(answer).filter((name) => !name.startsWith("@"));
const expectShape = (kind: string, answer: Row, id?: string) => {
  if (kind === "record") expect(shape(answer).length).toBeGreaterThan(10);
  if (kind === "none") expect(answer).toEqual({});
  if (kind === "id") expect(answer).toEqual({ accountid: id });
  if (kind === "columns") expect(shape(answer).sort()).toEqual(["accountid", "name"]);
};

let count = 0;
const nextId = () => {
  count += 1;
  return `22222222-2222-4333-8444-${String(count).padStart(12, "0")}`;
};

describe.each(wanted)("Return %s", (kind, returned) => {
  describe.each([
    ["lost", lost],
    ["somebody else's", foreign],
  ])("an answer that is %s", (what, fault) => {
    test("create: unknown, never sent twice", async () => {
      const name = `Once ${kind} ${what}`;
      onWrite("POST", fault);
      const inputs = { entityType: "accounts", dynamicValues: { name }, ...returned };
      expect(await bench.failure("createEntity", inputs)).toMatchObject({ outcome: "unknown" });
      expect(writes()).toHaveLength(1);
      expect(named(name)).toHaveLength(1);
    });

    test("create with Record ID: one record, and what was wanted of it", async () => {
      const name = `Own ${kind} ${what}`;
      const recordId = nextId();
      onWrite("PATCH", fault);
      const answer = await bench.act<Row>("createEntity", {
        entityType: "accounts",
        dynamicValues: { name },
        options: { recordId },
        ...returned,
      });
      expectShape(kind, answer, recordId);
      expect(named(name)).toHaveLength(1);
    });

    test("a row that was there before is not taken for ours", async () => {
      const entityId = bench.sandbox.insert("account", {
        name: "Older",
        createdon: "2020-01-01T00:00:00Z",
      });
      onWrite("PATCH", { kind: "reset" });
      const error = await bench.failure("createEntity", {
        entityType: "accounts",
        dynamicValues: { name: "Newer" },
        options: { recordId: entityId },
        ...returned,
      });
      expect(error.status).toBe(412);
    });

    test.each(["updateEntity", "upsertEntity"])("%s by GUID: repeated", async (key) => {
      const entityId = bench.sandbox.insert("account", { name: "Before" });
      onWrite("PATCH", fault);
      const inputs = { entityType: "accounts", entityId, dynamicValues: { name: "After" } };
      expectShape(kind, await bench.act<Row>(key, { ...inputs, ...returned }), entityId);
      expect(writes()).toHaveLength(2);
    });

    test("upsert by key: repeated, one record", async () => {
      const number = `K-${kind}-${what.slice(0, 4)}`;
      onWrite("PATCH", fault);
      const inputs = { entityType: "accounts", entityId: `accountnumber='${number}'` };
      const dynamicValues = { name: `Keyed ${number}` };
      const answer = await bench.act<Row>("upsertEntity", {
        ...inputs,
        dynamicValues,
        ...returned,
      });
      const [row, another] = named(`Keyed ${number}`);
      expect(another).toBeUndefined();
      expectShape(kind, answer, String(row?.["accountid"]));
    });
  });

  test("a refused version is not done", async () => {
    const entityId = bench.sandbox.insert("account", { name: "Version" });
    const error = await bench.failure("updateEntity", {
      entityType: "accounts",
      entityId,
      dynamicValues: { name: "After" },
      options: { ifMatch: 'W/"1"' },
      ...returned,
    });
    expect(error).toMatchObject({ status: 412, outcome: "notDone" });
    expect(bench.sandbox.store.read("account", entityId)).toMatchObject({ name: "Version" });
  });
});

/** The next write answers 204, as tables do that have no representation to give. */
const bodiless = (method: string, headers: Record<string, string | null> = {}) =>
  onWrite(method, { kind: "rewrite", status: 204, body: "", headers });

describe("a confirmed write without a record in its answer", () => {
  test.each(["updateEntity", "upsertEntity"])("%s: the chosen columns are read", async (key) => {
    const entityId = bench.sandbox.insert("account", { name: "Before" });
    bodiless("PATCH");
    const inputs = { entityType: "accounts", entityId, dynamicValues: { name: "After" } };
    const answer = await bench.act<Row>(key, { ...inputs, ...chosen });
    expect(answer).toMatchObject({ name: "After" });
    expectShape("columns", answer);
    expect(bench.requests().at(-1)?.url).toMatch(/\?\$select=name$/);
  });

  test("the id of a key is read", async () => {
    const accountid = bench.sandbox.insert("account", { name: "Key", accountnumber: "B-1" });
    bodiless("PATCH", { "OData-EntityId": null });
    const answer = await bench.act("updateEntity", {
      entityType: "accounts",
      entityId: "accountnumber='B-1'",
      dynamicValues: { name: "After" },
      returnResult: "id",
    });
    expect(answer).toEqual({ accountid });
    expect(bench.requests().map(({ method }) => method)).toEqual(["PATCH", "GET"]);
  });

  test("is done where the id cannot be read", async () => {
    bench.sandbox.insert("account", { name: "Key", accountnumber: "B-2" });
    bodiless("PATCH", { "OData-EntityId": null });
    bench.sandbox.fault({ match: { method: "GET" }, action: { kind: "status", status: 403 } });
    const error = await bench.failure("updateEntity", {
      entityType: "accounts",
      entityId: "accountnumber='B-2'",
      dynamicValues: { name: "After" },
      returnResult: "id",
    });
    expect(error.outcome).toBe("done");
  });

  test.each([
    [
      "another host",
      "https://evil.example/api/data/v9.2/accounts(11111111-2222-4333-8444-555555555531)",
    ],
    ["no id", "/api/data/v9.2/accounts"],
    ["what cannot be decoded", "/api/data/v9.2/accounts(%E0%A4%A)"],
    ["nothing", null],
  ])("a create that names %s is done, not repeated, and not followed", async (where, header) => {
    const name = `Odd id ${where}`;
    bodiless("POST", { "OData-EntityId": header });
    bench.sandbox.fault({ match: { method: "GET" }, action: { kind: "status", status: 403 } });
    const inputs = { entityType: "accounts", dynamicValues: { name }, returnResult: "id" };
    const error = await bench.failure("createEntity", inputs);
    expect(error.outcome).toBe("done");
    expect(writes()).toHaveLength(1);
    expect(JSON.stringify(error)).not.toContain("evil.example");
  });

  test("a create that names nothing is done all the same, where nothing is to be returned", async () => {
    bodiless("POST", { "OData-EntityId": null });
    const inputs = { entityType: "accounts", dynamicValues: { name: "x" }, returnResult: "none" };
    expect(await bench.act("createEntity", inputs)).toEqual({});
  });
});
