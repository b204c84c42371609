import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { context, cut, request } from "./payloads";
import { webhook } from "./run";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const trigger = webhook();

const row = () => {
  const parent = bench.sandbox.insert("account", { name: "Parent" });
  const id = bench.sandbox.insert("account", { name: "Tailspin", parentaccountid: parent });
  return { id, parent };
};

/** What is left of an event about an account. */
const cutAccount = (id: string, changes = {}) =>
  request(cut({ PrimaryEntityName: "account", PrimaryEntityId: id, ...changes }), {
    headers: { "x-ms-dynamics-msg-size-exceeded": "true" },
  });

const without = {
  branch: "Event",
  payload: { event: { truncated: true, refetched: false, changed: {} } },
};

describe("an event that was cut at 256 KB", () => {
  test("with a connection has the row as it is now, in the form of events", async () => {
    const { id, parent } = row();
    const { branch, payload } = await trigger.run(cutAccount(id), {
      connection: bench.connection(),
    });
    expect(branch).toBe("Event");
    expect(payload.event).toMatchObject({
      truncated: true,
      refetched: true,
      primaryId: id,
      changed: {
        accountid: id,
        name: "Tailspin",
        parentaccountid: { id: parent, table: "account", name: "Parent" },
      },
      formatted: { parentaccountid: "Parent" },
    });
    expect(Object.keys(payload.event.changed).join()).not.toMatch(/@|_value/);
    expect(bench.requests().map(({ path }) => path)).toEqual([
      "/api/data/v9.2/EntityDefinitions",
      `/api/data/v9.2/accounts(${id})`,
    ]);
  });

  test("without a connection says so", async () => {
    expect(await trigger.run(cutAccount(row().id))).toMatchObject(without);
    expect(trigger.lines.join()).toMatch(/warn: .*cut this event.*With a Connection/);
    expect(bench.requests()).toEqual([]);
  });

  test.each([
    ["the row is gone", { path: "never" }, "4e6b2f1c-0000-4000-8000-00000000dead", /not there/],
    ["the row is refused", { path: "accounts(" }, undefined, /403/],
    ["the list of tables is refused", { path: "EntityDefinitions" }, undefined, /403/],
  ])("is delivered all the same where %s", async (why, match, missing, said) => {
    const action = {
      kind: "status",
      status: 403,
      body: { code: "0x80040220", message: "No." },
    } as const;
    bench.sandbox.fault({ match, action });
    // Credentials of its own: a connection that remembers nothing.
    const inputs = { connection: bench.connection({ fields: { note: why } }) };
    expect(await trigger.run(cutAccount(missing ?? row().id), inputs)).toMatchObject(without);
    expect(trigger.lines.join()).toMatch(said);
    expect(trigger.lines.join()).toMatch(/could not be read again/);
  });

  test("is delivered all the same where no entity set fits its table", async () => {
    const given = cutAccount(row().id, { PrimaryEntityName: "msdyn_workorder" });
    expect(await trigger.run(given, { connection: bench.connection() })).toMatchObject(without);
    expect(trigger.lines.join()).toMatch(/msdyn_workorder.*is no table of this environment/);
  });

  test("is delivered all the same where Dataverse takes longer than 20 s", async () => {
    bench.sandbox.fault({ times: Number.POSITIVE_INFINITY, action: { kind: "hang" } });
    const begun = time.now();
    const inputs = { connection: bench.connection() };
    expect(await trigger.run(cutAccount(row().id), inputs)).toMatchObject(without);
    expect(time.now() - begun).toBeLessThanOrEqual(20_000);
    expect(trigger.lines.join()).toMatch(/could not be read again/);
  });

  test.each([
    ["a delete", { MessageName: "Delete" }],
    ["a message without a row", { PrimaryEntityName: "none" }],
  ])("of %s asks for no row", async (_, changes) => {
    const given = cutAccount(row().id, changes);
    const { payload } = await trigger.run(given, { connection: bench.connection() });
    expect(payload.event).toMatchObject({ truncated: true, refetched: false });
    expect(bench.requests()).toEqual([]);
  });
});

test("a whole event asks for nothing", async () => {
  const whole = request(context({ MessageName: "contoso_Ping", InputParameters: [] }));
  const { payload } = await trigger.run(whole, { connection: bench.connection() });
  expect(payload.event.truncated).toBe(false);
  expect(bench.requests()).toEqual([]);
});
