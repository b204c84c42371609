import fc from "fast-check";
import { InputError } from "../../../src/client/errors/InputError";
import { ExactNumber } from "../../../src/client/json/exactNumber";
import { readFieldMap } from "../../../src/client/mapping/readFieldMap";
import type { TableDefinition } from "../../../src/client/types/tables";
import type { BoundModel } from "../../../src/client/unified/bindModel";
import { modelColumns, pathsOf } from "../../../src/client/unified/columns";
import { type Cursor, readCursor, writeCursor } from "../../../src/client/unified/cursor";
import { type Model, models } from "../../../src/client/unified/models";
import { toRow } from "../../../src/client/unified/toRow";
import { unifiedReader } from "../../../src/client/unified/toUnified";
import { column, thing } from "../values/fixtures";

const all = Object.values(models);

/** A table with some of a model's columns, all of them texts. */
const bound = (model: Model, has: (name: string) => boolean = () => true): BoundModel => {
  const names = [...new Set(pathsOf(model).values())].filter(has);
  const columns = names.map((name) => column("string", { logicalName: name }));
  const custom = column("string", { logicalName: "new_x", isCustom: true });
  const table: TableDefinition = {
    ...thing,
    logicalName: model.table,
    primaryIdAttribute: "id",
    columns: new Map([...columns, custom].map((each) => [each.logicalName, each])),
  };
  return { ...modelColumns(model, table), model, table, includeRemoteData: false };
};

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== "");

test("what the environment does not have is null, and every field is there all the same", () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.func(fc.boolean()), (model, has) => {
      const read = unifiedReader(bound(model, (name) => has(name)));
      const record = read({ id: "1" });
      expect(Object.keys(record)).toEqual([
        "id",
        ...Object.keys(model.fields),
        "etag",
        "custom_fields",
      ]);
      for (const name of Object.keys(model.fields)) {
        expect([null, []]).toContainEqual(record[name]);
      }
    }),
    { numRuns: 50 },
  );
});

test("lists and addresses are read as they were written, whatever they hold", () => {
  const { contact } = models;
  const item = fc.record({ email: word, type: fc.constantFrom("main", "second", "third") });
  const emails = fc.uniqueArray(item, { selector: ({ type }) => type });
  const part = fc.option(word);
  const address = fc.record({
    type: fc.constantFrom("primary", "secondary", "tertiary"),
    street_1: word,
    street_2: part,
    city: part,
    state: part,
    postal_code: part,
    country: part,
  });
  const addresses = fc.uniqueArray(address, { selector: ({ type }) => type });
  const record = fc.record({
    first_name: word,
    emails,
    addresses,
    custom_fields: fc.record({ new_x: word }),
  });
  const model = bound(contact);
  const byType = (list: unknown) =>
    [...(list as { type: string }[])].sort((one, other) => (one.type < other.type ? -1 : 1));
  fc.assert(
    fc.property(record, (given) => {
      const read = unifiedReader(model)(toRow(model, given).columns);
      expect(read).toMatchObject({
        first_name: given.first_name,
        custom_fields: given.custom_fields,
      });
      expect(byType(read["emails"])).toEqual(byType(given.emails));
      expect(byType(read["addresses"])).toEqual(byType(given.addresses));
    }),
    { numRuns: 100 },
  );
});

test("items without a type go where there is room, and too many are refused", () => {
  const model = bound(models.contact);
  const emails = ["a@x.example", { email: "b@x.example", type: "main" }, { email: "c@x.example" }];
  expect(toRow(model, { emails }).columns).toEqual({
    emailaddress1: "b@x.example",
    emailaddress2: "a@x.example",
    emailaddress3: "c@x.example",
  });
  expect(() => toRow(model, { emails: [...emails, "d@x.example"] })).toThrow(/room for 3 only/);
  const fax = { number: "1", type: "fax" };
  expect(() => toRow(model, { phones: [fax, fax] })).toThrow(/two of the type fax/);
  expect(toRow(model, { phones: [{ ...fax, type: " FAX" }] }).columns).toMatchObject({ fax: "1" });
});

