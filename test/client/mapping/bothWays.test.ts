import fc from "fast-check";
import { InputError } from "../../../src/client/errors/InputError";
import { keyInColumns } from "../../../src/client/mapping/keyInColumns";
import { readFieldMap } from "../../../src/client/mapping/readFieldMap";
import { refuseSharedColumns, resolveFieldMap } from "../../../src/client/mapping/resolveFieldMap";
import { toApp } from "../../../src/client/mapping/toApp";
import { aboutRow, inFieldNames, toColumns } from "../../../src/client/mapping/toColumns";
import { context, thing } from "../values/fixtures";

const resolved = (given: unknown) => resolveFieldMap(readFieldMap(given) ?? { fields: [] }, thing);

describe("what a map says of a table", () => {
  test.each(["thing", "things", "THINGS", thing.metadataId, `{${thing.metadataId}}`])(
    "an entry applies where %s is its table, or none is named",
    (key) => {
      const map = resolved([
        { field: "a", mappedObject: { key }, mappedField: "string" },
        { field: "b", mappedObject: { key: "accounts" }, mappedField: "memo" },
        { field: "c", mappedField: "memo" },
      ]);
      expect([...map.keys()]).toEqual(["a", "c"]);
    },
  );

  test("an entry of the table goes before one of any table", () => {
    const map = resolved([
      { field: "a", mappedField: "memo" },
      { field: "a", mappedObject: "things", mappedField: "string" },
    ]);
    expect(map.get("a")?.column.logicalName).toBe("string");
  });

  test("columns that are gone are named all at once, with the nearest", () => {
    const names = () => resolved({ a: "integr", b: "nowhere_near_any", c: "memo" });
    expect(names).toThrow(InputError);
    expect(names).toThrow(/integr\b.*integer.*nowhere_near_any/);
  });

  test("long names are cut, and the last of many are counted", () => {
    const names = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`${at} ${"f".repeat(5_000)}`, "c".repeat(5_000)]),
    );
    const refused = () => resolved(names);
    expect(refused).toThrow(/and 480 more\.$/);
    expect(refused).not.toThrow(/f{81}|c{81}/);
  });

  test("a field with two columns is refused", () => {
    const given = [
      { field: "a", mappedField: "memo" },
      { field: "a", mappedField: "string" },
    ];
    expect(() => resolved(given)).toThrow(/"a".*memo.*string/);
  });

  test("two fields of one column are refused on writes, by any names of the column", () => {
    const map = resolved({ one: "primarycontactid", other: "_primarycontactid_value" });
    expect(() => refuseSharedColumns(map)).toThrow(/"one".*"other".*primarycontactid/);
  });

  test("a value that the column cannot have is refused", () => {
    expect(() => resolved({ a: { column: "choice", values: { Gold: 99 } } })).toThrow(/"Gold".*99/);
  });
});

describe("values of a map, both ways", () => {
  const map = resolved({
    tags: { column: "multichoice", values: { warm: "Red", cold: 2 } },
    tier: { column: "choice", values: { Gold: 1, gold: 2 } },
  });
  test("of a list each value, or the one that has none", () => {
    expect(toApp({ multichoice: "1,2" }, map).mapped).toEqual({ tags: ["warm", "cold"] });
    // An event has lists of numbers.
    expect(toApp({ multichoice: [2] }, map).mapped).toEqual({ tags: ["cold"] });
    expect(toApp({ multichoice: "1,9" }, map)).toEqual({
      mapped: {},
      unmapped: [{ field: "tags", column: "multichoice", value: 9, known: "1, 2" }],
    });
    expect(toApp({ choice: 9 }, map).unmapped).toMatchObject([{ field: "tier", value: 9 }]);
    expect(toApp({ choice: null }, map).mapped).toEqual({ tier: null });
  });
  test("one that fits two in other letters is none of them", () => {
    const wrong = (given: object) => toColumns({ ...given }, map).faults.map(({ what }) => what);
    expect(wrong({ tier: "GOLD" })).toEqual([expect.stringContaining('no value for "GOLD"')]);
    expect(wrong({ tags: 5 })).toEqual([expect.stringContaining("no value for 5")]);
    expect(wrong({ tier: undefined })).toEqual([]);
  });
  test("of many, the first twenty are told", () => {
    const values = Array.from({ length: 23 }, (_, at) => [`v${at}`, 1]);
    const many = resolved({ fields: [{ field: "tier", mappedField: "choice", values }] });
    const [fault] = toColumns({ tier: "other" }, many).faults;
    expect(fault?.what).toMatch(/"v19" and 3 more$/);
  });
  test("a lookup that comes as an object is read by its ID, where it has one", () => {
    const person = resolved({ person: "primarycontactid" });
    const of = (value: unknown) => toApp({ primarycontactid: value }, person).mapped;
    expect(of({ id: "1", table: "contact" })).toEqual({ person: "1" });
    expect(of({ fullname: "Ann" })).toEqual({ person: undefined });
  });
  test("a key by a value of the app is the one of the column", () => {
    const keyed = resolved({
      code: { column: "string", values: { one: "1", none: null } },
      tier: { column: "choice", values: { Gold: 1 } },
      plain: "memo",
    });
    const key = (text: string) => keyInColumns(context.environment, text, keyed);
    expect(key("code='one'")).toBe("string='1'");
    expect(key("tier='Gold',plain='x'")).toBe("choice=1,memo='x'");
    expect(key("other='x'")).toBe("other='x'");
    expect(() => key("code='none'")).toThrow("has no value for code: none is an empty column");
    expect(() => key("code='two'")).toThrow(
      'names no record by code (string): Field Map has no value for "two"',
    );
  });
});

