import fc from "fast-check";
import { InputError } from "../../../src/client/errors/InputError";
import { readFieldMap } from "../../../src/client/mapping/readFieldMap";

const entry = (field: string, column: string) => ({
  field: { key: field },
  mappedField: { key: column },
});

test.each([
  ["an object of fields and columns", { email: "emailaddress1", name: "lastname" }],
  ["its JSON text", '{"email": "emailaddress1", "name": "lastname"}'],
  ["objects of columns", { email: { column: "emailaddress1" }, name: { column: " lastname " } }],
  [
    "what a wizard saves",
    {
      fields: [
        { field: { key: "email" }, mappedField: { key: "emailaddress1" } },
        { field: { key: "name" }, mappedField: { key: "lastname" } },
        { field: { key: "phone", label: "Phone" } },
        { field: { key: "fax" }, mappedField: { key: "" }, mappedObject: null },
      ],
      options: [{ object: { key: "contacts" }, fields: [{ key: "lastname" }] }],
    },
  ],
  [
    "the list alone, by keys alone",
    [entry("email", "emailaddress1"), { field: "name", mappedField: "lastname" }],
  ],
])("%s", (_, given) => {
  expect(readFieldMap(given)?.fields).toEqual([
    entry("email", "emailaddress1"),
    entry("name", "lastname"),
  ]);
});

test.each([undefined, null, "", "  "])("%p is no map", (given) => {
  expect(readFieldMap(given)).toBeUndefined();
});

test("a field without a column is left out, whatever else its entry says", () => {
  const given = { a: { column: "", object: "accounts", valueMap: { Gold: 3 } }, "": "", b: {} };
  expect(readFieldMap(given)).toEqual({ fields: [] });
});

test("the table and the values of an entry, in either form", () => {
  const expected = {
    field: { key: "tier" },
    mappedObject: { key: "accounts" },
    mappedField: { key: "new_tier" },
    values: [
      ["Gold", 3],
      ["None", null],
    ],
  };
  const values = { Gold: 3, None: null };
  const plain = { tier: { column: "new_tier", object: "accounts", values } };
  const saved = [
    { field: "tier", mappedObject: { key: "accounts" }, mappedField: "new_tier", valueMap: values },
  ];
  for (const given of [plain, saved]) expect(readFieldMap(given)?.fields).toEqual([expected]);
});

test.each([
  [[1], "entry 1"],
  [7, "7"],
  ["{", "JSON"],
  [[{ mappedField: "name" }], "without a field"],
  [{ email: 7 }, "email"],
  [{ email: { columns: "emailaddress1" } }, /"email" with "columns".*"column" meant/],
  [{ tier: { column: "new_tier", value: { Gold: 3 } } }, /"tier" with "value".*"values" meant/],
  [{ "": "emailaddress1" }, /without a name.*emailaddress1/],
  [{ tier: { column: "new_tier", values: [1] } }, "tier"],
])("%j is refused, and says where", (given, named) => {
  expect(() => readFieldMap(given)).toThrow(InputError);
  expect(() => readFieldMap(given)).toThrow(named);
});

const name = fc.oneof(
  fc.stringMatching(/^[a-z_][a-z0-9_ ]{0,8}[a-z]$/),
  fc.constantFrom("__proto__", "constructor", "fields", "toString", "key", "column"),
);
const columns = fc.uniqueArray(fc.tuple(name, name), {
  selector: ([field]) => field,
  minLength: 1,
});

test("every form says the same, whatever the names, and reading twice changes nothing", () => {
  fc.assert(
    fc.property(columns, (pairs) => {
      const saved = { fields: pairs.map(([field, column]) => entry(field, column)) };
      const plain = Object.fromEntries(pairs);
      for (const given of [saved, plain, JSON.stringify(saved), JSON.stringify(plain)]) {
        expect(readFieldMap(given)).toEqual(saved);
      }
      expect(readFieldMap(readFieldMap(saved))).toEqual(saved);
    }),
  );
});

test("any JSON is read as a map, as none, or refused as input", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (given) => {
      try {
        const fields = readFieldMap(given)?.fields ?? [];
        for (const { field, mappedField } of fields)
          expect([field.key, mappedField.key]).toBeTruthy();
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
  );
});
