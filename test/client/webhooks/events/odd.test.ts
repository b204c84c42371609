import fc from "fast-check";
import {
  eventOf,
  executionContextOf,
  WebhookError,
  type WebhookEvent,
} from "../../../../src/client";
import { money, pair, reference, row, rows, typed } from "../../../triggers/payloads";

const event = (changes: object) => {
  const context = { MessageName: "Update", PrimaryEntityName: "contact", ...changes };
  return eventOf(executionContextOf([JSON.stringify(context)]), {});
};
const eventOrRefusal = (changes: object): WebhookEvent | WebhookError => {
  try {
    return event(changes);
  } catch (error) {
    expect(error).toBeInstanceOf(WebhookError);
    return error as WebhookError;
  }
};
const target = (columns: Record<string, unknown>) => [
  pair("Target", row("contact", "6d81597f-0f9f-e711-8122-000d3aa2331c", columns)),
];

describe("events of odd shapes", () => {
  test.each([
    ["no parameters at all", {}, { truncated: true, changed: {} }],
    ["parameters that are null", { InputParameters: null }, { truncated: true, changed: {} }],
    ["no row", { InputParameters: [pair("Target", null)] }, { truncated: false, changed: {} }],
    [
      "a row without columns",
      { InputParameters: [pair("Target", { LogicalName: "contact", Attributes: null })] },
      { changed: {}, truncated: false },
    ],
    ["no message of the row", { PrimaryEntityName: null }, { table: null, primaryId: null }],
    ["numbers for texts", { UserId: 5, Depth: "2", Stage: null }, { userId: null, depth: null }],
  ])("%s", (_, changes, expected) => {
    expect(event(changes)).toMatchObject(expected);
  });

  test("dates before 1970, of any offset, and those that are none", () => {
    const dates = {
      birthdate: "/Date(-2208988800000)/",
      east: "/Date(0+1400)/",
      west: "/Date(-1-0930)/",
      first: "/Date(-62135596800000)/",
      last: "/Date(253402300799999)/",
      never: "/Date(99999999999999999)/",
      word: "Date(1)",
    };
    expect(event({ InputParameters: target(dates) }).changed).toEqual({
      birthdate: "1900-01-01T00:00:00Z",
      east: "1970-01-01T14:00:00Z",
      west: "1969-12-31T14:29:59.999Z",
      first: "0001-01-01T00:00:00Z",
      last: "9999-12-31T23:59:59.999Z",
      never: "/Date(99999999999999999)/",
      word: "Date(1)",
    });
  });

  test("whole numbers keep every digit, wrapped or not", () => {
    const text = JSON.stringify({
      MessageName: "Update",
      PrimaryEntityName: "contact",
      InputParameters: target({ version: "#1", amount: typed("Money", { Value: "#2" }) }),
    })
      .replace('"#1"', "9223372036854775807")
      .replace('"#2"', "-9007199254740993");
    const { changed } = eventOf(executionContextOf([text]), {});
    expect(changed).toEqual({ version: "9223372036854775807", amount: "-9007199254740993" });
  });

  test("collections of rows, empty ones, and rows in rows", () => {
    const party = row("activityparty", "9a1f5c0e-2b3d-4e5f-8a6b-7c8d9e0f1a2b", {
      partyid: reference("contact", "6d81597f-0f9f-e711-8122-000d3aa2331c", "James"),
      effort: money(1.5),
    });
    const { changed } = event({
      InputParameters: target({
        to: rows("activityparty", [party]),
        cc: rows("activityparty", []),
      }),
    });
    expect(changed).toMatchObject({
      to: [{ table: "activityparty", columns: { partyid: { name: "James" }, effort: 1.5 } }],
      cc: [],
    });
  });

  test("all that is JSON is an event or refused, and never anything else", () => {
    const names = [
      "Attributes",
      "LogicalName",
      "Id",
      "Value",
      "Entities",
      "__type",
      "key",
      "value",
    ].concat("Target", "FormattedValues", "KeyAttributes", "__proto__", "constructor");
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(null, "Entity:x", "EntityCollection:x", "OptionSetValue:x", "/Date(5)/", 1),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 5 }),
        fc.record({ key: fc.constantFrom(...names), value: tie("value") }),
      ),
    }));
    const fields = [
      "InputParameters",
      "OutputParameters",
      "PreEntityImages",
      "PostEntityImages",
    ].concat("Depth", "UserId", "OperationCreatedOn", "PrimaryEntityId", "OrganizationName");
    let read = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...fields), value),
        fc.constantFrom("Create", "Update", "Delete", "Assign", "toString", "new_Own"),
        (parts, MessageName) => {
          const found = eventOrRefusal({ ...parts, MessageName });
          if (found instanceof WebhookError) return;
          read += 1;
          expect(found.message).toBe(MessageName);
          expect(JSON.parse(JSON.stringify(found))).toEqual(found);
        },
      ),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(30);
  });
});
