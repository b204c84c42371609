import fc from "fast-check";
import { InputError } from "../../../src/client/errors/InputError";
import { mayContradict } from "../../../src/client/keys/contradictions";
import { isUnambiguous, untypedKey } from "../../../src/client/keys/untypedKey";
import { readKeyText } from "../../../src/client/odata/keys/readKeyText";
import { expectAtOnce } from "../../linear/expectAtOnce";
import { anyText } from "../../support/anyText";
import { readKey } from "../odata/readKey";

/** The predicate of a text without a definition; undefined where it is no key. */
const alternateKey = (text: string): string | undefined => {
  const key = readKeyText(text, "Entity ID");
  return key.kind === "parts" ? untypedKey(key.parts, "Entity ID").predicate : undefined;
};

const GUID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
/** Texts that Dataverse can find a record by. */
const usable = anyText().filter((text) => text.trim() !== "" && !/[/<>*%&:\\?+]/.test(text));
const column = fc.stringMatching(/^[a-z_][a-z0-9_]{0,12}$/);

test.each([
  ["accountnumber='ABC123'", "accountnumber='ABC123'"],
  [
    "firstname='Joe',emailaddress1='abc@example.com'",
    "firstname='Joe',emailaddress1='abc%40example.com'",
  ],
  ["name='O''Brien',number=5", "name='O''Brien',number=5"],
  ["name='O'Brien',number=5", "name='O''Brien',number=5"],
  ["name=O'Brien", "name='O''Brien'"],
  ["name=O'Brien,number=5", "name='O''Brien',number=5"],
  ["number=5,name=O'Brien", "number=5,name='O''Brien'"],
  ["name='it's o'clock',number=5,code='x'", "name='it''s%20o''clock',number=5,code='x'"],
  ["name='a, b=c d'", "name='a%2C%20b%3Dc%20d'"],
  ["name='Smith, John',number=5", "name='Smith%2C%20John',number=5"],
  ["name=Smith, John", "name='Smith%2C%20John'"],
  ["name=Smith, John,number=5", "name='Smith%2C%20John',number=5"],
  ["name='a'',b=c'", "name='a''%2Cb%3Dc'"],
  ["name=''''", "name=''''"],
  ["name = 'x' , number = 5 ", "name='x',number=5"],
  ["number=5,", "number=5"],
  ["name='x' , ", "name='x'"],
  ["name='x,'", "name='x%2C'"],
  ["number=-5.25", "number=-5.25"],
  ["active=true", "active=true"],
  ["number='5'", "number='5'"],
  ["code=A-1", "code='A-1'"],
  [`_primarycontactid_value=${GUID}`, `_primarycontactid_value=${GUID}`],
  [`accountid=${GUID}`, `accountid=${GUID}`],
  [`externalid='${GUID}'`, `externalid='${GUID}'`],
  [`sensorid=${GUID},partitionid='device-001'`, `sensorid=${GUID},partitionid='device-001'`],
  ["birthdate=1980-01-01", "birthdate=1980-01-01"],
  ["startson=2024-01-31T10:20:30Z", "startson=2024-01-31T10%3A20%3A30Z"],
  ["name='Müller Söhne'", "name='M%C3%BCller%20S%C3%B6hne'"],
  ["name='(x)'", "name='(x)'"],
  ["name='a#b'", "name='a%23b'"],
  ["name='{x}'", "name='%7Bx%7D'"],
])("%s", (text, predicate) => {
  expect(alternateKey(text)).toBe(predicate);
});

test.each([
  ['{"accountnumber":"A-1"}', "accountnumber='A-1'"],
  [`{"name":"O'Brien, John","number":5}`, "name='O''Brien%2C%20John',number=5"],
  ['{"active":false,"rate":1.5}', "active=false,rate=1.5"],
  ['{"number":"5"}', "number='5'"],
  [`{"_parent_value":"${GUID}"}`, `_parent_value=${GUID}`],
  ['{"startson":"2024-01-31T10:20:30Z"}', "startson=2024-01-31T10%3A20%3A30Z"],
  ['{ "name" : "x" }', "name='x'"],
])("as JSON: %s", (text, predicate) => {
  expect(alternateKey(text)).toBe(predicate);
});

test.each([
  "",
  "   ",
  "abc",
  "name",
  "='x'",
  "5='x'",
  "a b='x'",
  "name='x",
  "a)='x'",
  "{}",
  "{name:'x'}",
  "[1]",
  "{]",
  "null",
])("%j is no alternate key", (text) => {
  expect(alternateKey(text)).toBeUndefined();
});

test.each([..."/<>*%&:\\?+"])("a %s in a value is refused, naming column and character", (bad) => {
  for (const text of [`name='a${bad}b'`, `name=a${bad}b`, JSON.stringify({ name: `a${bad}b` })]) {
    expect(() => alternateKey(text)).toThrow(InputError);
    expect(() => alternateKey(text)).toThrow(/in the value of name.*filter/);
    expect(() => alternateKey(text)).toThrow(JSON.stringify(bad));
  }
});

