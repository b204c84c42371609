import { choiceValue, multiChoiceValue } from "../../../src/client/values/choice";
import { columnNamed } from "../../../src/client/values/columnNamed";
import { dateTimeValue } from "../../../src/client/values/dateTime";
import { keyLiteral } from "../../../src/client/values/keys/keyLiteral";
import { whyNoKey } from "../../../src/client/values/keys/typedKey";
import { numberValue } from "../../../src/client/values/number";
import { principalOf } from "../../../src/client/values/principal";
import { rememberedLookups } from "../../../src/client/values/rememberedLookups";
import { statusOfAnotherState } from "../../../src/client/values/stateAndStatus";
import type { TypingOptions } from "../../../src/client/values/types";
import { typeValue } from "../../../src/client/values/typeValue";
import { column, context, tables, thing } from "./fixtures";

const GUID = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";
const options: TypingOptions = { mode: "update", timeZone: "UTC", emptyValues: "omit" };
const wrong = (words: RegExp) => ({ wrong: expect.stringMatching(words) });

describe("a choice", () => {
  const label = (value: number, text: string) => ({ value, label: text, labels: [text] });

  test("without known options is its number, which nobody can check", () => {
    expect(choiceValue("Red", column("choice"), options)).toEqual(wrong(/expected a number/));
    expect(multiChoiceValue("Red", column("multichoice"), options)).toEqual(wrong(/a number/));
  });

  test("whose label is a list of other labels is refused", () => {
    const own = [label(1, "Red"), label(2, "Blue"), label(3, "Red, Blue")];
    const several = column("multichoice", { options: own });
    expect(multiChoiceValue("Red, Blue", several, options)).toEqual(
      wrong(/is the label of 3, and a list of labels too; give the numbers/),
    );
  });
});

test.each([
  [new Date("2024-12-31T17:30:00Z"), { value: "2024-12-31T17:30:00Z" }],
  [new Date(Number.NaN), wrong(/is not a date/)],
  ["9999-12-31T23:59:59-05:00", wrong(/beyond the calendar/)],
  ["1753-01-01T00:00:00+05:00", wrong(/beyond the calendar/)],
])("the time %p", (given, expected) => {
  const time = column("datetime", { dateBehavior: "UserLocal" });
  expect(dateTimeValue(given, time, options)).toEqual(expected);
});

test("a number beyond all numbers is out of range", () => {
  expect(numberValue("1e999", column("double"), options)).toEqual(wrong(/is out of range/));
});

test("what lookups say stays as it is given", () => {
  for (const kind of ["lookup", "customer", "owner", "partylist"] as const) {
    expect(typeValue("x", column(kind), options)).toEqual({ value: "x" });
  }
});

describe("a picture", () => {
  const PIXEL =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/5ncW1wAAAABJRU5ErkJggg==";
  const image = (value: unknown) => typeValue(value, column("image"), options);

  test.each([
    PIXEL,
    ` ${PIXEL}\n`,
    `data:image/png;base64,${PIXEL}`,
    PIXEL.replace(/.{64}/g, "$&\r\n"),
  ])("is its Base64: %j", (given) => expect(image(given)).toEqual({ value: PIXEL }));

  test("clears its column where it is null", () => expect(image(null)).toEqual({ value: null }));

  test.each([
    "a picture",
    "abc",
    "a===",
    " ",
    "data:image/png;base64,",
    `data:text/plain;base64,${PIXEL}`,
    "undefined",
    5,
    true,
    {},
    [PIXEL],
    Buffer.from("x"),
    { type: "Buffer", data: [1, 2] },
    { data: PIXEL, contentType: "image/png" },
    new Date(Number.NaN),
    () => PIXEL,
  ])("is not %p", (given) => expect(image(given)).toEqual(wrong(/is no picture/)));
});

test.each([
  [Number.NaN, /^NaN is not text/],
  [Number.NEGATIVE_INFINITY, /^-Infinity is not text/],
  [new Date(Number.NaN), /^Invalid Date is not text/],
])("%p is no text", (given, words) => {
  expect(typeValue(given, column("string"), options)).toEqual(wrong(words));
});

test.each([
  [{ statecode: 0, statuscode: 5 }, "Done (5) belongs to the status Closed, not to Open"],
  [{ statecode: 7, statuscode: 5 }, "Done (5) belongs to the status Closed, not to 7"],
  [{ statecode: 1, statuscode: 5 }, undefined],
])("%j", (record, why) => {
  expect(statusOfAnotherState(record, thing)).toBe(why);
});

