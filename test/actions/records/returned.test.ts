import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
type Row = Record<string, unknown>;

beforeEach(() => forgetAt(bench.sandbox.url));

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const RECORD_ID = "0f0e0d0c-0b0a-4908-8706-0504030201a1";
const PROJECTS = "new_projectcollection";
const project = (word: string) => ({ new_name: `Returned ${word}` });
const account = (name: string) => bench.sandbox.insert("account", { name });
const named = (name: string) => bench.sandbox.store.find("account", { name });

/** What was sent: method, path without the root, query, and what the answer was to hold. */
const sent = () =>
  bench.requests().map(({ method, url, headers }) => {
    const path = decodeURIComponent(url.replace("/api/data/v9.2/", ""));
    return [method, path, headers["prefer"]?.toString()].filter(Boolean).join(" ");
  });
const writes = () => sent().filter((line) => !line.startsWith("GET"));

describe.each([undefined, null, "", [], "record", "Record"])("Return %j", (returnResult) => {
  test("is the whole record, by the request that it always was", async () => {
    const inputs = { entityType: "accounts", dynamicValues: { name: "Whole" }, fieldNames: "" };
    const record = await bench.act<Row>("createEntity", { ...inputs, returnResult });
    expect(record).toMatchObject({ name: "Whole", telephone1: null });
    expect(sent()).toEqual(["POST accounts return=representation"]);
  });
});

test("Return takes one of three words", async () => {
  const inputs = { entityType: "accounts", dynamicValues: { name: "x" }, returnResult: "all" };
  const error = await bench.failure("createEntity", inputs);
  expect(error).toMatchObject({ name: "InputError" });
  expect(error.message).toMatch(/^Return .*record \| id \| none/);
  expect(bench.sandbox.requests).toEqual([]);
});

describe("Return none", () => {
  test.each([
    ["createEntity", {}, "POST accounts"],
    ["createEntity", { options: { recordId: RECORD_ID } }, `PATCH accounts(${RECORD_ID})`],
    ["upsertEntity", { entityId: "accountnumber='R-1'" }, "PATCH accounts(accountnumber='R-1')"],
    ["updateEntity", { entityId: "accountnumber='R-1'" }, "PATCH accounts(accountnumber='R-1')"],
  ])("%s %j asks for no record and is {}", async (key, inputs, request) => {
    const values = { entityType: "accounts", dynamicValues: { name: "None" } };
    const answer = await bench.act(key, { ...values, ...inputs, returnResult: "none" });
    expect(answer).toEqual({});
    expect(sent()).toEqual([request]);
    expect(bench.requests()[0]?.status).toBe(204);
  });
});

describe("Return id", () => {
  test("a create: from the head of its answer", async () => {
    const answer = await bench.act<Row>("createEntity", {
      entityType: "accounts",
      dynamicValues: { name: "Head" },
      returnResult: "id",
    });
    const [row] = named("Head");
    expect(answer).toEqual({ accountid: row?.["accountid"] });
    expect(sent()).toEqual(["POST accounts"]);
  });

  test.each(["updateEntity", "upsertEntity"])("%s by GUID, in any form", async (key) => {
    const id = account(`By GUID ${key}`);
    const answer = await bench.act(key, {
      entityType: "accounts",
      entityId: `{${id.toUpperCase()}}`,
      dynamicValues: { description: "x" },
      returnResult: "ID",
    });
    expect(answer).toEqual({ accountid: id });
    expect(sent()).toEqual([`PATCH accounts(${id})`]);
  });

  test.each(["upsertEntity", "updateEntity"])("%s by key: the key's column alone", async (key) => {
    const answer = await bench.act<Row>(key, {
      entityType: "accounts",
      entityId: "accountnumber='R-2'",
      dynamicValues: { name: "By key" },
      returnResult: "id",
    });
    const [row] = named("By key");
    expect(answer).toEqual({ accountid: row?.["accountid"] });
    expect(sent()).toEqual([
      "PATCH accounts(accountnumber='R-2')?$select=accountid return=representation",
    ]);
  });

  test("an activity's id goes by activityid", async () => {
    const inputs = { entityType: "tasks", dynamicValues: { subject: "x" }, returnResult: "id" };
    expect(await bench.act("createEntity", inputs)).toEqual({
      activityid: expect.stringMatching(GUID),
    });
    expect(sent()).toEqual(["POST tasks"]);
  });

  test("a row with a partition has the id alone", async () => {
    const dynamicValues = { contoso_deviceid: "R", contoso_value: 1, partitionid: "p" };
    const inputs = { entityType: "contoso_sensordatas", dynamicValues, returnResult: "id" };
    expect(await bench.act("createEntity", inputs)).toEqual({
      contoso_sensordataid: expect.stringMatching(GUID),
    });
  });

  test.each([PROJECTS, "new_project"])(
    "%s: a table of one's own takes its definition, once, before the write",
    async (entityType) => {
      const inputs = { entityType, dynamicValues: project("own"), returnResult: "id" };
      const cold = await bench.act<Row>("createEntity", inputs);
      expect(cold).toEqual({ new_projectid: expect.stringMatching(GUID) });
      expect(bench.requests().map(({ method }) => method)).toEqual(["GET", "POST"]);
      bench.sandbox.clearRequests();
      const warm = await bench.act<Row>("createEntity", inputs);
      expect(Object.keys(warm)).toEqual(Object.keys(cold));
      expect(sent()).toEqual([`POST ${PROJECTS}`]);
    },
  );

  test("where the definition cannot be read, nothing is written", async () => {
    bench.sandbox.fault({ match: { method: "GET" }, action: { kind: "status", status: 403 } });
    const inputs = { entityType: PROJECTS, dynamicValues: project("unread"), returnResult: "id" };
    const error = await bench.failure("createEntity", inputs);
    expect(error).toMatchObject({ status: 403 });
    expect(writes()).toEqual([]);
  });

  test("an upsert in steps has the id of its record", async () => {
    const inputs = { entityType: PROJECTS, entityId: RECORD_ID, returnResult: "id" };
    const answer = await bench.act("upsertEntity", {
      ...inputs,
      dynamicValues: { ...project("steps"), statecode: 1, statuscode: 2 },
    });
    expect(answer).toEqual({ new_projectid: RECORD_ID });
    expect(writes().every((line) => line === `PATCH ${PROJECTS}(${RECORD_ID})`)).toBe(true);
    expect(writes()).toHaveLength(3);
  });
});

test("Field Name beside another Return than record is told to make no difference", async () => {
  const inputs = { entityType: "accounts", dynamicValues: { name: "Both" }, fieldNames: ["nmae"] };
  await bench.act("createEntity", { ...inputs, returnResult: "none" });
  expect(sent()).toEqual(["POST accounts"]);
  expect(bench.log.warn.join("\n")).toMatch(/Field Name/);
});
