import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { told, tracker } from "./tracker";

const MINUTE = 60_000;
const DAY = 86_400_000;
let now = Date.parse("2026-05-04T08:00:00Z");
useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => now });
const tracking = tracker(bench);

beforeEach(() => {
  now += 3_600_000;
  for (const { accountid } of bench.sandbox.store.select("SELECT accountid FROM account")) {
    bench.sandbox.remove("account", String(accountid));
  }
});

const create = (name: string) => bench.sandbox.insert("account", { name });
const kinds = async (inputs = {}) =>
  (await tracking.run(inputs)).changes.map(({ changeType }) => changeType);

describe("a record that is deleted", () => {
  it("is new when it is created again under its id, and each of its deletions has a key", async () => {
    await tracking.run();
    const accountid = create("First");
    expect(await kinds()).toEqual(["created"]);
    bench.sandbox.remove("account", accountid);
    const [first] = (await tracking.run()).changes;
    bench.sandbox.insert("account", { name: "Second", accountid });
    expect(await kinds()).toEqual(["created"]);
    bench.sandbox.remove("account", accountid);
    const [second] = (await tracking.run()).changes;
    expect([first?.changeType, second?.changeType]).toEqual(["deleted", "deleted"]);
    expect(first?.key).not.toBe(second?.key);
  });

  it("is handed over once while another transaction keeps the token back", async () => {
    const id = create("Gone");
    await tracking.run();
    now += 10 * MINUTE;
    const open = bench.sandbox.transaction();
    bench.sandbox.remove("account", id);
    const before = tracking.state();
    const [deleted] = (await tracking.run()).changes;
    now += MINUTE;
    expect(await kinds()).toEqual([]);
    bench.sandbox.insert("account", { name: "Again", accountid: id });
    expect(await kinds()).toEqual(["created"]);
    expect(await kinds()).toEqual([]);
    bench.sandbox.remove("account", id);
    open.rollback();
    expect(await kinds()).toEqual(["deleted"]);
    expect(await kinds()).toEqual([]);
    tracking.keep(before);
    expect((await tracking.run()).changes[0]?.key).toBe(deleted?.key);
  });
});

describe("a column that is there no longer", () => {
  it("fails the run, and costs no deletions", async () => {
    const gone = create("Gone");
    await tracking.run();
    now += MINUTE;
    create("New");
    bench.sandbox.remove("account", gone);
    const { message } = await tracking.failure({ fieldNames: ["nam"] });
    expect(message).toContain("nam");
    const { changes } = await tracking.run();
    expect(told(changes)).toEqual(["created New", `deleted ${gone}`]);
  });
});

describe("a second expiry", () => {
  it("is another one, and hands over nothing of the first once more", async () => {
    const early = create("Early");
    now += 10 * MINUTE;
    await tracking.run();
    now += MINUTE;
    bench.sandbox.change("account", early, { name: "Early, changed" });
    now += MINUTE;
    create("Just before the run");
    now += 3 * MINUTE;
    await tracking.run();
    now += DAY;
    create("In the first gap");
    now += 8 * DAY;
    const first = (await tracking.run()).changes;
    expect(told(first)).toEqual(["warning ", "created In the first gap"]);
    now += DAY;
    create("In the second gap");
    now += 8 * DAY;
    const second = (await tracking.run()).changes;
    expect(told(second)).toEqual(["warning ", "created In the second gap"]);
    expect(first[0]?.key).not.toBe(second[0]?.key);
  });

  it("is told to the flow also where all records are handed over", async () => {
    create("Any");
    now += MINUTE;
    await tracking.run();
    now += 9 * DAY;
    const { changes } = await tracking.run({ options: { onExpiredToken: "snapshot" } });
    expect(told(changes)).toEqual(["warning ", "updated Any"]);
  });
});

describe("a page that leads to itself", () => {
  it("ends the run, and the place is kept", async () => {
    create("Any");
    await tracking.run();
    const { link } = tracking.state() ?? {};
    now += MINUTE;
    create("New");
    const body = JSON.stringify({ value: [], "@odata.nextLink": link?.url });
    bench.sandbox.fault({
      match: { path: "deltatoken" },
      action: { kind: "malformed", body, contentType: "application/json" },
    });
    expect((await tracking.failure()).message).toContain("leads to itself");
    expect(told((await tracking.run()).changes)).toEqual(["created New"]);
  });
});

describe("a deployment", () => {
  it("hands over all records also where the link was lost", async () => {
    create("Any");
    await tracking.run();
    now += DAY;
    const { link: _, ...rest } = tracking.state() ?? {};
    tracking.keep(rest);
    const { changes } = await tracking.run({}, { deploy: { startFrom: "snapshot" } });
    expect(changes).toHaveLength(1);
  });

  it("fails for a trigger that shows nothing", async () => {
    const nothing = { showNewRecords: false, showUpdatedRecords: false, showDeletedRecords: false };
    await expect(tracking.deploy(nothing)).rejects.toThrow("are all off: switch on at least one");
  });
});

describe("a table of pairs, whose rows tell no time", () => {
  const pairs = { entityType: "teammemberships", fieldNames: ["teamid"] };
  const idOf = (table: string) =>
    String(bench.sandbox.store.select(`SELECT ${table}id AS id FROM ${table} LIMIT 1`)[0]?.["id"]);
  const join = (team: string) =>
    bench.sandbox.store.link("teammembership_association", team, idOf("systemuser"));
  const teams = () => {
    const template = bench.sandbox.store.read("team", idOf("team")) ?? {};
    const { businessunitid = "", administratorid = "" } = template;
    return (name: string) =>
      bench.sandbox.insert("team", { name: `${name} ${now}`, businessunitid, administratorid });
  };

  it("is tracked where both of its ends are, each change once", async () => {
    const team = teams();
    await tracking.deploy(pairs);
    await tracking.run(pairs);
    now += MINUTE;
    const open = bench.sandbox.transaction();
    join(team("One"));
    expect(await kinds(pairs)).toEqual(["updated"]);
    expect(await kinds(pairs)).toEqual([]);
    open.rollback();
  });

  it("loses nothing when other columns are asked for", async () => {
    const team = teams();
    await tracking.run(pairs, { deploy: { startFrom: "snapshot" } });
    now += 10 * MINUTE;
    const open = bench.sandbox.transaction();
    const other = { ...pairs, fieldNames: ["systemuserid"] };
    bench.sandbox.setChangeTracking({ heldBack: true });
    join(team("Two"));
    expect(await kinds(other)).toEqual([]);
    open.rollback();
    const { changes } = await tracking.run(other);
    expect(changes.map(({ record }) => record?.["systemuserid"])).toEqual([idOf("systemuser")]);
    bench.sandbox.setChangeTracking({ heldBack: false });
  });

  it("cannot show new ones alone", async () => {
    const alone = { ...pairs, showUpdatedRecords: false };
    await expect(tracking.deploy(alone)).rejects.toThrow("has no createdon");
  });
});
