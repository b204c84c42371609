import { useSandbox } from "../../support/sandbox";
import { forget } from "../bulk/support";
import { bad, batchOn, create, missing } from "./support";

const bench = useSandbox();
const { run, fail, fresh, named, batches, others, parts } = batchOn(bench);

describe("the input of a batch", () => {
  test("everything wrong with it at once, and nothing sent", async () => {
    const error = await fail([
      7,
      { action: "fly" },
      { collection: "accounts", action: "update", data: {} },
      create("x", { headers: { Authorization: "x" } }),
      create("x", { entity: "accounts" }),
      { collection: "accounts", action: "delete", key: missing, data: { name: "x" } },
    ]);
    for (const index of [0, 1, 2, 3, 4, 5]) expect(error.message).toContain(`action ${index}: `);
    expect(error.message).toMatch(/Nothing was sent\.$/);
    const tables = await fail([
      { action: "delete", key: "$x" },
      { collection: "accounts", action: "delete", key: "?" },
      { collection: "acounts", action: "delete", key: missing },
      {
        collection: "accounts",
        action: "update",
        key: missing,
        data: { nam: 1, numberofemployees: "many" },
      },
    ]);
    expect(tables.message).toMatch(/action 0: \$x refers to no earlier action/);
    expect(tables.message).toMatch(/action 1: "key" is not a record's id/);
    expect(tables.message).toMatch(/action 2: "collection" "acounts" is no table.*accounts/);
    expect(tables.message).toMatch(/action 3: nam: account has no such column; did you mean name/);
    expect(tables.message).toMatch(/action 3: numberofemployees: "many"/);
    expect(batches()).toEqual([]);
  });

  test.each([
    ["action", { action: "explode" }, '"explode"'],
    ["action", { action: 7 }, "7"],
    ["action", { collection: "accounts", action: "" }, "missing"],
    ["returnRepresentation", create("x", { returnRepresentation: "maybe" }), '"maybe"'],
    ["navigation", { ...bad, action: "associate", navigation: "a b", target: "x(1)" }, '"a b"'],
    ["contentId", create("x", { contentId: "a b" }), '"a b"'],
    ["data", create("x", { data: "no" }), '"no"'],
    ["target", { ...bad, data: null, action: "associate", navigation: "n", target: "?" }, '"?"'],
  ])("a wrong %s is named with what was given: %#", async (field, action, given) => {
    const { message } = await fail([action]);
    expect(message).toContain(`action 0: `);
    expect(message).toContain(`"${field}"`);
    expect(message).toContain(given);
    expect(batches()).toEqual([]);
  });

  test.each([
    ["entity", "collection"],
    ["Table", "collection"],
    ["body", "data"],
    ["keyy", "key"],
    ["operation", "action"],
    ["returnRepresentaton", "returnRepresentation"],
    ["changeset", "group"],
  ])("the field %s is refused, and %s suggested", async (given, meant) => {
    const { message } = await fail([create("x", { [given]: "y" })]);
    expect(message).toContain(`action 0: there is no field "${given}", did you mean "${meant}"`);
    expect(bench.requests()).toEqual([]);
  });

  test("a field like none other is refused with the list", async () => {
    const { message } = await fail([create("x", { zzzzzz: 1 })]);
    expect(message).toContain('no field "zzzzzz"; the fields are collection, action, key, data');
  });

  test("letter case of fields and actions does not matter, but twice is too often", async () => {
    const name = fresh("Case");
    await run([{ Collection: "accounts", ACTION: "Create", Data: { name } }]);
    expect(named(name)).toHaveLength(1);
    expect((await fail([create("x", { Data: {} })])).message).toMatch(/"data" is given twice/);
  });

  test.each([
    [{ ...bad, target: "contacts(1)" }, /update takes no "target", which is for associate, disass/],
    [create("x", { key: missing }), /create takes no "key": use upsert/],
    [{ ...bad, action: "delete" }, /delete takes no "data", which is for create, update, upsert/],
    [{ ...bad, name: "WhoAmI" }, /update takes no "name", which is for action, function/],
    [{ collection: "accounts", action: "get", key: missing, group: "a" }, /get takes no "group"/],
    [{ action: "function", name: "WhoAmI", contentId: "a" }, /function takes no "contentId"/],
  ])("a field that does not apply is refused: %#", async (action, problem) => {
    const { message } = await fail([create("fine"), action]);
    expect(message).toMatch(/action 1: /);
    expect(message).toMatch(problem);
    expect(bench.requests()).toEqual([]);
  });

  test("where it is empty, it is no problem", async () => {
    const id = bench.sandbox.insert("account", { name: fresh("Empty") });
    const unset = { key: "", target: null, navigation: "", name: null, parameters: {}, group: " " };
    await run([
      create(fresh("Empty"), { ...unset, headers: {}, contentId: "" }),
      { collection: "accounts", action: "delete", key: id, data: "", returnRepresentation: false },
    ]);
    expect(parts().map(({ status }) => status)).toEqual([204, 204]);
  });

  test("any name finds its table, one that ends in s too, with one read a table", async () => {
    forget(bench);
    const asked = () => others().map(({ path }) => path.split("/").at(-1));
    const id = bench.sandbox.insert("account", { name: fresh("Names") });
    for (const collection of [
      "account",
      "Account",
      "accounts",
      "ACCOUNTS",
      "Accounts",
      "/accounts",
    ]) {
      const item = { collection, action: "update", key: id, data: { fax: collection } };
      await run([item]);
      expect(bench.sandbox.store.read("account", id)?.["fax"]).toBe(collection);
    }
    expect(asked()).toEqual(["RetrieveMetadataChanges(Query=@p1)"]);
    const settings = bench.sandbox.store.find("usersettings", {})[0];
    bench.sandbox.clearRequests();
    const key = String(settings?.["systemuserid"]);
    const [read] = await run([{ collection: "usersettings", action: "get", key }]);
    expect(read).toMatchObject({ systemuserid: key });
    expect(parts()[0]?.url).toContain("/usersettingscollection(");
    expect(asked()).toEqual(["RetrieveMetadataChanges(Query=@p1)"]);
    bench.sandbox.clearRequests();
    await run([{ collection: "usersettings", action: "get", key }]);
    expect(others()).toEqual([]);
  });

  test("alternate keys, as text and as an object", async () => {
    const accountnumber = fresh("Key's");
    bench.sandbox.insert("account", { name: accountnumber, accountnumber });
    const item = { collection: "account", action: "update", data: { fax: "1" } };
    await run([
      { ...item, key: { accountnumber } },
      { ...item, key: `accountnumber='${accountnumber.replace("'", "''")}'`, data: { fax: "2" } },
    ]);
    expect(named(accountnumber)[0]?.["fax"]).toBe("2");
    const slash = await fail([{ ...item, key: { accountnumber: "a/b" } }]);
    expect(slash.message).toMatch(/action 0: "key" has a "\/" in the value of accountnumber/);
  });

  test("without the right to read definitions, only what cannot be misread goes as it is", async () => {
    const forbidden = { code: "0x80040220", message: "no" };
    bench.sandbox.fault({
      match: { path: "RetrieveMetadataChanges" },
      times: 9,
      action: { kind: "status", status: 403, body: forbidden },
    });
    const subject = fresh("Task");
    await run([{ collection: "tasks", action: "create", data: { subject } }]);
    expect(bench.sandbox.store.find("task", { subject })).toHaveLength(1);
    expect(bench.log.warn.join()).toMatch(/Values for tasks are sent as they are/);
    const data = { subject, scheduledend: "2024-12-31" };
    const error = await fail([{ collection: "tasks", action: "create", data }]);
    expect(error).toMatchObject({ name: "DataverseError", status: 403, code: forbidden.code });
    expect(error).toMatchObject({ outcome: "notDone", requestId: expect.any(String) as string });
    expect(error.message).toMatch(/Repair Values/);
    expect(bench.sandbox.store.find("task", { subject })).toHaveLength(1);
  });

  test("no actions at all", async () => {
    expect((await fail([])).message).toBe("Batch Actions is required, and it is empty.");
    expect((await fail('{"a": 1}')).message).toMatch(/a JSON array of actions/);
  });
});
