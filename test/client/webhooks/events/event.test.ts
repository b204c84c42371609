import fc from "fast-check";
import {
  type ExecutionContext,
  eventOf,
  executionContextOf,
  WebhookError,
} from "../../../../src/client/webhooks/events";
import {
  association,
  type Context,
  contactCreate,
  contactDelete,
  contactUpdate,
  context,
  customMessage,
  cut,
  emailUpdate,
  ids,
  pair,
  reference,
  setState,
} from "../../../triggers/payloads";

const eventFrom = (body: Context, headers: Record<string, string> = {}) =>
  eventOf(executionContextOf([body]), headers);

describe("an update", () => {
  const event = eventFrom(contactUpdate());

  test("says what, where, when and who", () => {
    expect(event).toMatchObject({
      table: "contact",
      message: "Update",
      stage: 40,
      mode: 1,
      depth: 1,
      primaryId: ids.contact,
      correlationId: ids.correlation,
      operationId: ids.operation,
      requestId: null,
      organization: "contoso",
      userId: ids.user,
      initiatingUserId: ids.user,
      occurredAt: "2017-09-26T00:04:08Z",
      deleted: false,
      truncated: false,
      refetched: false,
    });
  });

  test("has the changed columns in plain values", () => {
    expect(event.changed).toEqual({
      firstname: "James",
      contactid: ids.contact,
      creditlimit: 1234.5,
      statuscode: 1,
      new_colours: [2, 9],
      donotphone: true,
      modifiedon: "2017-09-26T00:04:07Z",
      parentcustomerid: { id: ids.account, table: "account", name: "Fabrikam" },
      modifiedonbehalfby: null,
    });
    expect(event.parameters).toEqual({ SuppressDuplicateDetection: false });
  });

  test("has the row before and after, and the labels of what it is now", () => {
    expect(event.preImage).toEqual({ firstname: "Jim", statuscode: 2 });
    expect(event.postImage).toEqual({ fullname: "James B", statuscode: 1 });
    expect(event.formatted).toEqual({ statuscode: "Active" });
  });

  test("without images says so", () => {
    const bare = eventFrom(contactUpdate({ PreEntityImages: [], PostEntityImages: [] }));
    expect(bare).toMatchObject({ preImage: null, postImage: null, formatted: {} });
  });

  test("of an email shows its parties", () => {
    expect(eventFrom(emailUpdate()).preImage).toEqual({
      from: [
        {
          id: ids.list,
          table: "activityparty",
          columns: {
            participationtypemask: 1,
            partyid: { id: ids.caller, table: "contact", name: "Some Contact" },
            scheduledend: "2024-08-26T19:43:14Z",
          },
          formatted: {
            participationtypemask: "Sender",
            scheduledend: "2024-08-26T22:43:14+03:00",
          },
        },
      ],
    });
  });
});

describe("other messages", () => {
  test("a create has the id the row was given", () => {
    expect(eventFrom(contactCreate())).toMatchObject({
      primaryId: ids.contact,
      changed: { firstname: "James" },
      outputs: { id: ids.contact },
      deleted: false,
    });
  });

  test("a delete has the row as it was", () => {
    expect(eventFrom(contactDelete())).toMatchObject({
      table: "contact",
      primaryId: ids.contact,
      deleted: true,
      changed: {},
      preImage: { firstname: "James" },
      postImage: null,
      truncated: false,
    });
  });

  test.each(["Associate", "Disassociate"] as const)("%s has both ends", (message) => {
    expect(eventFrom(association(message))).toMatchObject({
      message,
      table: "list",
      primaryId: ids.list,
      relationship: "listcontact_association",
      related: [
        { id: ids.contact, table: "contact", name: "James" },
        { id: ids.account, table: "contact", name: null },
      ],
      changed: {},
      deleted: false,
    });
  });

  test("SetState changes state and status", () => {
    const event = eventFrom(setState());
    expect(event.changed).toEqual({ statecode: 1, statuscode: 2 });
    expect(event).toMatchObject({ table: "contact", primaryId: ids.contact });
  });

  test("Assign changes the owner", () => {
    const body = context({
      MessageName: "Assign",
      InputParameters: [
        pair("Target", reference("contact", ids.contact)),
        pair("Assignee", reference("team", ids.caller, "Sales")),
      ],
    });
    expect(eventFrom(body).changed).toEqual({
      ownerid: { id: ids.caller, table: "team", name: "Sales" },
    });
  });

  test("a custom message has its parameters and its answer", () => {
    const account = {
      id: ids.account,
      table: "account",
      columns: { name: "Fabrikam" },
      formatted: {},
    };
    expect(eventFrom(customMessage())).toMatchObject({
      message: "contoso_Recalculate",
      table: null,
      primaryId: null,
      changed: {},
      parameters: {
        Factor: 1.23,
        Names: ["ABC", "DEF"],
        Limit: 345.678,
        Kind: 2,
        From: "2017-09-26T00:04:07.125Z",
        Account: account,
        Accounts: [account],
      },
      outputs: { Total: 9 },
      truncated: false,
    });
  });

  test("a message without parameters is whole", () => {
    const body = context({ MessageName: "contoso_Ping", InputParameters: [] });
    expect(eventFrom(body).truncated).toBe(false);
  });
});

