import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { told, tracker } from "./tracker";

let now = Date.parse("2026-05-04T08:00:00Z");
const time = useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => now });
const tracking = tracker(bench);

beforeEach(() => {
  forgetTokens();
  now += 3_600_000;
  for (const { accountid } of bench.sandbox.store.select("SELECT accountid FROM account")) {
    bench.sandbox.remove("account", String(accountid));
  }
});

const create = (name: string) => bench.sandbox.insert("account", { name });
const urls = () => bench.requests().map(({ url }) => decodeURIComponent(url));

describe("changed inputs", () => {
  it("reads other columns of what is tracked by ids", async () => {
    await tracking.run();
    now += 60_000;
    bench.sandbox.insert("account", { name: "New", accountnumber: "A-1" });
    const { changes } = await tracking.run({ fieldNames: ["accountnumber"] });
    expect(changes[0]?.record).toMatchObject({ accountnumber: "A-1" });
    expect(changes[0]?.record).not.toHaveProperty("name");
  });

  it("starts a new token for other columns, and loses nothing on the way", async () => {
    const gone = create("Gone");
    const kept = create("Kept");
    now += 600_000;
    await tracking.run({}, { deploy: { startFrom: "snapshot" } });
    const old = tracking.state()?.link;
    now += 600_000;
    bench.sandbox.remove("account", gone);
    bench.sandbox.change("account", kept, { accountnumber: "A-2" });
    const { changes } = await tracking.run({ fieldNames: ["accountnumber"] });
    expect(changes.map(({ changeType, id }) => [changeType, id])).toEqual([
      ["updated", kept],
      ["deleted", gone],
    ]);
    expect(changes[0]?.record).toMatchObject({ accountnumber: "A-2" });
    expect(tracking.state()?.link?.url).not.toBe(old?.url);
    expect(urls().filter((url) => url.endsWith("accounts?$select=accountid"))).toHaveLength(1);
    now += 60_000;
    create("Later");
    expect((await tracking.run({ fieldNames: ["accountnumber"] })).changes).toHaveLength(1);
  });

  it("begins anew with another table, and says so", async () => {
    await tracking.run();
    now += 60_000;
    create("Not wanted any more");
    const first = await tracking.run({ entityType: "contacts", fieldNames: ["lastname"] });
    expect(first.changes).toEqual([]);
    expect(tracking.lines).toContainEqual(
      expect.stringContaining("Tracks contacts from now on, no longer accounts"),
    );
    now += 60_000;
    bench.sandbox.insert("contact", { lastname: "Valdez" });
    const { changes } = await tracking.run({ entityType: "Contact", fieldNames: ["lastname"] });
    expect(changes.map(({ record }) => record?.["lastname"])).toEqual(["Valdez"]);
  });
});

describe("a damaged state", () => {
  it("is told, and begins anew where nothing can be read", async () => {
    tracking.keep({ format: 7 });
    expect((await tracking.run()).changes).toEqual([]);
    expect(tracking.lines[0]).toBe(
      "warn: The state of the change tracking is damaged: nothing of it can be read.",
    );
    now += 60_000;
    create("New");
    expect(told((await tracking.run()).changes)).toEqual(["created New"]);
  });

  it.each(["?", { url: "", idsOnly: true }])("is healed by timestamps: link %j", async (link) => {
    await tracking.run();
    now += 60_000;
    await tracking.run();
    create("Meanwhile");
    tracking.keep({ ...tracking.state(), link, round: 3 });
    now += 60_000;
    expect(told((await tracking.run()).changes)).toEqual(["created Meanwhile"]);
    expect(tracking.lines).toEqual(
      expect.arrayContaining([
        expect.stringContaining("its delta link cannot be read; its cursor"),
      ]),
    );
  });

  it("follows no link to another host", async () => {
    await tracking.run();
    now += 60_000;
    const name = "Meanwhile";
    create(name);
    tracking.keep({
      ...tracking.state(),
      link: { url: "https://evil.example/accounts?$deltatoken=1", idsOnly: true },
    });
    const { changes } = await tracking.run();
    expect(told(changes)).toEqual(["warning ", `created ${name}`]);
    expect(changes[0]?.message).toMatch(/not of this environment.*what was deleted/);
  });
});

describe("a deployment", () => {
  it("tries out table, columns and privilege with one row", async () => {
    create("Any");
    await tracking.deploy();
    expect(urls().at(-1)).toContain("accounts?$select=name,accountid,modifiedon,");
    expect(bench.requests().at(-1)?.headers["prefer"]).toBe(
      "odata.track-changes,odata.maxpagesize=1".replace(",", ", "),
    );
  });

  it("names the table that does not track changes, and how to mend it", async () => {
    await expect(tracking.deploy({ entityType: "contoso_sensordata" })).rejects.toThrow(
      /The table contoso_sensordata does not track changes\. Switch on "Track changes"/,
    );
    expect(bench.requests().every(({ method }) => method === "GET")).toBe(true);
  });

  it("names the privilege that is missing", async () => {
    const { businessunitid } =
      bench.sandbox.store.select(
        "SELECT businessunitid FROM businessunit WHERE parentbusinessunitid IS NULL",
      )[0] ?? {};
    const userId = bench.sandbox.insert("systemuser", {
      lastname: "U",
      businessunitid: String(businessunitid),
    });
    const role = bench.sandbox.insert("role", { name: "Unit Reader" });
    bench.sandbox.store.link("systemuserroles_association", userId, role);
    // A token of the sandbox's clock is renewed by the client's, and then it is somebody else's.
    time.advance(now - time.now());
    const token = { access_token: bench.sandbox.issueToken({ userId }) };
    const deploying = tracking.deploy({ connection: bench.connection({ token }) });
    await expect(deploying).rejects.toThrow(
      /prvReadAccount.* at the level of the whole organization/s,
    );
  });

  it("refuses a trigger that shows nothing", async () => {
    const nothing = {
      showNewRecords: false,
      showUpdatedRecords: "false",
      showDeletedRecords: "no",
    };
    expect((await tracking.failure(nothing)).message).toContain(
      "are all off: switch on at least one",
    );
    expect(bench.requests()).toEqual([]);
  });
});
