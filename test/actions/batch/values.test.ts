import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { batchOn, create, missing } from "./support";

const time = useVirtualTime();
const bench = useSandbox();
const { run, fail, fresh, named, batches, others, bodyOf } = batchOn(bench);
const forget = () => forgetAt(bench.sandbox.url);

beforeEach(forget);

describe("values in a batch", () => {
  test("numbers, labels, dates and lookups by name are what their columns take", async () => {
    const [parent, name] = [fresh("Parent"), fresh("Typed")];
    const parentId = bench.sandbox.insert("account", { name: parent });
    await run(
      [
        create(name, {
          data: {
            Name: name,
            numberofemployees: "1250",
            industrycode: "Consulting",
            creditonhold: "yes",
            lastonholdtime: "2024-03-01T09:00:00",
            parentaccountid: { table: "Account", name: parent },
          },
        }),
        {
          collection: "contact",
          action: "upsert",
          key: missing,
          data: { lastname: "X", birthdate: "2001-02-03T00:00:00Z", numberofchildren: "" },
        },
      ],
      { options: { timeZone: "Europe/Berlin" } },
    );
    expect(bodyOf(0)).toEqual({
      name,
      numberofemployees: 1250,
      industrycode: expect.any(Number),
      creditonhold: true,
      lastonholdtime: "2024-03-01T08:00:00Z",
      "parentaccountid@odata.bind": `/accounts(${parentId})`,
    });
    expect(bodyOf(1)).toEqual({ lastname: "X", birthdate: "2001-02-03" });
  });

  test("one look at each table, none at one that is remembered, one at a record named often", async () => {
    const parent = fresh("Once");
    bench.sandbox.insert("account", { name: parent });
    const data = () => ({
      name: fresh("Often"),
      parentaccountid: { table: "account", name: parent },
    });
    const actions = Array.from({ length: 12 }, () => create("", { data: data() }));
    await run([...actions, { collection: "tasks", action: "create", data: { subject: "x" } }]);
    const looks = (word: string) => others().filter(({ url }) => url.includes(word)).length;
    expect(looks("RetrieveMetadataChanges")).toBe(2);
    expect(looks("accounts?$select")).toBe(1);
    bench.sandbox.clearRequests();
    await run([create(fresh("Again"), { data: { numberofemployees: "7" } })]);
    expect(others()).toEqual([]);
    expect(bodyOf(0)).toEqual({ numberofemployees: 7 });
  });

  test("everything wrong in every action at once, in continue too, and nothing written", async () => {
    const name = fresh("None");
    const error = await fail(
      [
        create(name),
        create(name, { data: { numberofemployees: "many", industrycode: "Nonsense" } }),
        create(name, { data: { parentaccountid: { table: "account", name: "Nobody at all" } } }),
        { collection: "tasks", action: "update", key: missing, data: { subjct: "x" } },
      ],
      { onError: "continue" },
    );
    expect(error.name).toBe("InputError");
    expect(error.message).toMatch(/action 1: numberofemployees: "many".*action 1: industrycode: /);
    expect(error.message).toMatch(/action 2: parentaccountid: no record of account is named/);
    expect(error.message).toMatch(
      /action 3: subjct: task has no such column; did you mean subject/,
    );
    expect(error.message).not.toMatch(/action 0/);
    expect(batches()).toEqual([]);
    expect(named(name)).toEqual([]);
  });

  test("what is wrong only by a remembered definition is read anew", async () => {
    const name = fresh("Label");
    await run([create(name)]);
    await fail([create(name, { data: { nosuch: 1 } })]);
    expect(others()).toHaveLength(1);
    time.advance(30_000);
    const message = (await fail([create(name, { data: { nosuch: 1 } })])).message;
    expect(message.match(/action 0/g)).toHaveLength(1);
    expect(others()).toHaveLength(2);
    expect(batches()).toHaveLength(1);
  });

  test("without repair, everything goes as it is", async () => {
    const data = { name: fresh("Raw"), numberofemployees: "twelve" };
    const error = await fail([create("", { data })], { options: { repairValues: false } });
    expect(error).toMatchObject({ status: 400, outcome: "notDone" });
    expect(bodyOf(0)).toEqual(data);
  });

  test("empty values clear a column on request", async () => {
    const name = fresh("Clear");
    const key = bench.sandbox.insert("account", { name, numberofemployees: 5 });
    const item = { collection: "accounts", action: "update", key, data: { numberofemployees: "" } };
    await run([{ ...item, data: { ...item.data, name } }]);
    expect(named(name)[0]?.["numberofemployees"]).toBe(5);
    await run([item], { options: { emptyValues: "clear" } });
    expect(named(name)[0]?.["numberofemployees"]).toBeNull();
  });

  test("the record of a reference is typed by the table of the action it refers to", async () => {
    const name = fresh("Ref");
    await run([
      create(name, { contentId: 1 }),
      { action: "update", key: "$1", data: { numberofemployees: "33", Fax: 7 } },
    ]);
    expect(named(name)[0]).toMatchObject({ numberofemployees: 33, fax: "7" });
  });

  test("a time zone that is none is refused", async () => {
    const error = await fail([create("x")], { options: { timeZone: "Mars/Olympus" } });
    expect(error.message).toMatch(/^Time Zone .*"Mars\/Olympus"/);
    expect(batches()).toEqual([]);
  });

  test("a lookup that cannot be settled ends the run before anything is sent", async () => {
    bench.sandbox.fault({
      match: { path: "accounts?$select" },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "no" } },
    });
    const data = {
      name: fresh("Unsettled"),
      parentaccountid: { table: "account", name: "Anybody" },
    };
    const error = await fail([create("", { data })]);
    expect(error).toMatchObject({ name: "DataverseError", status: 403, outcome: "notDone" });
    expect(batches()).toEqual([]);
  });
});