describe("a cut body", () => {
  test("is noticed by the header", () => {
    const headers = { "x-ms-dynamics-msg-size-exceeded": "true" };
    expect(eventFrom(contactUpdate(), headers).truncated).toBe(true);
    expect(
      eventFrom(contactUpdate(), { "x-ms-dynamics-msg-size-exceeded": "false" }).truncated,
    ).toBe(false);
  });

  test.each([
    ["left out", cut()],
    ["null", cut({ InputParameters: null })],
    ["empty, of an update", context({ InputParameters: [] })],
  ])("is noticed by parameters that are %s", (_, body) => {
    expect(eventFrom(body)).toMatchObject({
      truncated: true,
      refetched: false,
      table: "contact",
      primaryId: ids.contact,
      changed: {},
    });
  });
});

describe("where a body says little", () => {
  test("headers say the table and the request", () => {
    const headers = {
      "x-ms-dynamics-entity-name": "contact",
      "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
      "x-request-id": "F2B51D4C-0A43-4F5E-A6F4-3D0D31FBB3A0",
    };
    const event = eventFrom({ MessageName: "Update", PrimaryEntityName: null }, headers);
    expect(event).toMatchObject({
      table: "contact",
      organization: "contoso.crm4.dynamics.com",
      requestId: "f2b51d4c-0a43-4f5e-a6f4-3d0d31fbb3a0",
      stage: null,
      occurredAt: null,
    });
  });

  test("a time that was never set is none, and an ISO time stays", () => {
    const at = (OperationCreatedOn: unknown) =>
      eventFrom(context({ OperationCreatedOn })).occurredAt;
    expect(at("/Date(-62135596800000)/")).toBeNull();
    expect(at("2024-12-10T07:05:29.000Z")).toBe("2024-12-10T07:05:29.000Z");
  });

  test("arbitrary JSON is an event or refused, and never anything else", () => {
    const names = fc.constantFrom(
      ...Object.keys(contactUpdate()),
      "key",
      "value",
      "Target",
      "Attributes",
      "LogicalName",
      "Id",
      "__type",
      "__proto__",
    );
    const texts = fc.oneof(fc.string(), fc.constantFrom("Target", "SetState", "Entity:x", "none"));
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        texts,
        fc.jsonValue(),
        fc.array(tie("json"), { maxLength: 4 }),
        fc.array(fc.record({ key: texts, value: tie("json") }), { maxLength: 4 }),
        fc.dictionary(names, tie("json"), { maxKeys: 6, noNullPrototype: true }),
      ),
    }));
    const body = fc
      .tuple(json, json, json, json)
      .map(([InputParameters, PreEntityImages, rest, x]) => ({
        ...(typeof rest === "object" && rest !== null && !Array.isArray(rest) ? rest : {}),
        MessageName: typeof x === "string" ? x : "Update",
        PrimaryEntityName: "contact",
        InputParameters,
        PreEntityImages,
      }));
    let events = 0;
    fc.assert(
      fc.property(fc.oneof(json, body), (given) => {
        let parsed: ExecutionContext;
        try {
          parsed = executionContextOf([JSON.stringify(given)]);
        } catch (error) {
          expect(error).toBeInstanceOf(WebhookError);
          return;
        }
        events += 1;
        const event = eventOf(parsed, {});
        expect(typeof event.changed).toBe("object");
        expect(() => JSON.stringify(event)).not.toThrow();
      }),
      { numRuns: 500 },
    );
    expect(events).toBeGreaterThan(50);
  });
});