describe("a record in the words of the app", () => {
  const map = resolved({
    title: "string",
    tier: { column: "choice", values: { Gold: 1, Silver: "Dark Blue" } },
    tags: { column: "multichoice", values: { warm: "Red", cold: 2 } },
  });

  test("goes by its columns, with the values of these", () => {
    const { record, faults } = toColumns(
      { title: "x", tier: "silver", tags: ["cold", "warm"] },
      map,
    );
    expect([record, faults]).toEqual([{ string: "x", choice: 2, multichoice: [2, 1] }, []]);
  });

  test("a field without a column is refused with the nearest, ignored, or taken as a column", () => {
    const given = { titel: "x", tier: null };
    expect(toColumns(given, map).faults).toEqual([
      { column: "titel", what: expect.stringContaining('"title"') as unknown },
    ]);
    expect(toColumns(given, map, "ignore")).toMatchObject({
      record: { choice: null },
      ignored: ["titel"],
    });
    expect(toColumns(given, map, "pass").record).toEqual({ titel: "x", choice: null });
    expect(toColumns({ string: "y", title: "x" }, map, "pass").faults).toHaveLength(1);
  });

  test("a value that the map does not have is refused with those that it has", () => {
    const { faults } = toColumns({ tier: "Bronze", tags: ["warm", "hot"] }, map);
    expect(faults.map(({ column }) => column)).toEqual(["tier (choice)", "tags (multichoice)"]);
    expect(faults[0]?.what).toMatch(/"Bronze".*"Gold", "Silver"/);
    expect(faults[1]?.what).toMatch(/"hot".*"warm", "cold"/);
  });

  test("what is wrong with a column names the field, inside of records too", () => {
    const faults = [
      { column: "string", what: "x" },
      { column: "string.inner", what: "x" },
      { column: "", what: "x" },
    ];
    const columns = inFieldNames(faults, map).map(({ column }) => column);
    expect(columns).toEqual(["title (string)", "title (string).inner", ""]);
  });
});

describe("a row in the words of the app", () => {
  const map = resolved({
    who: "customerid_account",
    tier: { column: "choice", values: { Gold: 1 } },
    tags: "multichoice",
    title: "string",
    __proto__x: "memo",
  });

  test("values of the app, lists, ids; nothing of a column that was not read", () => {
    const row = { _customerid_value: "g", choice: 1, multichoice: "1,9", memo: null };
    expect(toApp(row, map).mapped).toEqual({
      who: "g",
      tier: "Gold",
      tags: [1, 9],
      __proto__x: null,
    });
  });

  test("the row of an event, and a column that the answer leaves out where it is empty", () => {
    const row = { customerid: { id: "g", table: "account", name: "A" }, multichoice: [1] };
    const isRead = (column: string) => column === "string";
    expect(toApp(row, map, { isRead }).mapped).toEqual({ who: "g", tags: [1], title: null });
  });

  test("a lookup to several tables is read by the field of its table, where the answer says which", () => {
    const both = resolved({ account: "customerid_account", contact: "customerid_contact" });
    const annotation = "@Microsoft.Dynamics.CRM.lookuplogicalname";
    const rows = [
      { _customerid_value: "g", [`_customerid_value${annotation}`]: "contact" },
      { customerid: { id: "g", table: "contact", name: null } },
    ];
    for (const row of rows) {
      expect(toApp(row, both).mapped).toEqual({ account: null, contact: "g" });
    }
    expect(toApp({ _customerid_value: "g" }, both).mapped).toEqual({});
    expect(toApp({ _customerid_value: null }, both).mapped).toEqual({
      account: null,
      contact: null,
    });
  });

  test("labels, but for values that the map has others for", () => {
    const labels = { customerid: "Litware", choice: "Red", multichoice: ["Red", "Green, light"] };
    const row = { _customerid_value: "g", choice: 1, multichoice: "1,9" };
    expect(toApp(row, map, { labels }).mapped).toEqual({
      who: "Litware",
      tier: "Gold",
      tags: ["Red", "Green, light"],
    });
  });

  test("a value that the map does not have is told with those that it has", () => {
    const { mapped, unmapped } = toApp({ choice: 9 }, map);
    expect(mapped).toEqual({});
    expect(unmapped).toEqual([{ field: "tier", column: "choice", value: 9, known: "1" }]);
  });
});