test("a state without options goes by its number", () => {
  const columns = new Map([...thing.columns, ["statecode", column("state")] as const]);
  expect(statusOfAnotherState({ statecode: 0, statuscode: 5 }, { ...thing, columns })).toBe(
    "Done (5) belongs to the status 1, not to 0",
  );
});

describe("the value of a key", () => {
  const lookup = column("lookup", { logicalName: "parentid" });

  test.each([GUID, { id: GUID }, `{${GUID.toUpperCase()}}`])(
    "%j is the id of a record",
    (value) => {
      expect(keyLiteral(lookup, value)).toEqual({
        name: "_parentid_value",
        value: { column: "parentid", literal: GUID },
      });
    },
  );

  test.each(["Ann", 5, { name: "Ann" }, { id: 5 }])("%j is none", (value) => {
    expect(keyLiteral(lookup, value)).toEqual(
      wrong(/is not the id of a record, which a lookup in/),
    );
  });

  test("of a key whose index has not said how it is cannot be used yet", () => {
    const key = { logicalName: "k", displayName: undefined, columns: ["string"] };
    const withStatus = (status: string) => ({ ...thing, keys: [{ ...key, status }] });
    expect(whyNoKey(["string"], withStatus(""))).toMatch(/its index is not ready, and has to be/);
    expect(whyNoKey(["string"], withStatus("Failed"))).toMatch(/its index is Failed/);
    expect(whyNoKey(["string"], withStatus("Active"))).toBeUndefined();
  });
});

test("a display name that two columns share names neither", () => {
  const named = (...names: string[]) =>
    new Map(
      names.map((logicalName) => [
        logicalName,
        column("string", { logicalName, displayName: "Phone" }),
      ]),
    );
  expect(columnNamed("phone", { ...thing, columns: named("a") })?.logicalName).toBe("a");
  expect(columnNamed("phone", { ...thing, columns: named("a", "b") })).toBeUndefined();
});

describe("lookups of many rows", () => {
  const [account] = tables;
  if (!account) throw new Error("There is no table.");

  test("ask for users, teams and similar names only where somebody can answer", async () => {
    const lookups = rememberedLookups(context);
    expect(lookups.principals).toBeUndefined();
    expect(await lookups.nearestNames?.(account, "Onw")).toEqual([]);
  });

  test("forget at once what is too much to keep, and ask for it again", async () => {
    const asked: string[] = [];
    const lookups = rememberedLookups({
      ...context,
      idsByName: (_, name) => {
        asked.push(name);
        return Promise.resolve([]);
      },
    });
    for (let at = 0; at < 20_001; at += 1) await lookups.idsByName(account, `n${at}`);
    await lookups.idsByName(account, "n20000");
    await lookups.idsByName(account, "n0");
    expect(asked.slice(-2)).toEqual(["n20000", "n0"]);
    expect(asked).toHaveLength(20_002);
  });
});

describe("a user or a team", () => {
  const users = tables.find(({ logicalName }) => logicalName === "systemuser");
  const asked = {
    ...context,
    table: async (name: string) => (name === "Benutzer" ? users : undefined),
  };

  test("may be named by any name of its table", async () => {
    expect(await principalOf({ table: "Benutzer", id: GUID }, asked)).toEqual({
      table: "systemuser",
      id: GUID,
    });
  });

  test.each<[value: unknown, words: RegExp]>([
    [{ table: "team", key: { name: "x" } }, /there is no table team/],
    [{ table: "Kunden", id: GUID }, /is neither a user nor a team/],
    ["Ann", /no user or team is called "Ann"/],
    [GUID, /no systemuser or team has the ID/],
  ])("%j is refused", async (value, words) => {
    expect(await principalOf(value, asked)).toEqual(wrong(words));
  });

  test("a key of its table that is none is refused, and one that leads to nobody as well", async () => {
    expect(await principalOf({ table: "team", key: { nosuch: 1 } }, context)).toEqual(
      wrong(/no column of team/),
    );
    expect(await principalOf("teams(accountnumber='x')", context)).toEqual(
      wrong(/there is no \/teams\(/),
    );
  });

  test("of several, one that has neither name nor address goes by its path", async () => {
    const row = { table: "team", id: GUID, isActive: true } as const;
    const principals = () => Promise.resolve([row, { ...row, name: "Sales" }]);
    expect(await principalOf("Sales", { ...context, principals })).toEqual(
      wrong(new RegExp(`give one of /teams\\(${GUID}\\), /teams\\(${GUID}\\) \\(Sales\\)`)),
    );
  });
});
