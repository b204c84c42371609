import fc from "fast-check";
import component from "../../src";
import { contactUpdate, context, ids, type RequestOptions, request } from "./payloads";
import { webhook } from "./run";

const trigger = webhook();
const body = contactUpdate();
const key = "p6Zt+3vKq/9LwXh2==";
const validation = { headers: { "x-ms-dynamics-request-name": "URL_VALIDATION" } };
const accepted = { statusCode: 200, contentType: "text/plain" };

describe("branches", () => {
  test("are those that saved flows know", () => {
    expect(component.triggers["dynamicsWebhookTrigger"]).toMatchObject({
      allowsBranching: true,
      staticBranchNames: ["URL Validation / Heartbeat", "Event"],
      scheduleSupport: "invalid",
      synchronousResponseSupport: "valid",
    });
  });

  test("a URL validation takes its own, whatever its body", async () => {
    const given = request("", { ...validation, raw: "", body: "" });
    const { branch, response, payload } = await trigger.run(given);
    expect(branch).toBe("URL Validation / Heartbeat");
    expect(response).toEqual(accepted);
    expect(payload).toMatchObject(given);
    expect(payload).not.toHaveProperty("event");
  });

  test("an event takes Event, with the request and the fields that saved flows know", async () => {
    const given = request(body);
    const { branch, response, payload } = await trigger.run(given);
    expect(branch).toBe("Event");
    expect(response).toEqual(accepted);
    expect(payload).toMatchObject({
      ...given,
      bodyData: body,
      requestId: "f2b51d4c-0a43-4f5e-a6f4-3d0d31fbb3a0",
      organization: "contoso",
      entityName: "contact",
      inputParameters: body["InputParameters"],
      initiatingUserId: ids.user,
      messageName: "Update",
      ignored: false,
      ignoredBecause: null,
    });
  });

  test("an event has its values in plain form beside them", async () => {
    const { event } = (await trigger.run(request(body))).payload;
    expect(event).toMatchObject({
      table: "contact",
      message: "Update",
      primaryId: ids.contact,
      changed: { creditlimit: 1234.5, statuscode: 1, modifiedon: "2017-09-26T00:04:07Z" },
    });
    expect(JSON.stringify(event)).not.toMatch(/__type|\/Date\(/);
  });
});

describe("bodies", () => {
  test.each([
    ["raw text", { body: undefined }],
    ["raw bytes", { raw: Buffer.from(JSON.stringify(body)), body: undefined }],
    ["a raw body that was parsed already", { raw: body, body: undefined }],
    ["no raw body, but a parsed one", { raw: undefined }],
    ["no raw body, but text", { raw: "", body: JSON.stringify(body) }],
  ])("%s", async (_, bodies) => {
    const { payload } = await trigger.run(request(body, bodies));
    expect(payload["bodyData"]).toEqual(body);
    expect(payload.event.primaryId).toBe(ids.contact);
  });

  test("headers of any case, or none at all", async () => {
    const shouted = { headers: { "X-MS-DYNAMICS-MSG-SIZE-EXCEEDED": "1" } };
    expect((await trigger.run(request(body, shouted))).payload.event.truncated).toBe(true);
    const bare = { ...request(body), headers: undefined, queryParameters: undefined };
    const { payload } = await trigger.run(bare as never);
    expect(payload.event.table).toBe("contact");
    expect(payload["requestId"]).toBeNull();
  });

  test.each([
    ["another JSON", '{"foo":"secret-body"}'],
    ["a page", "<html>secret-body</html>"],
    ["nothing", ""],
  ])("%s is refused, and not quoted", async (_, raw) => {
    const error = await trigger.refusal(request({ foo: "secret-body" }, { raw }));
    expect(error).toMatchObject({ name: "WebhookError" });
    expect(error.message).toMatch(/not an event of Dataverse/);
    expect(error.message + JSON.stringify(error)).not.toContain("secret-body");
  });
});

describe("the key", () => {
  const rules = { webhookKey: key };
  const inHeader = { ...rules, options: { keyHeader: "X-Webhook-Key" } };

  test.each(["code", "auth", "Auth"])("passes in the query parameter %s", async (name) => {
    const given = request(body, { query: { [name]: key } });
    expect((await trigger.run(given, rules)).branch).toBe("Event");
    expect(trigger.lines).toEqual([]);
  });

  test("passes where nobody escaped its plus signs", async () => {
    const given = request(body, { query: { code: key.replaceAll("+", " ") } });
    expect((await trigger.run(given, rules)).branch).toBe("Event");
  });

  test("passes in the header that Key Header names, in any case", async () => {
    const given = request(body, { headers: { "x-WEBHOOK-key": key } });
    expect((await trigger.run(given, inHeader)).branch).toBe("Event");
  });

  test.each([
    ["no key", {}, rules, /has no key: expected .* query parameter code/],
    ["an empty key", { query: { code: "" } }, rules, /has no key/],
    ["a wrong key", { query: { code: "wrong-key-1" } }, rules, /wrong key .* query parameter code/],
    ["the beginning of the key", { query: { code: key.slice(0, 8) } }, rules, /wrong key/],
    ["more than the key", { query: { code: `${key}1` } }, rules, /wrong key/],
    ["the key in another parameter", { query: { key } }, rules, /has no key/],
    [
      "the key in the query instead of the header",
      { query: { code: key } },
      inHeader,
      /has no key/,
    ],
    [
      "a wrong header",
      { headers: { "x-webhook-key": "wrong-key-1" } },
      inHeader,
      /wrong key in the header x-webhook-key/i,
    ],
    ["a URL validation without it", validation, rules, /has no key/],
  ])("%s is refused, and neither key is quoted", async (_, options, inputs, message) => {
    const error = await trigger.refusal(request(body, options), inputs);
    expect(error).toMatchObject({ name: "WebhookError", message: expect.stringMatching(message) });
    const said = error.message + JSON.stringify(error) + trigger.lines.join();
    for (const secret of [key, "wrong-key-1", "James"]) expect(said).not.toContain(secret);
  });

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "is looked for in a header called %s as in any other",
    async (keyHeader) => {
      const rules_ = { ...rules, options: { keyHeader } };
      expect(await trigger.refusal(request(body), rules_)).toMatchObject({ name: "WebhookError" });
      const given = request(body, {
        headers: JSON.parse(`{"${keyHeader}":${JSON.stringify(key)}}`),
      });
      expect((await trigger.run(given, rules_)).branch).toBe("Event");
    },
  );

  test("is not found in headers and parameters that are no text, and nothing breaks", async () => {
    const odd = fc.oneof(
      fc.constantFrom<unknown>(null, { toString: 0 }, { code: {} }, [], [{ toString: 0 }], 7, true),
      fc.jsonValue(),
    );
    const names = fc.constantFrom("code", "auth", "x-key", "__proto__", "constructor", "Api-Key");
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, odd), fc.boolean(), async (values, asHeader) => {
        const options = asHeader ? { headers: values } : { query: values };
        const given = request(body, options as RequestOptions);
        const error = await trigger.refusal(
          given,
          asHeader ? { ...rules, options: { keyHeader: "x-key" } } : rules,
        );
        expect(error).toMatchObject({ name: "WebhookError" });
      }),
      { numRuns: 60 },
    );
  });

  test("one right key among several is enough", async () => {
    const given = request(body, { query: { auth: "old", code: key } });
    expect((await trigger.run(given, rules)).branch).toBe("Event");
  });

  test("is not asked of test executions", async () => {
    const { branch } = await trigger.run(
      request(body),
      { ...rules, requireKey: "true" },
      { isSimulatedTestExecution: true },
    );
    expect(branch).toBe("Event");
  });

  test("that is not set lets everybody in, with a warning", async () => {
    expect((await trigger.run(request(body))).branch).toBe("Event");
    expect(trigger.lines).toEqual([expect.stringMatching(/^warn: .*anyone who knows the address/)]);
  });

  test("that is not set refuses everybody where Require Key is on", async () => {
    const error = await trigger.refusal(request(body), { requireKey: "true" });
    expect(error).toMatchObject({ name: "WebhookError" });
    expect(error.message).toMatch(/Require Key is on, and no Webhook Authentication Key is set/);
  });
});

test("the example is what the trigger answers", async () => {
  const example = component.triggers["dynamicsWebhookTrigger"]?.examplePayload;
  expect(example).toMatchObject({ branch: "Event", response: accepted });
  const { payload } = example as { payload: ReturnType<typeof request> };
  expect(await trigger.run(payload)).toEqual(example);
});

test("a custom message without a row is an event like any other", async () => {
  const ping = context({ MessageName: "contoso_Ping", PrimaryEntityName: "none" });
  const { branch, payload } = await trigger.run(request(ping));
  expect(branch).toBe("Event");
  expect(payload).toMatchObject({ entityName: "none", event: { table: null } });
});