const field = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom("__proto__", "constructor"));
const fields = fc
  .uniqueArray(field, { minLength: 1, maxLength: 4 })
  .filter((names) => names.every((each) => each.trim() !== "" && !each.startsWith("@")));

describe("a lookup to several tables, with a field for each", () => {
  const map = resolved({ company: "customerid_account", person: "customerid_contact" });

  test.each([
    [{ company: "g", person: null }, { customerid_account: "g" }],
    [{ company: "", person: "g" }, { customerid_contact: "g" }],
    [{ company: null, person: null }, { customerid_account: null }],
    [{ company: "", person: null }, { customerid_contact: null }],
    [{ person: "" }, { customerid_contact: "" }],
  ])("%j is written as %j", (given, record) => {
    expect(() => refuseSharedColumns(map)).not.toThrow();
    expect(toColumns(given, map)).toEqual({ record, faults: [], ignored: [] });
  });

  test("two records are refused, and two fields of one of the tables", () => {
    const { faults } = toColumns({ company: "g", person: "h" }, map);
    expect(faults).toEqual([
      { column: "customerid", what: expect.stringMatching(/company and person.*one of them/) },
    ]);
    const twice = resolved({ a: "customerid_account", b: "customerid_account" });
    const open = resolved({ a: "customerid", b: "customerid_account" });
    for (const each of [twice, open]) expect(() => refuseSharedColumns(each)).toThrow(/"a".*"b"/);
  });
});

describe("values of a lookup", () => {
  const id = "00000000-0000-4000-8000-00000000000a";
  const withValue = (hq: unknown) =>
    resolved({ office: { column: "primarycontactid", values: { HQ: hq } } });

  test.each([id, id.toUpperCase(), `{${id}}`, `/accounts(${id})`, { table: "account", id }])(
    "%j comes back as it was written",
    (given) => {
      const map = withValue(given);
      expect(toColumns({ office: "HQ" }, map).faults).toEqual([]);
      expect(toApp({ _primarycontactid_value: id }, map).mapped).toEqual({ office: "HQ" });
    },
  );

  test.each(["account: Litware", "Litware", 7, "/accounts(number='7')", {}])(
    "%j says no ID, which is all that is read",
    (given) => {
      expect(() => withValue(given)).toThrow(/"office".*"HQ".*expected a GUID/);
    },
  );
});

test("a field may begin as what Dataverse says of a row does", () => {
  const map = resolved({ "@": "string", "@odata.etag": "memo" });
  const given = { "@": "a", "@odata.etag": "b", "@odata.id": "accounts(1)" };
  expect(toColumns(given, map)).toMatchObject({ record: { string: "a", memo: "b" }, faults: [] });
  expect(aboutRow(given, map)).toEqual({ "@odata.id": "accounts(1)" });
});

test("a record comes back as it was, whatever its fields are called", () => {
  const columns = ["string", "memo", "integer", "choice"];
  fc.assert(
    fc.property(fields, (names) => {
      const map = resolved(
        names.map((each, at) => ({ field: { key: each }, mappedField: { key: columns[at] } })),
      );
      const given = Object.fromEntries([...map.keys()].map((each, at) => [each, at]));
      const { record, faults } = toColumns(given, map);
      expect(faults).toEqual([]);
      expect(Object.keys(toApp(record, map).mapped).sort()).toEqual(Object.keys(given).sort());
      expect(toApp(record, map).mapped).toEqual(given);
      expect(({} as Record<string, unknown>)["string"]).toBeUndefined();
    }),
  );
});

test("values of the app come back through any pairs of values", () => {
  const values = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(values, (apps) => {
      const pairs = apps.map((app, at) => [app, [1, 2, 9][at]]);
      const map = resolved([{ field: "a", mappedField: "choice", values: pairs }]);
      for (const app of apps) {
        const { record } = toColumns({ a: app }, map);
        expect(toApp(record, map).mapped).toEqual({ a: app });
      }
    }),
  );
});

describe("a key in the words of the app", () => {
  const map = resolved({ code: "string", number: "integer" });
  const { environment } = context;

  test("goes by its columns, whatever its values are", () => {
    const text = fc
      .string({ minLength: 1 })
      .filter((each) => each.trim() !== "" && !/[…]/.test(each));
    const usable = text.filter(
      (each) => !["undefined", "null", "[object Object]"].includes(each.trim()),
    );
    fc.assert(
      fc.property(usable, fc.integer(), (value, number) => {
        const literal = `'${value.replaceAll("'", "''")}'`;
        const given = `code=${literal},number=${number}`;
        expect(keyInColumns(environment, given, map)).toBe(`string=${literal},integer=${number}`);
      }),
    );
  });

  test.each([
    "00000000-0000-4000-8000-000000000001",
    "things(code='x')",
    "https://o.crm.dynamics.com/api/data/v9.2/things(string='x')",
    "other='x'",
    "nothing of the kind",
  ])("%s stays as it is", (text) => {
    expect(keyInColumns(environment, text, map)).toBe(text);
  });
});