test("an item that would clear what is there by mistake is refused", () => {
  const model = bound(models.contact);
  const main = { type: "main" };
  for (const [record, part] of [
    [{ emails: [{ ...main, mail: "a@x.example" }] }, '"mail" is no part of an item'],
    [{ emails: [main] }, "none of the parts {email, type}"],
    [{ addresses: [{ zip: "1", city: "Bonn" }] }, '"zip" is no part of an item'],
    [{ phones: [{}] }, "none of the parts {number, type}"],
  ] as const) {
    expect(() => toRow(model, record)).toThrow(part);
  }
  // What another system has no value for is no mistake.
  const emails = [{ ...main, email: "a@x.example", id: null }];
  expect(toRow(model, { emails }).columns).toMatchObject({ emailaddress1: "a@x.example" });
  expect(toRow(model, { emails: [{ ...main, email: null }] }).columns).toMatchObject({
    emailaddress1: null,
  });
});

test("what there is no column for is refused, but for nothing", () => {
  const model = bound(models.contact, (name) => name !== "jobtitle");
  expect(() => toRow(model, { title: "CEO" })).toThrow(
    "title: the table contact has no column jobtitle to keep it in",
  );
  expect(toRow(model, { title: null }).columns).toEqual({});
});

test("hostile names touch nothing but themselves", () => {
  const model = bound(models.contact);
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const record: unknown = JSON.parse(`{"${name}": {"x": 1}}`);
    expect(() => toRow(model, record as Record<string, unknown>)).toThrow(InputError);
    const custom = { custom_fields: record };
    expect(() => toRow(model, custom)).toThrow(InputError);
  }
  expect(() => toRow(model, { ["x".repeat(10_000)]: 1 })).toThrow(/^.{0,400}$/);
});

const session = { environment: { origin: "https://a.example", apiRoot: "" } } as never;
const cursor = (next: string): Cursor => ({
  format: 1,
  use: "cursor",
  model: "contact",
  origin: "https://a.example",
  query: { limit: 5, includeRemoteData: true, includeDeleted: true, made: {} },
  place: { kind: "page", next },
});

test("a cursor is read as it was written, and nothing else is", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (next) => {
      const given = cursor(next);
      expect(readCursor(session, ` ${writeCursor(given)} `, "cursor", "contact")).toEqual(given);
      expect(() => readCursor(session, next, "cursor", "contact")).toThrow("is not a next_cursor");
    }),
    { numRuns: 100 },
  );
  const { query } = cursor("");
  const odd = [
    1,
    null,
    [],
    { ...cursor(""), place: { kind: "page" } },
    { ...cursor(""), query: 1 },
    { ...cursor(""), query: { ...query, limit: 0 } },
    { ...cursor(""), query: { ...query, limit: 1_001 } },
    { ...cursor(""), query: { ...query, includeRemoteData: "no" } },
    { ...cursor(""), query: { ...query, fieldsOf: "__proto__" } },
    { ...cursor(""), query: { ...query, fieldMap: 5 } },
    { ...cursor(""), query: { ...query, fieldMap: { fields: [{ mappedField: 1 }] } } },
    { ...cursor(""), place: { kind: "columns", from: 0 } },
    { ...cursor(""), place: { kind: "changes", state: {} } },
    { ...cursor(""), model: "field", place: { kind: "columns", from: -1 } },
  ];
  for (const each of odd) {
    const text = writeCursor(each as never);
    expect(() => readCursor(session, text, "cursor", "contact")).toThrow("is not a next_cursor");
  }
});

test("a cursor keeps every digit of the values of a field map", () => {
  const values = '[[9007199254740993, "A"], [null, "B"]]';
  const text = `{"fields": [{"field": "tier", "mappedField": "new_tier", "values": ${values}}]}`;
  const given = cursor("page");
  const query = { ...given.query, fieldMap: readFieldMap(text) };
  const written = writeCursor({ ...given, query });
  const { fieldMap } = readCursor(session, written, "cursor", "contact").query;
  expect(fieldMap).toEqual(query.fieldMap);
  expect(fieldMap?.fields[0]?.values?.[0]?.[0]).toBeInstanceOf(ExactNumber);
});