test.each([
  "name=",
  "name=,number=5",
  "name=''",
  'name=""',
  "name='  '",
  "number=5,name=''",
  "name='',number=5",
  "name=null",
  "name='undefined'",
  "name=[object Object]",
  "name=\u201c\u201d",
  '{"name":""}',
  '{"name":" ","number":5}',
  '{"name":null}',
])("%s has no value for name", (text) => {
  expect(() => alternateKey(text)).toThrow(InputError);
  expect(() => alternateKey(text)).toThrow(/Entity ID has no value for name/);
});

test.each(['{"name":["x"]}', '{"name":{"x":1}}'])("%s has no usable value", (text) => {
  expect(() => alternateKey(text)).toThrow(/no usable value for the key column name/);
});

test.each([
  ['name="DQ1"', "name='DQ1'"],
  ["name=\u201cDQ1\u201d", "name='DQ1'"],
  ["name=\u201eDQ1\u201c,number=5", "name='DQ1',number=5"],
  ["name=\u2018O\u2019Brien\u2019", "name='O%E2%80%99Brien'"],
  ["name=\u2019DQ1\u2019", "name='DQ1'"],
  ["name=\u00abDQ1\u00bb", "name='DQ1'"],
  ['name="a ""b"" c"', "name='a%20%22b%22%20c'"],
  ['name="a, b=c",number=5', "name='a%2C%20b%3Dc',number=5"],
  ['name="O\'Brien"', "name='O''Brien'"],
])("the quotation marks of %s are no part of the value", (text, predicate) => {
  expect(alternateKey(text)).toBe(predicate);
});

test.each([
  ["a=1", " ".repeat(60_000), "x"],
  ["a='", "'".repeat(60_001), "b=1"],
  ["", "a='',".repeat(12_000), ""],
  ["", "a='x'',a=''".repeat(6_000), ""],
  ["a=", "=,a".repeat(20_000), ""],
  ["", ",".repeat(60_000), ""],
  ["a='", "' ,".repeat(20_000), "x"],
  ["a=", "b, ".repeat(20_000), ""],
])("a long text takes no longer than its length (%#)", (before, middle, after) => {
  expectAtOnce(() => {
    try {
      alternateKey(before + middle + after);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
    }
  });
});

test.each(['{"a)/b(c":1}', '{"a,b":1}', '{"":1}', '{"a=1,b":1}'])(
  "%s would change the URL",
  (text) => {
    expect(() => alternateKey(text)).toThrow(/which is not a column/);
  },
);

describe("every usable text survives", () => {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

  test("quoted, beside others, whatever it looks like", () => {
    fc.assert(
      fc.property(fc.dictionary(column, usable, { minKeys: 1, maxKeys: 4 }), (key) => {
        const text = Object.entries(key)
          .map(([name, value]) => `${name}=${quoted(value)}`)
          .join(",");
        expect(readKey(alternateKey(text))).toEqual(Object.entries(key));
      }),
    );
  });

  test("quoted, with the syntax of keys inside", () => {
    const said = (text: string) => text.trim() !== "";
    const syntax = fc.string({ unit: fc.constantFrom("'", ",", "=", "b", " ", "(", ")", "5") });
    fc.assert(
      fc.property(syntax.filter(said), syntax.filter(said), (first, second) => {
        const text = `a=${quoted(first)},b=${quoted(second)}`;
        expect(readKey(alternateKey(text))).toEqual([
          ["a", first],
          ["b", second],
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("in JSON", () => {
    const text = usable.filter((value) => !/^[0-9a-f-]{36}$|^\d{4}-/i.test(value));
    fc.assert(
      fc.property(fc.dictionary(column, text, { minKeys: 1, maxKeys: 4 }), (key) => {
        expect(readKey(alternateKey(JSON.stringify(key)))).toEqual(Object.entries(key));
      }),
    );
  });
});

test("no text can leave the parentheses of the key", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      let predicate: string | undefined;
      try {
        predicate = alternateKey(`name=${text}`);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
      expect(predicate ?? "").not.toMatch(/[/?#\\\s]/);
    }),
  );
});

test.each<[name: string, value: string, quoted: boolean, isClear: boolean]>([
  ["_parentid_value", "7d577253-3ef0-4a0a-bb7f-8335c2596e70", false, true],
  ["_parentid_value", "Ann", false, false],
  ["name", "Ann", false, true],
  ["name", "5", true, true],
  ["name", "5", false, false],
  ["Name", "Ann", false, false],
])(
  "%s=%s can be sent before its column is known: quoted %p, %p",
  (name, value, quoted, isClear) => {
    expect(isUnambiguous([{ name, value, quoted }])).toBe(isClear);
  },
);

test.each<[record: Record<string, unknown>, may: boolean]>([
  [{ _code_value: "x" }, false],
  [{ "_Code_value@odata.bind": "y" }, true],
  [{ CODE: "y" }, true],
  [{ code: "" }, false],
  [{ _code: "y" }, false],
])("%j may contradict code='x': %p", (record, may) => {
  const key = { predicate: "code='x'", values: [{ column: "code", literal: "'x'" }] };
  expect(mayContradict(key, record)).toBe(may);
});
