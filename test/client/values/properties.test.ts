import { startSandbox } from "dataverse-sandbox";
import fc from "fast-check";
import { KEY_TYPING } from "../../../src/client/values/keys/keyLiteral";
import { mayBeSentUntyped } from "../../../src/client/values/mayBeSentUntyped";
import { numberValue } from "../../../src/client/values/number";
import { readReference } from "../../../src/client/values/reference";
import { splitList } from "../../../src/client/values/splitList";
import { expectAtOnce } from "../../linear/expectAtOnce";
import { column, context } from "./fixtures";

const { environment } = context;

describe("what may be sent before its column is known", () => {
  const numbers = fc.oneof(
    fc.double().map(String),
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.stringMatching(/^[0-9TtZzEe:.,+\- ]*$/),
    fc.constantFrom("INF", "-INF", "NaN", "Infinity", ""),
  );

  test("never a text that a reader of numbers, dates or times may take", () => {
    fc.assert(fc.property(numbers, (text) => !mayBeSentUntyped("accounts", { name: text })));
  });

  test("a text with any other letter, under a column that every write sets", () => {
    const text = fc.tuple(fc.string(), fc.constantFrom("a", "X", "ß", "щ", "字"), fc.string());
    fc.assert(fc.property(text, (parts) => mayBeSentUntyped("accounts", { name: parts.join("") })));
  });

  test("never an object, a list, a column of makers, or an annotation", () => {
    const name = fc.constantFrom("new_score", "fullname", "createdon", "x@odata.bind", "__proto__");
    fc.assert(
      fc.property(name, fc.jsonValue(), (key, value) => {
        expect(mayBeSentUntyped("accounts", Object.fromEntries([[key, value]]))).toBe(false);
      }),
    );
    expect(mayBeSentUntyped("accounts", { name: {} })).toBe(false);
    expect(mayBeSentUntyped("accounts", { name: ["x"] })).toBe(false);
  });

  test("only under columns that no table's definition calls read-only", async () => {
    const sandbox = await startSandbox({ seed: "empty" });
    try {
      for (const { logicalName, setName, columns } of sandbox.store.schema.tables.values()) {
        // Its rows are never created by themselves.
        if (logicalName === "activityparty") continue;
        for (const { name, validForCreate, validForUpdate } of columns.values()) {
          const isReadOnly = validForCreate === false || validForUpdate === false;
          for (const table of [logicalName, setName, logicalName.toUpperCase()]) {
            const passes = isReadOnly && mayBeSentUntyped(table, { [name]: "text" });
            expect([table, name, passes]).toEqual([table, name, false]);
          }
        }
      }
    } finally {
      await sandbox.close();
    }
  });
});

describe("references", () => {
  test("any value has one meaning or a reason, and none throws", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), (value) => {
        expect(readReference(value, environment).kind).toMatch(/^\w+$/);
      }),
    );
  });

  test.each(["(", "a(", "https://aaa", " ", "$", "%", "{", "a=", "'", ","])(
    "long texts of %j are read in no time",
    (part) => {
      const text = part.repeat(60_000 / part.length);
      expectAtOnce(() => {
        readReference(text, environment);
        readReference(`accounts(${text})`, environment);
        splitList(text);
        mayBeSentUntyped("accounts", { name: text });
      });
    },
  );
});

test("a number of many zeros is read in no time", () => {
  const text = `${"0".repeat(60_000)}1`;
  expectAtOnce(() =>
    expect(numberValue(text, column("integer"), KEY_TYPING)).toEqual({ value: 1 }),
  );
});

test("a list that is split and joined again has the same parts", () => {
  const part = fc
    .stringMatching(/^[a-z@. ]+$/)
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const kept = part.map((text) => `"${text}, ${text}" <${text}>`);
  fc.assert(
    fc.property(fc.array(fc.oneof(part, kept)), fc.constantFrom(";", ",", " , "), (parts, by) => {
      expect(splitList(parts.join(by))).toEqual(parts);
    }),
  );
});
