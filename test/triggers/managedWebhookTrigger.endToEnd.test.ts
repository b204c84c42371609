import type { WebhookEvent } from "../../src/client";
import { type ReceivedRequest, useReceiver } from "../support/receiver";
import { useSandbox } from "../support/sandbox";
import { type Inputs, managed, type Place } from "./managed";

const bench = useSandbox();
const receiver = useReceiver();
const trigger = managed(bench);

interface Received {
  readonly branch: string;
  readonly payload: { readonly event: WebhookEvent };
}

/** What a flow would run with; a request that is refused starts none. */
const started: (Received | Error)[] = [];
let inputs: Inputs = {};
let place: Place = {};

/** Hands a request to the trigger as the platform does. */
const handOn = async ({ headers, query, body }: ReceivedRequest): Promise<void> => {
  const payload = {
    headers,
    queryParameters: query,
    rawBody: { data: Buffer.from(body), contentType: "application/json" },
    body: { data: JSON.parse(body) as unknown, contentType: "application/json" },
  };
  try {
    started.push((await trigger.receive(payload, inputs, place)) as Received);
  } catch (error) {
    started.push(error as Error);
  }
};

beforeEach(() => {
  started.length = 0;
  inputs = {};
  place = { url: receiver.url };
  receiver.answer(async (request) => {
    await handOn(request);
    return 200;
  });
});
afterEach(() => trigger.clear());

const events = async () => {
  await bench.sandbox.webhooksIdle();
  return started.map((each) =>
    each instanceof Error
      ? each.message
      : [each.branch, each.payload.event.message, each.payload.event.table],
  );
};

const change = async (): Promise<string> => {
  const { contactid } = await bench.act<{ contactid: string }>("createEntity", {
    entityType: "contacts",
    dynamicValues: { lastname: "James" },
  });
  const contact = { entityType: "contacts", entityId: contactid };
  await bench.act("updateEntity", { ...contact, dynamicValues: { firstname: "Jim" } });
  await bench.act("deleteEntity", contact);
  return contactid;
};

const ALL = ["Create", "Update", "Delete"].map((message) => ["Event", message, "contact"]);

test("deploy, change a row, the events arrive; undeploy, and none does", async () => {
  await change();
  expect(await events()).toEqual([]);
  await trigger.deploy(inputs, place);
  const id = await change();
  expect((await events()).sort()).toEqual([...ALL].sort());
  const ids = started.map((each) => (each instanceof Error ? "" : each.payload.event.primaryId));
  expect(new Set(ids)).toEqual(new Set([id]));
  started.length = 0;
  await trigger.undeploy(inputs, place);
  await change();
  expect(await events()).toEqual([]);
});

test("an address that demands an API key gets it, and the key beside it", async () => {
  place = { url: receiver.url, apiKeys: ["platform-api-key-1"] };
  await trigger.deploy(inputs, place);
  await change();
  expect((await events()).sort()).toEqual([...ALL].sort());
  expect(receiver.received.map(({ headers, query }) => [headers["api-key"], query])).toEqual(
    Array(3).fill(["platform-api-key-1", {}]),
  );
});

test("updates of other columns than the filtering ones are not told", async () => {
  inputs = { events: ["Update"], filteringColumns: ["lastname"] };
  await trigger.deploy(inputs, place);
  await change();
  expect(await events()).toEqual([]);
  inputs = { events: ["Update"], filteringColumns: ["lastname", "firstname"] };
  await trigger.deploy(inputs, place);
  await change();
  expect(await events()).toEqual([["Event", "Update", "contact"]]);
});

test("own changes start nothing where they are ignored", async () => {
  inputs = { ignoreOwnChanges: true };
  await trigger.deploy(inputs, place);
  await change();
  expect((await events()).sort()).toEqual(
    ALL.map(([, ...rest]) => ["URL Validation / Heartbeat", ...rest]).sort(),
  );
});

test("after a rotated secret deliveries are refused until the next deploy", async () => {
  await trigger.deploy(inputs, place);
  inputs = { connection: bench.connection({ fields: { clientSecret: "rotated~secret" } }) };
  await change();
  expect((await events())[0]).toMatch(/wrong key .* deploy the instance again/);
  await trigger.deploy(inputs, place);
  started.length = 0;
  await change();
  expect((await events()).sort()).toEqual([...ALL].sort());
});
