import { payloadOf, useReceiver } from "../support/receiver";
import { useSandbox } from "../support/sandbox";
import { type Answer, type Inputs, webhook } from "./run";

const bench = useSandbox();
const receiver = useReceiver();
const trigger = webhook();

const key = "0aF+/9&=?";
/** What the flow gets, and why a request was not let in. */
const events: Answer[] = [];
const refusals: string[] = [];
let inputs: Inputs = {};

/** Stands for the platform: a trigger that throws is answered with 500, and starts nothing. */
beforeEach(() => {
  events.length = 0;
  refusals.length = 0;
  inputs = { webhookKey: key };
  bench.sandbox.deliveries.length = 0;
  receiver.answer(async (request) => {
    try {
      events.push(await trigger.run(payloadOf(request) as never, inputs));
      return 200;
    } catch (error) {
      refusals.push((error as Error).message);
      return 500;
    }
  });
});

const raw = async <T>(url: string, method = "GET", data?: object): Promise<T> =>
  bench.act<T>("rawRequest", {
    method,
    url: `/api/data/v9.2/${url}`,
    ...(data ? { data: JSON.stringify(data) } : {}),
  });

const idOf = async (set: string, column: string, filter: string): Promise<string> => {
  const { value } = await raw<{ value: Record<string, string>[] }>(`${set}?$filter=${filter}`);
  const id = value[0]?.[column];
  if (id === undefined) throw new Error(`There is no row of ${set} with ${filter}.`);
  return id;
};

/** Registers a webhook with one step, through the component as `docs/webhooks.md` describes it. */
const register = async (
  [message, table]: readonly [string, string],
  authentication: { authtype: number; authvalue: string } = { authtype: 4, authvalue: key },
): Promise<{ endpoint: string; step: string }> => {
  const name = `End to end ${message} ${registered.length}`;
  const hook = { name, url: receiver.url, contract: 8, ...authentication };
  await raw("serviceendpoints", "POST", hook);
  const endpoint = await idOf("serviceendpoints", "serviceendpointid", `name eq '${name}'`);
  const sdkmessage = await idOf("sdkmessages", "sdkmessageid", `name eq '${message}'`);
  const filter = await idOf(
    "sdkmessagefilters",
    "sdkmessagefilterid",
    `_sdkmessageid_value eq ${sdkmessage} and primaryobjecttypecode eq '${table}' and iscustomprocessingstepallowed eq true`,
  );
  await raw("sdkmessageprocessingsteps", "POST", {
    name,
    stage: 40,
    mode: 1,
    rank: 1,
    supporteddeployment: 0,
    asyncautodelete: true,
    "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpoint})`,
    "sdkmessageid@odata.bind": `/sdkmessages(${sdkmessage})`,
    "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filter})`,
  });
  const steps = "sdkmessageprocessingsteps";
  const step = await idOf(steps, "sdkmessageprocessingstepid", `name eq '${name}'`);
  registered.push({ endpoint, step });
  return { endpoint, step };
};
const registered: { endpoint: string; step: string }[] = [];

afterEach(async () => {
  for (const { endpoint, step } of registered.splice(0)) {
    await raw(`sdkmessageprocessingsteps(${step})`, "DELETE");
    await raw(`serviceendpoints(${endpoint})`, "DELETE");
  }
});

/** The one event that has arrived, once everything has. */
const arrived = async (): Promise<Answer> => {
  await bench.sandbox.webhooksIdle();
  const [event, ...others] = events;
  if (event === undefined || others.length > 0 || refusals.length > 0) {
    throw new Error(`${events.length} events arrived; ${refusals.join(" ")}`);
  }
  return event;
};

const project = (values: Record<string, unknown>): string =>
  bench.sandbox.insert("new_project", { new_name: "Bridge", ...values } as never);

test("a change made by an action arrives in the flow, in plain values", async () => {
  const account = bench.sandbox.insert("account", { name: "Fabrikam" });
  const id = project({ new_summary: "to be emptied" });
  await register(["Update", "new_project"]);
  const phase = bench.sandbox.store.schema.tables.get("new_project")?.columns.get("new_phase")
    ?.options?.[1]?.value;
  await bench.act("updateEntity", {
    entityType: "new_projectcollection",
    entityId: id,
    dynamicValues: {
      new_phase: phase,
      new_budget: 1250.5,
      new_accountid: account,
      new_kickoffon: "2024-05-06T07:08:09Z",
      new_deadline: "2024-06-30",
      new_billable: true,
      new_summary: null,
    },
  });
  const { branch, payload } = await arrived();
  expect(branch).toBe("Event");
  expect(payload.event).toMatchObject({
    table: "new_project",
    message: "Update",
    stage: 40,
    mode: 1,
    depth: 1,
    primaryId: id,
    organization: "northwind",
    deleted: false,
    truncated: false,
    occurredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    changed: {
      new_projectid: id,
      new_phase: phase,
      new_budget: 1250.5,
      new_accountid: { id: account, table: "account", name: null },
      new_kickoffon: "2024-05-06T07:08:09Z",
      new_deadline: "2024-06-30T00:00:00Z",
      new_billable: true,
      new_summary: null,
      modifiedby: { table: "systemuser" },
    },
    postImage: { new_name: "Bridge" },
  });
  expect(payload.event.changed).not.toHaveProperty("new_name");
  expect(bench.sandbox.store.read("new_project", id)?.["new_summary"]).toBeNull();
  expect(bench.sandbox.deliveries).toMatchObject([{ status: 200, attempts: 1 }]);
});

