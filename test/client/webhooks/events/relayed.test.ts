import fc from "fast-check";
import { eventOf, executionContextOf, WebhookError } from "../../../../src/client";
import {
  type Context,
  choice,
  contactDelete,
  contactUpdate,
  context,
  ids,
  pair,
  row,
  typed,
} from "../../../triggers/payloads";

const eventFrom = (body: Context) => eventOf(executionContextOf([JSON.stringify(body)]), {});

/** As .NET's other serializers write pairs. */
const capitals = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(capitals);
  if (typeof value !== "object" || value === null) return value;
  const names: Record<string, string> = { key: "Key", value: "Value" };
  const isPair = "key" in value && "value" in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      isPair ? (names[name] ?? name) : name,
      capitals(each),
    ]),
  );
};

/** And as those write dictionaries that know them as such. */
const dictionaries = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const isList = value.length > 0 && value.every((each) => "key" in Object(each));
    return isList
      ? Object.fromEntries(value.map((each) => [each.key, dictionaries(each.value)]))
      : value.map(dictionaries);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, dictionaries(each)]),
  );
};

describe("a relayed event", () => {
  test.each([
    ["Key and Value", capitals],
    ["dictionaries", dictionaries],
  ])("says the same with %s", (_, relay) => {
    for (const body of [contactUpdate(), contactDelete()]) {
      const { InputParameters, ...relayed } = relay(body) as Context;
      const event = eventFrom({ ...relayed, InputParameters });
      expect(event).toEqual(eventFrom(body));
    }
  });

  test("without the name of the row's table is about the table of the event", () => {
    const { LogicalName, ...target } = row("contact", ids.contact, {
      firstname: "James",
    }) as Context;
    expect(LogicalName).toBe("contact");
    const event = eventFrom(context({ InputParameters: [pair("Target", target)] }));
    expect(event).toMatchObject({
      table: "contact",
      primaryId: ids.contact,
      changed: { firstname: "James" },
    });
  });

  test.each([
    ["parameters", { InputParameters: [{ Name: "Target", Content: {} }] }, /InputParameters/],
    ["a parameter twice", { InputParameters: [pair("A", 1), pair("A", 2)] }, /InputParameters/],
    ["a row of text", { InputParameters: [pair("Target", "firstname=James")] }, /Target/],
    [
      "columns in a list of texts",
      { InputParameters: [pair("Target", { LogicalName: "contact", Attributes: ["a"] })] },
      /Target/,
    ],
    ["no Target among its parameters", { InputParameters: [pair("Other", 1)] }, /Target/],
    [
      "a Target by another name",
      { InputParameters: { target: row("contact", ids.contact, { firstname: "James" }) } },
      /Target/,
    ],
    ["an image that is no row", { PreEntityImages: [pair("before", 1)] }, /PreEntityImages/],
    ["outputs", { OutputParameters: [1] }, /OutputParameters/],
  ])("with %s that cannot be read is refused, and not quoted", (_, changes, part) => {
    const read = () => eventFrom(context(changes));
    expect(read).toThrow(WebhookError);
    expect(read).toThrow(part);
    expect(read).not.toThrow(/James|Content/);
  });

  test("that is nested absurdly deep is refused", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const body = `{"MessageName":"Update","PrimaryEntityName":"contact","SharedVariables":${deep}}`;
    expect(() => executionContextOf([body])).toThrow(WebhookError);
  });
});

describe("values of .NET itself", () => {
  test("lose their type, whichever it is", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z][\w`.[\]]{0,20}$/),
        fc.oneof(fc.uuid(), fc.integer(), fc.boolean(), fc.constant(null)),
        (type, value) => {
          const wire = { __type: `${type}:#System`, __value: value };
          const { changed, parameters } = eventFrom(
            context({
              InputParameters: [
                pair("Target", row("contact", ids.contact, { new_value: wire })),
                pair("Other", [wire]),
              ],
            }),
          );
          expect(changed).toEqual({ new_value: value });
          expect(parameters).toEqual({ Other: [value] });
        },
      ),
    );
  });

  test("are read like others", () => {
    const wire = { __type: "DateTime:#System", __value: "/Date(1506384247000)/" };
    const body = context({ OutputParameters: [pair("At", wire)] });
    expect(eventFrom(body).outputs).toEqual({ At: "2017-09-26T00:04:07Z" });
  });
});

describe("rows without a table, as open types of custom APIs are", () => {
  test("have their columns", () => {
    const open = {
      ...row("", ids.none, { Total: choice(3), Note: "x" }, { Total: "Three" }),
      LogicalName: null,
    };
    const list = typed("EntityCollection", { EntityName: null, Entities: [open] });
    const plain = {
      id: null,
      table: null,
      columns: { Total: 3, Note: "x" },
      formatted: { Total: "Three" },
    };
    const body = context({ OutputParameters: [pair("One", open), pair("All", list)] });
    expect(eventFrom(body).outputs).toEqual({ One: plain, All: [plain] });
  });
});

describe("deletes", () => {
  test.each(["Delete", "DeleteMultiple", "OnExternalDeleted"])("%s says so", (MessageName) => {
    expect(eventFrom({ ...contactDelete(), MessageName }).deleted).toBe(true);
  });

  test.each(["OnExternalUpdated", "DeleteOptionValue", "new_Delete"])(
    "%s is none",
    (MessageName) => {
      expect(eventFrom({ ...contactDelete(), MessageName }).deleted).toBe(false);
    },
  );

  test("keep the labels of the row as it was, apart from those of what it is", () => {
    const labelled = (statuscode: string) => [
      pair("image", row("contact", ids.contact, { statuscode: choice(1) }, { statuscode })),
    ];
    const deleted = eventFrom({ ...contactDelete(), PreEntityImages: labelled("Active") });
    expect(deleted).toMatchObject({ preImageFormatted: { statuscode: "Active" }, formatted: {} });
    const updated = eventFrom(
      contactUpdate({ PreEntityImages: labelled("Active"), PostEntityImages: labelled("Left") }),
    );
    expect(updated.preImageFormatted).toEqual({ statuscode: "Active" });
    expect(updated.formatted).toEqual({ statuscode: "Left" });
  });
});
