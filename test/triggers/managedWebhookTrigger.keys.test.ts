import { derivedKey } from "../../src/client/webhooks/registration/keys";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { FLOW_URL, failureOf, managed, type Place } from "./managed";
import { contactUpdate, request } from "./payloads";

const bench = useSandbox();
const trigger = managed(bench);
useVirtualTime();
afterEach(() => trigger.clear());

const API_KEY = "platform-api-key-1";
const body = contactUpdate();
const stored = () => String(trigger.rows().endpoints[0]?.["authvalue"]);
const derived = () =>
  derivedKey(bench.sandbox.clientSecret, {
    instanceId: "instance-1",
    flowStableId: "stable-1",
    url: FLOW_URL,
  });
const person = () => ({ ...bench.connection(), key: "oauth2" });
const withSecret = (clientSecret: string) => bench.connection({ fields: { clientSecret } });
const everythingSaid = () =>
  trigger.lines.join("\n") +
  JSON.stringify(trigger.rows().endpoints.map(({ authvalue: _, ...others }) => others));

const passes = async (key: string, inputs: object = {}, place: Place = {}) =>
  expect(
    await trigger.receive(request(body, { query: { code: key } }), inputs, place),
  ).toMatchObject({ branch: "Event", payload: { entityName: "contact" } });

const isRefused = async (key: string, inputs: object = {}, place: Place = {}) => {
  const given = request(body, { query: { code: key } });
  const error = await failureOf(trigger.receive(given, inputs, place));
  expect(error).toMatchObject({ name: "WebhookError" });
  expect(error.message + trigger.lines.join()).not.toContain(key);
  return error.message;
};

describe("client credentials", () => {
  test("derive the key, and deliveries are checked against the same one", async () => {
    expect(await trigger.deploy()).toBeUndefined();
    expect(stored()).toBe(derived());
    await passes(derived());
    expect(await isRefused("wrong-key-1")).toMatch(/wrong key .*deploy the instance again/);
  });

  test("keep it out of logs, descriptions, requests' addresses and state", async () => {
    await trigger.deploy();
    await trigger.undeploy();
    await trigger.deploy();
    expect(everythingSaid()).not.toContain(derived());
    expect(
      bench
        .requests()
        .map(({ url }) => url)
        .join(),
    ).not.toContain(derived());
  });

  test("with another secret notice it, say so, and register the new key", async () => {
    await trigger.deploy();
    trigger.lines.length = 0;
    const rotated = { connection: withSecret("rotated~secret") };
    expect(await isRefused(derived(), rotated)).toMatch(
      /client secret .* deploy the instance again/,
    );
    await trigger.deploy(rotated);
    expect(trigger.lines.join()).toMatch(/warn: .*registered with another key than that of now/);
    expect(stored()).not.toBe(derived());
    await passes(stored(), rotated);
    trigger.lines.length = 0;
    await trigger.deploy(rotated);
    expect(trigger.lines.join()).not.toMatch(/another key/);
  });

  test("without a secret say what to do", async () => {
    const error = await failureOf(trigger.deploy({ connection: withSecret("") }));
    expect(error.message).toMatch(/set Webhook Authentication Key/);
  });
});

describe("authorization code", () => {
  const place = (crossFlowState: unknown): Place => ({
    crossFlowState: crossFlowState as Record<string, unknown>,
  });

  test("makes a random key once and keeps it under the flow's stable id", async () => {
    const inputs = { connection: person() };
    const { crossFlowState } = (await trigger.deploy(inputs)) as { crossFlowState: object };
    expect(crossFlowState).toEqual({ "recordEventsKey:stable-1": stored() });
    expect(stored()).toMatch(/^[\w-]{43}$/);
    expect(stored()).not.toBe(derived());
    const before = trigger.rows();
    expect(await trigger.deploy(inputs, place(crossFlowState))).toBeUndefined();
    expect(trigger.rows()).toEqual(before);
    await passes(stored(), inputs, place(crossFlowState));
    await isRefused(stored(), inputs);
    await isRefused(stored(), inputs, { ...place(crossFlowState), stableId: "stable-2" });
    expect(everythingSaid()).not.toContain(stored());
  });

  test("makes another one when the state was lost", async () => {
    await trigger.deploy({ connection: person() });
    const first = stored();
    await trigger.deploy({ connection: person() });
    expect(stored()).not.toBe(first);
    expect(trigger.rows().endpoints).toHaveLength(1);
  });
});

describe("a key that was typed", () => {
  test.each(["clientCredentials", "oauth2"])("is the one with %s", async (key) => {
    const inputs = { connection: { ...bench.connection(), key }, webhookKey: "my-own-key" };
    expect(await trigger.deploy(inputs)).toBeUndefined();
    expect(stored()).toBe("my-own-key");
    await passes("my-own-key", inputs);
    await isRefused(derived(), inputs);
    await trigger.deploy({ ...inputs, webhookKey: "my-new-key" });
    expect(stored()).toBe("my-new-key");
    expect(everythingSaid()).not.toMatch(/my-(own|new)-key/);
  });
});