test("created and deleted rows arrive too", async () => {
  await register(["Create", "account"]);
  await register(["Delete", "account"]);
  const { accountid: id } = await bench.act<{ accountid: string }>("createEntity", {
    entityType: "accounts",
    dynamicValues: { name: "Tailspin" },
  });
  expect((await arrived()).payload.event).toMatchObject({
    message: "Create",
    primaryId: id,
    changed: { name: "Tailspin", statecode: 0 },
    outputs: { id },
  });
  events.length = 0;
  await bench.act("deleteEntity", { entityType: "accounts", entityId: id });
  expect((await arrived()).payload.event).toMatchObject({
    message: "Delete",
    primaryId: id,
    deleted: true,
    changed: {},
  });
});

describe("the key", () => {
  const headerKey = {
    authtype: 5,
    authvalue: '<settings><setting name="X-Webhook-Key" value="0aF+/9&amp;=?" /></settings>',
  };
  const change = async () => {
    await bench.act("updateEntity", {
      entityType: "new_projectcollection",
      entityId: project({}),
      dynamicValues: { new_name: "Tunnel" },
    });
    await bench.sandbox.webhooksIdle();
  };

  test("comes in a header", async () => {
    await register(["Update", "new_project"], headerKey);
    inputs = { webhookKey: key, options: { keyHeader: "x-webhook-key" }, requireKey: true };
    await change();
    expect((await arrived()).payload.event.changed).toMatchObject({ new_name: "Tunnel" });
  });

  test.each([
    ["a wrong key", { authtype: 4, authvalue: "wrong" }, /wrong key/],
    ["the key elsewhere", headerKey, /no key/],
  ])("refuses %s: nothing starts, and a failed job stays", async (_what, authentication, why) => {
    const { step } = await register(["Update", "new_project"], authentication);
    await change();
    expect(events).toEqual([]);
    expect(refusals).toEqual([expect.stringMatching(why)]);
    expect(refusals.join()).not.toContain(key);
    const { value } = await raw<{ value: object[] }>(
      `asyncoperations?$select=name,friendlymessage,message&$filter=statuscode eq 31 and _owningextensionid_value eq ${step}&$orderby=completedon desc`,
    );
    expect(value).toMatchObject([
      {
        friendlymessage: "Endpoint unavailable",
        message: expect.stringContaining("status 500"),
      },
    ]);
  });
});

describe("the loop guard", () => {
  test("lets own changes pass by, and those of others come in", async () => {
    await register(["Update", "new_project"]);
    inputs = { webhookKey: key, ignoreOwnChanges: true, connection: bench.connection() };
    const id = project({});
    await bench.act("updateEntity", {
      entityType: "new_projectcollection",
      entityId: id,
      dynamicValues: { new_name: "Own" },
    });
    const own = await arrived();
    expect(own.branch).toBe("URL Validation / Heartbeat");
    expect(own.payload).toMatchObject({ ignored: true });
    events.length = 0;
    await bench.sandbox.runAsPlugin({
      method: "PATCH",
      path: `new_projectcollection(${id})`,
      body: { new_name: "Others" },
      depth: 1,
    });
    const others = await arrived();
    expect(others.branch).toBe("Event");
    expect(others.payload.event.changed).toMatchObject({ new_name: "Others" });
    expect(bench.sandbox.deliveries.map(({ status }) => status)).toEqual([200, 200]);
  });

  test.each([
    [1, "Event"],
    [2, "URL Validation / Heartbeat"],
  ])("ends a chain that is %i deep with %s", async (depth, branch) => {
    await register(["Update", "new_project"]);
    inputs = { webhookKey: key, options: { maxDepth: 1 } };
    await bench.sandbox.runAsPlugin({
      method: "PATCH",
      path: `new_projectcollection(${project({})})`,
      body: { new_name: "Chained" },
      depth,
    });
    expect(await arrived()).toMatchObject({ branch, payload: { event: { depth } } });
  });
});

test("an event cut at 256 KB is read again", async () => {
  await register(["Update", "email"]);
  inputs = { webhookKey: key, connection: bench.connection() };
  const id = bench.sandbox.insert("email", { subject: "Long" });
  await bench.act("updateEntity", {
    entityType: "emails",
    entityId: id,
    dynamicValues: { description: "x".repeat(300 * 1024) },
  });
  const { payload } = await arrived();
  expect(payload.event).toMatchObject({
    table: "email",
    primaryId: id,
    truncated: true,
    refetched: true,
    changed: { activityid: id, subject: "Long", statecode: 0 },
  });
  expect(String(payload.event.changed["description"])).toHaveLength(300 * 1024);
});

test("nothing arrives any more once the step is gone", async () => {
  const { step, endpoint } = await register(["Update", "new_project"]);
  registered.length = 0;
  await raw(`sdkmessageprocessingsteps(${step})`, "DELETE");
  await raw(`serviceendpoints(${endpoint})`, "DELETE");
  await bench.act("updateEntity", {
    entityType: "new_projectcollection",
    entityId: project({}),
    dynamicValues: { new_name: "Unheard" },
  });
  await bench.sandbox.webhooksIdle();
  expect(receiver.received).toEqual([]);
});
