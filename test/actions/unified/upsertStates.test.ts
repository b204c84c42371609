import type { UnifiedRecord } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox();
useVirtualTime();

type Inputs = Record<string, unknown>;
const get = (recordId: unknown) =>
  bench.act<UnifiedRecord>("getUnified", { model: "opportunity", recordId });
const upsert = (record: Inputs, options: Inputs = {}) =>
  bench.act<UnifiedRecord>("upsertUnified", { model: "opportunity", record, options });
const failure = (record: Inputs, options: Inputs = {}, model = "opportunity") =>
  bench.failure("upsertUnified", { model, record, options });
const writes = () =>
  bench.requests().flatMap(({ method, path }) => (method === "GET" ? [] : [`${method} ${path}`]));
const deny = (path: string, after = 0) =>
  bench.sandbox.fault({
    match: { path },
    after,
    action: { kind: "status", status: 403, body: { code: "0x80040220", message: "denied" } },
  });

const column = (type: string, SchemaName: string, more: object) => ({
  "@odata.type": `Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
  ...{ SchemaName, DisplayName: SchemaName, RequiredLevel: "None", ...more },
});
const addColumn = (entityId: string, attributeBody: object) =>
  bench.act("createAttribute", { entityId, attributeBody });

test("an opportunity that is closed in one way becomes closed in another one", async () => {
  const { id } = await upsert({ name: "One", status: "LOST" });
  expect(await upsert({ id, name: "Two", status: "WON" })).toMatchObject({
    name: "Two",
    status: "WON",
  });
  expect(await upsert({ id, status: "LOST" })).toMatchObject({ name: "Two", status: "LOST" });
});

test("values that the table does not take are refused before the record is opened", async () => {
  const { id } = await upsert({ name: "Shut", status: "WON" });
  bench.sandbox.clearRequests();
  const { message } = await failure({ id, close_date: "nonsense", status: "OPEN" });
  expect(message).toContain('"nonsense" is not a date');
  expect(writes()).toEqual([]);
});

test("an error says what was done of a write, and nothing that was not", async () => {
  const { id } = await upsert({ name: "Denied" });
  deny("WinOpportunity");
  const alone = await failure({ id, status: "WON" });
  expect(alone.message).not.toContain("was written");
  expect(alone.outcome).toBe("notDone");
  bench.sandbox.clearFaults();
  deny("WinOpportunity");
  const behind = await failure({ id, name: "Renamed", status: "WON" });
  expect(behind.message).toContain(`The record itself was written: go on with its ID ${id}`);
  bench.sandbox.clearFaults();
  await upsert({ id, status: "LOST" });
  // The update that opens the record is followed by the one that is denied.
  bench.sandbox.fault({
    match: { method: "PATCH", path: "/opportunities" },
    after: 1,
    action: { kind: "status", status: 403, body: { code: "0x80040220", message: "denied" } },
  });
  const opened = await failure({ id, name: "Again", status: "OPEN" });
  expect(opened.message).toContain(`The record was opened: go on with its ID ${id}`);
});

test("Record Version holds for states too, and is refused where no record has one", async () => {
  const first = await upsert({ name: "V1" });
  const { id } = first;
  const second = await upsert({ id, name: "V2" });
  bench.sandbox.clearRequests();
  for (const record of [
    { id, status: "WON" },
    { id, status: "WON", name: "V3" },
  ]) {
    const error = await failure(record, { ifMatch: first["etag"] });
    expect(error).toMatchObject({ status: 412, outcome: "notDone" });
  }
  expect(writes().filter((each) => each.startsWith("POST"))).toEqual([]);
  const won = await upsert({ id, status: "WON" }, { ifMatch: second["etag"] });
  expect(won["status"]).toBe("WON");
  const opened = { id, name: "V4", status: "OPEN" };
  expect(await upsert(opened, { ifMatch: won["etag"] })).toMatchObject(opened);
  bench.sandbox.clearRequests();
  const ifMatch = won["etag"];
  expect((await failure({ name: "New" }, { ifMatch })).message).toContain("expected its Record ID");
  const task = { type: "task", subject: "x" };
  expect((await failure(task, { ifMatch }, "engagement")).message).toContain(
    "Record Version cannot be used with the model engagement",
  );
  expect(writes()).toEqual([]);
});

test("a status that the Field Map keeps in another column is read and written there", async () => {
  const Options = ["Active", "Sold", "Gone"].map((Label, at) => ({
    Value: 100_000_000 + at,
    Label,
  }));
  const OptionSet = { IsGlobal: false, OptionSetType: "Picklist", Options };
  await addColumn("opportunity", column("Picklist", "new_Phase", { OptionSet }));
  const values = { OPEN: "Active", WON: "Sold", LOST: "Gone" };
  const fieldMap = { status: { column: "new_phase", values } };
  const { id, status } = await upsert({ name: "Mapped", status: "WON" }, { fieldMap });
  expect(status).toBe("WON");
  const plain = await get(id);
  expect(plain).toMatchObject({ status: "OPEN", custom_fields: { new_phase: "Sold" } });
  // Words of the app for the states themselves go both ways too.
  const words = { status: { column: "statecode", values: { running: "Open", done: "Won" } } };
  const done = await upsert({ id, status: "done" }, { fieldMap: words });
  expect(done["status"]).toBe("done");
  expect(await get(id)).toMatchObject({ status: "WON" });
  const { message } = await failure({ id, status: "WON" }, { fieldMap: words });
  expect(message).toContain("Field Map has no value for");
});

test("a map that an engagement cannot be read by is refused before one is created", async () => {
  await addColumn("phonecall", column("String", "new_Tone", { MaxLength: 100 }));
  const call = { type: "call", subject: "Tone", custom_fields: { tone: "high" } };
  const fieldMap = { tone: "new_tone" };
  bench.sandbox.clearRequests();
  expect((await failure(call, { fieldMap }, "engagement")).message).toContain(
    "activitypointer has no such column",
  );
  expect(writes()).toEqual([]);
  const ofCalls = {
    fields: [
      {
        field: { key: "tone" },
        mappedObject: { key: "phonecall" },
        mappedField: { key: "new_tone" },
      },
    ],
  };
  const written = await bench.act<UnifiedRecord>("upsertUnified", {
    ...{ model: "engagement", record: call, options: { fieldMap: ofCalls } },
  });
  const raw = await bench.act<UnifiedRecord>("getEntity", {
    ...{ entityType: "phonecalls", entityId: written["id"] },
  });
  expect(raw["new_tone"]).toBe("high");
});

test("what is wrong with an ID or an engagement is said in the words of the model", async () => {
  bench.sandbox.clearRequests();
  for (const id of [5, {}, [], true]) {
    expect((await failure({ id, name: "Doubled" })).message).toMatch(/^Record: id is .* no id for/);
  }
  expect((await failure({ id: "A-1", name: "x" })).message).toMatch(/^Record ID is not a record's/);
  const call = { type: "call", subject: "x", participants: 5, start: "soon" };
  const { message } = await failure(call, {}, "engagement");
  expect(message).toContain("Record: participants: 5 is no party");
  expect(message).toContain('Record: start: "soon" is not a date');
  expect(writes()).toEqual([]);
});
