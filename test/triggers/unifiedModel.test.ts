import type { DataverseRecord, WebhookEvent } from "../../src/client";
import { useReceiver } from "../support/receiver";
import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { managed } from "./managed";
import { poller, recurrence, stateful } from "./poller";
import { tracker } from "./tracker";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ clock: clock.now });
const polling = recurrence(bench);
const poll = poller(bench);
const tracking = tracker(bench);
const trigger = managed(bench);
const receiver = useReceiver();
afterEach(() => trigger.clear());

const options = { unifiedModel: "contact" };
const entityType = "contacts";
let account = "";
beforeAll(() => {
  account = bench.sandbox.insert("account", { name: "Wingtip" });
});
const create = (lastname: string) =>
  bench.act<DataverseRecord>("createEntity", {
    entityType,
    dynamicValues: { lastname, jobtitle: "CEO", parentcustomerid_account: account },
  });
const wanted = (last_name: string) =>
  expect.objectContaining({
    last_name,
    title: "CEO",
    account: { id: account, name: "Wingtip" },
    owner: expect.objectContaining({ type: "systemuser" }),
    emails: [],
  });

test.each([{}, { fieldNames: ["lastname"] }, { fieldMap: { surname: "lastname" } }])(
  "New and Updated Records has the model beside each record, with %j",
  async (more) => {
    const inputs = { entityType, options, ...more };
    await polling.run(inputs);
    await create("Polled");
    clock.later(600);
    const lists = await polling.run(inputs);
    expect(lists).toMatchObject({ created: [{ lastname: "Polled" }], updated: [] });
    expect(lists).toMatchObject({ unified: { created: [wanted("Polled")], updated: [] } });
    expect(lists.created[0]).not.toHaveProperty("unified");
  },
);

test("a view is polled for the columns of the model, and items have it beside their records", async () => {
  const name = "Contacts of the app";
  bench.sandbox.insert("savedquery", {
    ...{ name, returnedtypecode: "contact", querytype: 0, statecode: 0 },
    fetchxml: '<fetch><entity name="contact"><attribute name="lastname" /></entity></fetch>',
  });
  const inputs = { entityType, options, view: name };
  const instance = stateful();
  await poll.call(instance, inputs);
  await create("Viewed");
  clock.later(600);
  const items = poll.items(await poll.call(instance, inputs));
  expect(items).toMatchObject([{ changeType: "created", unified: wanted("Viewed") }]);
});

test("Record Changes has it too, of deleted records the ID", async () => {
  const gone = await create("Gone");
  const inputs = { entityType, fieldNames: ["lastname"], options };
  await tracking.run(inputs);
  clock.later(600);
  await create("Tracked");
  await bench.act("deleteEntity", { entityType, entityId: gone["contactid"] });
  const { changes } = await tracking.run(inputs);
  expect(changes).toMatchObject([
    { changeType: "created", unified: wanted("Tracked") },
    { changeType: "deleted", unified: { id: gone["contactid"], deleted: true, last_name: null } },
  ]);
});

test("the model of another table is refused", async () => {
  const inputs = { entityType: "accounts", options };
  const message = "Unified Model is contact, whose table is contact; Entity Type is account.";
  await expect(polling.run(inputs)).rejects.toThrow(message);
  await expect(tracking.run(inputs)).rejects.toThrow(message);
});

test("activities of any table are engagements, with their participants", async () => {
  const inputs = { entityType: "phonecalls", options: { unifiedModel: "engagement" } };
  await polling.run(inputs);
  const to = [{ table: "account", id: account }];
  await bench.act("createEntity", {
    entityType: "phonecalls",
    dynamicValues: { subject: "Hi", to },
  });
  clock.later(600);
  const lists = await polling.run(inputs);
  const participants = [expect.objectContaining({ role: "to", name: "Wingtip" })];
  const unified = expect.objectContaining({ type: "call", subject: "Hi", participants });
  expect(lists).toMatchObject({ unified: { created: [unified] } });
});

test("Record Events has the record as it is now; events of other tables go without", async () => {
  const events: WebhookEvent[] = [];
  const inputs = { entityTypes: ["contact", "account"], unifiedModel: "contact" };
  receiver.answer(async ({ headers, query, body }) => {
    const rawBody = { data: Buffer.from(body), contentType: "application/json" };
    const payload = { headers, queryParameters: query, rawBody, body: rawBody };
    const { payload: handed } = (await trigger.receive(payload, inputs, { url: receiver.url })) as {
      payload: { event: WebhookEvent };
    };
    events.push(handed.event);
    return 200;
  });
  await trigger.deploy(inputs, { url: receiver.url });
  const made = await create("Posted");
  await bench.sandbox.webhooksIdle();
  await bench.act("updateEntity", {
    entityType,
    entityId: made["contactid"],
    dynamicValues: { firstname: "P" },
  });
  await bench.sandbox.webhooksIdle();
  const denied = { kind: "status", status: 403 } as const;
  bench.sandbox.fault({ match: { method: "GET", path: "/contacts(" }, action: denied });
  await bench.act("updateEntity", {
    entityType,
    entityId: made["contactid"],
    dynamicValues: { firstname: "Q" },
  });
  await bench.sandbox.webhooksIdle();
  await bench.act("deleteEntity", { entityType, entityId: made["contactid"] });
  await bench.act("createEntity", { entityType: "accounts", dynamicValues: { name: "Other" } });
  await bench.sandbox.webhooksIdle();
  expect(events.map(({ unified }) => unified)).toEqual([
    wanted("Posted"),
    expect.objectContaining({ first_name: "P", last_name: "Posted" }),
    null,
    expect.objectContaining({ id: made["contactid"], deleted: true }),
    undefined,
  ]);
});

test("participants of more engagements than one URL can name are read in parts", async () => {
  const inputs = { entityType: "tasks", options: { unifiedModel: "engagement" } };
  await polling.run(inputs);
  for (let at = 0; at < 1_700; at += 1) bench.sandbox.insert("task", { subject: `Many ${at}` });
  clock.later(600);
  const lists = (await polling.run(inputs)) as unknown as {
    readonly unified: { readonly created: readonly DataverseRecord[] };
  };
  expect(lists.unified.created).toHaveLength(1_700);
  expect(lists.unified.created[0]).toMatchObject({ type: "task", participants: [] });
});
