import type { WebhookEvent } from "../../src/client";
import { useReceiver } from "../support/receiver";
import { useSandbox } from "../support/sandbox";
import { managed } from "./managed";

const bench = useSandbox();
const trigger = managed(bench);

const fieldMap = {
  fields: [
    { field: "title", mappedObject: "accounts", mappedField: "name" },
    { field: "owner", mappedField: "ownerid" },
    { field: "mail", mappedObject: "contacts", mappedField: "emailaddress1" },
  ],
};

interface Received {
  readonly payload: { readonly event: WebhookEvent };
}

const events: WebhookEvent[] = [];
const receiver = useReceiver();
const deliver = async (given: unknown) => {
  const inputs = { entityTypes: ["account", "contact"], fieldMap: given };
  const place = { url: receiver.url };
  receiver.answer(async ({ headers, query, body }) => {
    const data = Buffer.from(body);
    const rawBody = { data, contentType: "application/json" };
    const payload = { headers, queryParameters: query, rawBody, body: rawBody };
    const { payload: handed } = (await trigger.receive(payload, inputs, place)) as Received;
    events.push(handed.event);
    return 200;
  });
  await trigger.deploy(inputs, place);
};

beforeEach(() => {
  events.length = 0;
});
afterEach(() => trigger.clear());

const create = async (entityType: string, dynamicValues: object) => {
  await bench.act("createEntity", { entityType, dynamicValues });
  await bench.sandbox.webhooksIdle();
};

test("an event has its values by the fields of the app, those of its table", async () => {
  await deliver(fieldMap);
  await create("accounts", { name: "Litware" });
  await create("contacts", { lastname: "James", emailaddress1: "j@example.com" });
  expect(events.map(({ mapped }) => mapped)).toEqual([
    expect.objectContaining({ title: "Litware" }),
    expect.objectContaining({ mail: "j@example.com" }),
  ]);
  expect(events[0]?.mapped).not.toHaveProperty("mail");
  expect(events[0]?.changed).toMatchObject({ name: "Litware" });
});

test("a map that does not fit costs no event, and is told", async () => {
  await deliver({ title: "nam" });
  await create("accounts", { name: "Litware" });
  expect(events.map(({ mapped, changed }) => [mapped, changed["name"]])).toEqual([
    [null, "Litware"],
  ]);
  expect(trigger.lines.join()).toMatch(/warn: .*nam\b.*name/);
});
