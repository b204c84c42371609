import { useSandbox } from "../support/sandbox";
import { usePlayground } from "./usePlayground";

const bench = useSandbox();
const { openPage } = usePlayground(bench);

const TRIGGER = "POST /api/triggers/:key";

type Page = Awaited<ReturnType<typeof openPage>>;

const create = (page: Page, lastname: string) =>
  page.ask(
    "POST /api/tables/:name/rows",
    { values: { firstname: "Ada", lastname } },
    { name: "contact" },
  );

describe("a webhook that registers itself", () => {
  it("goes off in view, and is removed", async () => {
    const page = await openPage();
    const key = "managedWebhookTrigger";
    const listener = await page.listen();
    const inputs = { entityTypes: ["contact"] };
    expect(await page.ask(TRIGGER, { do: "start", inputs }, { key })).toMatchObject({
      running: true,
      firings: [],
    });
    const [endpoint] = bench.sandbox.store.select("SELECT authvalue FROM serviceendpoint");
    const { id } = await create(page, "Lovelace");
    const { firing } = await listener.next("fired");
    expect(firing).toMatchObject({ key, branch: "Event" });
    expect(JSON.stringify(firing.payload)).toContain(id);
    const { delivery } = await listener.next("delivery");
    expect(delivery).toMatchObject({
      message: "Create",
      table: "contact",
      recordId: id,
      status: 200,
    });
    const stopped = await page.ask(TRIGGER, { do: "stop" }, { key });
    expect(stopped).toMatchObject({ running: false, firings: [{ id: firing.id }] });
    const madeKey = String(endpoint?.["authvalue"]);
    expect(madeKey.length).toBeGreaterThan(20);
    expect(JSON.stringify([listener.events, stopped])).not.toContain(madeKey);
    expect(bench.sandbox.store.select("SELECT * FROM serviceendpoint")).toEqual([]);
  });

  it("of a column goes off with its value before and after", async () => {
    const page = await openPage();
    const key = "columnChangedTrigger";
    const listener = await page.listen();
    const { id } = await create(page, "Before");
    const inputs = { entityType: "contact", columns: ["lastname"] };
    await page.ask(TRIGGER, { do: "start", inputs }, { key });
    const place = { name: "contact", id };
    await page.ask("PATCH /api/tables/:name/rows/:id", { values: { firstname: "X" } }, place);
    await page.ask("PATCH /api/tables/:name/rows/:id", { values: { lastname: "After" } }, place);
    const { firing } = await listener.next("fired", (each) => each.firing.branch === "Event");
    expect(JSON.stringify(firing.payload)).toMatch(/Before.*After|After.*Before/);
    await page.ask(TRIGGER, { do: "stop" }, { key });
  });
});

describe("a webhook that somebody else registers", () => {
  it("is registered by the playground, with its key", async () => {
    const page = await openPage();
    const key = "dynamicsWebhookTrigger";
    const listener = await page.listen();
    const inputs = { webhookKey: "a-key-of-some-length", requireKey: "true" };
    const started = await page.ask(TRIGGER, { do: "start", inputs, tables: ["contact"] }, { key });
    expect(started.error).toBeUndefined();
    expect(started.running).toBe(true);
    await create(page, "Hopper");
    const { firing } = await listener.next("fired");
    expect(firing).toMatchObject({ key, branch: "Event" });
    expect(JSON.stringify(listener.events)).not.toContain("a-key-of-some-length");
    await page.ask(TRIGGER, { do: "stop" }, { key });
  });
});

describe("a trigger that polls", () => {
  it.each([
    ["pollChangesTrigger", { entityType: "contacts", fieldNames: ["lastname"] }],
    ["changeTrackingTrigger", { entityType: "contacts", fieldNames: ["lastname"] }],
  ])("%s brings what is new since it was started", async (key, inputs) => {
    const page = await openPage();
    const started = await page.ask(TRIGGER, { do: "start", inputs }, { key });
    expect(started).toMatchObject({ running: true, polledAt: expect.any(Number) });
    expect(started.error).toBeUndefined();
    await page.ask(TRIGGER, { do: "poll" }, { key });
    bench.sandbox.clock.advance(60_000);
    const { id } = await create(page, "Turing");
    bench.sandbox.clock.advance(60_000);
    const polled = await page.ask(TRIGGER, { do: "poll" }, { key });
    expect(polled.error).toBeUndefined();
    expect(JSON.stringify(polled.firings[0]?.payload)).toContain(id);
    expect(polled.firings[0]?.count).toBeGreaterThan(0);
    const stopped = await page.ask(TRIGGER, { do: "stop" }, { key });
    expect(stopped.running).toBe(false);
    expect((await page.ask("GET /api/triggers")).map((each) => each.key)).toContain(key);
  });

  it("says why it failed, and what it needs", async () => {
    const page = await openPage();
    const key = "pollChangesTrigger";
    const failed = await page.ask(
      TRIGGER,
      { do: "start", inputs: { entityType: "nothing" } },
      { key },
    );
    expect(failed).toMatchObject({ running: false, error: expect.stringContaining("nothing") });
    await expect(page.ask(TRIGGER, { do: "poll" }, { key })).rejects.toThrow("inputs have to be");
    await expect(page.ask(TRIGGER, { do: "go" }, { key })).rejects.toThrow("do takes start");
    const inputs = { entityType: "contacts" };
    await expect(page.ask(TRIGGER, { do: "start", inputs, everyMs: 1 }, { key })).rejects.toThrow(
      "everyMs takes",
    );
  });
});

test("a trigger is tried with its example, or with a body that is given", async () => {
  const page = await openPage();
  const key = "dynamicsWebhookTrigger";
  const tried = await page.ask(TRIGGER, { do: "try", inputs: {} }, { key });
  expect(tried.firings[0]).toMatchObject({ branch: "Event", payload: { body: expect.anything() } });
  const payload = { MessageName: "Update", PrimaryEntityName: "lead" };
  const given = await page.ask(TRIGGER, { do: "try", inputs: {}, payload }, { key });
  expect(JSON.stringify(given.firings[0]?.payload)).toContain("lead");
});

test("a body that is given comes with the key, where the trigger looks for it; one that is no event is said", async () => {
  const page = await openPage();
  const key = "dynamicsWebhookTrigger";
  const payload = { MessageName: "Update", PrimaryEntityName: "lead" };
  const webhookKey = "another-key-of-some-length";
  for (const options of [{}, { keyHeader: "x-webhook-key" }]) {
    const inputs = { webhookKey, options };
    const tried = await page.ask(TRIGGER, { do: "try", inputs, payload }, { key });
    expect(tried.error).toBeUndefined();
    expect(tried.firings[0]).toMatchObject({ branch: "Event" });
  }
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const refused = await page.ask(TRIGGER, { do: "try", inputs: {}, payload: deep }, { key });
  expect(refused.error).toBe("The body is nested deeper than 200 levels.");
  const none = await page.ask(TRIGGER, { do: "try", inputs: {}, payload: null }, { key });
  expect(none.error).toContain("is not an event of Dataverse");
});