describe("an address that demands an API key", () => {
  const place = { apiKeys: [API_KEY] };

  test("gets both keys in headers", async () => {
    await trigger.deploy({}, place);
    expect(trigger.rows().endpoints[0]).toMatchObject({
      authtype: 5,
      authvalue: `<settings><setting name="Api-Key" value="${API_KEY}" /><setting name="x-webhook-key" value="${derived()}" /></settings>`,
    });
    expect(everythingSaid()).not.toContain(API_KEY);
    const given = request(body, { headers: { "X-Webhook-Key": derived() } });
    expect(await trigger.receive(given, {}, place)).toMatchObject({ branch: "Event" });
    await isRefused(derived(), {}, place);
  });

  test("is repaired when the API key changes, or is no longer demanded", async () => {
    await trigger.deploy({}, place);
    await trigger.deploy({}, { apiKeys: ["platform-api-key-2"] });
    expect(stored()).toContain("platform-api-key-2");
    await trigger.deploy();
    expect(trigger.rows().endpoints[0]).toMatchObject({ authtype: 4, authvalue: derived() });
  });
});

describe("the trigger", () => {
  test("lets nobody in before it was ever registered, and test executions always", async () => {
    const person_ = { connection: person() };
    await isRefused("any-key-at-all", person_);
    const given = request(body, {});
    const test_ = { isSimulatedTestExecution: true };
    expect(await trigger.receive(given, person_, {}, test_)).toMatchObject({ branch: "Event" });
    expect(await trigger.receive(given, {}, { url: undefined }, test_)).toMatchObject({
      branch: "Event",
    });
  });

  test("keeps the keys out of what the flow gets", async () => {
    const asHeader = { apiKeys: [API_KEY] };
    const headers = { "X-Webhook-Key": derived(), "Api-Key": API_KEY, "X-Other": "1" };
    const validation = { "x-ms-dynamics-request-name": "URL_VALIDATION" };
    const byQuery = { Code: derived(), other: "2" };
    const everything = [
      await trigger.receive(request(body, { query: byQuery })),
      await trigger.receive(request(body, { query: byQuery }), { maxDepth: "1" }),
      await trigger.receive(request("", { query: byQuery, headers: validation })),
      await trigger.receive(request(body, { headers }), {}, asHeader),
    ];
    expect(JSON.stringify(everything)).not.toContain(derived());
    expect(JSON.stringify(everything)).not.toContain(API_KEY);
    expect(everything).toMatchObject([
      ...Array(3).fill({ payload: { queryParameters: { Code: "***", other: "2" } } }),
      { payload: { headers: { "X-Webhook-Key": "***", "Api-Key": "***", "X-Other": "1" } } },
    ]);
  });

  test("keeps them out wherever the platform or a proxy has written them", async () => {
    const key = "own-key.of~the_flow";
    const place = { apiKeys: [API_KEY, "platform-api-key-2"] };
    const address = `https://hooks.example.com/trigger?x=1&code=${key}&y=2`;
    const given = {
      ...request(body, {
        headers: {
          "x-webhook-key": key,
          "Api-Key": API_KEY,
          "X-Original-URL": address,
          "X-Forwarded-Uri": `/trigger?code=${encodeURIComponent(key)}`,
          "X-Encoded": Buffer.from(key).toString("base64"),
          Referer: "https://hooks.example.com/?Auth=another-key-of-old",
          "X-Other": "1",
        },
        query: { code: key, other: "2" },
      }),
      invokeUrl: address,
      webhookUrls: { Contacts: address },
      webhookApiKeys: { Contacts: place.apiKeys, Orders: ["platform-api-key-3"] },
      pathFragment: "",
    };
    const { payload } = (await trigger.receive(given, { webhookKey: key }, place)) as {
      payload: Record<string, unknown>;
    };
    const said = JSON.stringify(payload);
    const encoded = Buffer.from(key).toString("base64");
    for (const secret of [key, encoded, API_KEY, "platform-api-key", "another-key-of-old"]) {
      expect(said).not.toContain(secret);
    }
    expect(payload).toMatchObject({
      headers: { "X-Other": "1" },
      queryParameters: { other: "2" },
      invokeUrl: "https://hooks.example.com/trigger?x=1&code=***&y=2",
      webhookApiKeys: { Contacts: ["***", "***"], Orders: ["***"] },
      bodyData: body,
      rawBody: given.rawBody,
    });
  });

  test.each(["constructor", "toString", "__proto__"])(
    "takes a flow that is called %s for one without an address and API keys",
    async (flowName) => {
      const nowhere = { flowName, url: undefined };
      expect((await failureOf(trigger.deploy({}, nowhere))).message).toMatch(/no webhook URL/);
      const given = request(body, { query: { code: "any-key-at-all" } });
      expect(await failureOf(trigger.receive(given, {}, nowhere))).toMatchObject({
        name: "WebhookError",
      });
    },
  );

  test("has the branches, payload and loop guard of the Webhook trigger", async () => {
    const validation = request("", {
      query: { code: derived() },
      headers: { "x-ms-dynamics-request-name": "URL_VALIDATION" },
    });
    expect(await trigger.receive(validation)).toMatchObject({
      branch: "URL Validation / Heartbeat",
      response: { statusCode: 200, contentType: "text/plain" },
    });
    const deep = request(contactUpdate({ Depth: 2 }), { query: { code: derived() } });
    expect(await trigger.receive(deep, { maxDepth: "1" })).toMatchObject({
      branch: "URL Validation / Heartbeat",
      payload: { ignored: true, ignoredBecause: expect.stringMatching(/depth is 2/) },
    });
  });
});
