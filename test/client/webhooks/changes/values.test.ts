import fc from "fast-check";
import { readJson } from "../../../../src/client";
import { matchesAny } from "../../../../src/client/webhooks/changes/matchesValue";
import { sameValue } from "../../../../src/client/webhooks/changes/valueKey";
import { unfold } from "../../../../src/client/webhooks/events/unwrap";

const id = fc.uuid();
const table = fc.constantFrom("account", "contact", "systemuser");
const lookup = fc.record({ id, table, name: fc.option(fc.string()) });
const party = fc.record({
  id,
  table: fc.constant("activityparty"),
  columns: fc.record({ activitypartyid: id, partyid: lookup, participationtypemask: fc.nat(9) }),
  formatted: fc.constant({}),
});
const choices = fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 5 });
const value = fc.oneof(
  fc.constantFrom(null, true, false),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ minLength: 1 }),
  choices,
  lookup,
  fc.array(party, { minLength: 1, maxLength: 3 }),
);

/** A value as another image of the same row may have it: names changed, lists in other order, new rows. */
const again = (given: unknown): unknown => {
  if (Array.isArray(given)) return given.map(again).reverse();
  if (typeof given !== "object" || given === null) return given;
  if ("columns" in given) {
    const { columns, ...row } = given as { columns: object };
    return { ...row, id: "0", columns: { ...columns, activitypartyid: "0" } };
  }
  return { ...given, name: "renamed" };
};

test("a value is the same as itself, however lists are ordered and rows are called", () => {
  fc.assert(fc.property(value, (given) => sameValue(given, again(given))));
});

test("values that differ are different, either way round", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (one, other) => {
      expect(sameValue(one, other)).toBe(one === other);
      expect(sameValue(String(one), one)).toBe(false);
      expect(sameValue([one], [one, other])).toBe(one === other && false);
    }),
  );
  fc.assert(
    fc.property(value, value, (one, other) => sameValue(one, other) === sameValue(other, one)),
  );
  fc.assert(
    fc.property(lookup, id, table, (one, otherId, otherTable) => {
      const other = { ...one, id: otherId, table: otherTable };
      return sameValue(one, other) === (otherId === one.id && otherTable === one.table);
    }),
  );
});

test.each<[unknown, unknown, boolean]>([
  [null, undefined, true],
  [null, "", true],
  [null, [], true],
  [null, 0, false],
  [null, false, false],
  ["a", "A", false],
  ["a", "a ", false],
  [0, -0, true],
  [1, true, false],
  [readJson("12345678901234567890.10"), readJson("12345678901234567890.1"), true],
  [readJson("12345678901234567890.10"), readJson("12345678901234567890.2"), false],
  [12.5, 12.5, true],
  [unfold({ __type: "Money:x", Value: 12.5 }), 12.5, true],
  [unfold("/Date(1506384247000)/"), unfold("/Date(1506384247000+0000)/"), true],
  // No number of JSON, but one of a serializer that knows more of them.
  [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, false],
  [{ id: "A", name: "x" }, { id: "a", table: null }, true],
  [{ id: "a", table: "account" }, { id: "a", table: "contact" }, false],
  [{ columns: { addressused: "A@x.example" } }, { columns: { addressused: "a@x.example" } }, true],
  [{ columns: { addressused: "a@x.example" } }, { columns: { addressused: "b@x.example" } }, false],
  [{ columns: { a: 1, b: 2 } }, { columns: { b: 2, a: 1 } }, true],
  [{ columns: { a: 1 } }, { columns: { a: 2 } }, false],
  [{ a: 1, b: [2, 1] }, { b: [1, 2], a: 1 }, true],
  [{ a: 1 }, { b: 1 }, false],
])("%p and %p: %p", (one, other, expected) => {
  expect(sameValue(one, other)).toBe(expected);
});

const shown = (given: unknown, label: string | null = null) => ({ value: given, label });
const mail = (address: string) => ({ columns: { partyid: null, addressused: address } });
const owner = { id: "75c2dd85-e89e-e711-8122-000d3aa2331c", table: "systemuser", name: "Ada" };

test.each<[string, unknown, string | null, boolean]>([
  ["(empty)", null, null, true],
  [" (EMPTY) ", [], null, true],
  ["(empty)", "(empty)", null, false],
  ["0", null, null, false],
  ["2", 2, "Propose", true],
  ["02.0", 2, null, true],
  [" propose ", 2, "Propose", true],
  ["Prop", 2, "Propose", false],
  ["yes", true, null, true],
  ["1", true, null, true],
  ["no", true, null, false],
  ["Allowed", true, "Allowed", true],
  ["12.50", 12.5, "€12.50", true],
  ["€12.50", 12.5, "€12.50", true],
  ["1,2", [2, 1], "B; A", true],
  ["2", [2, 1], "B; A", false],
  ["a;b", [2, 1], "B; A", true],
  ["1,2,3", [2, 1], null, false],
  [owner.id.toUpperCase(), owner, null, true],
  [`{${owner.id}}`, owner, null, true],
  [`systemusers(${owner.id})`, owner, null, true],
  ["ada", owner, null, true],
  ["ada", { id: null, name: null }, null, false],
  ["ada; b@x.example", [{ columns: { partyid: owner } }, mail("B@x.example")], null, true],
  ["ada, b@x.example", [{ columns: { partyid: owner } }, mail("B@x.example")], null, false],
  ["ada", [{ columns: { partyid: owner } }, mail("B@x.example")], null, false],
  ["c@x.example", [mail("b@x.example")], null, false],
  ["b@x.example", [{ columns: {} }], null, false],
  ["Litware, Inc.", { id: owner.id, table: "account", name: null }, "Litware, Inc.", true],
  ["2026-01-31", "2026-01-31T00:00:00Z", null, true],
  ["2026-01-31T02:00:00+02:00", "2026-01-31T00:00:00Z", null, true],
  ["2026-01-30", "2026-01-31T00:00:00Z", null, false],
  ["Stra\u00dfe", "STRAßE", null, true],
  ["cafe\u0301", "Caf\u00e9", null, true],
])("%p means %p (%p): %p", (text, given, label, expected) => {
  expect(matchesAny([text], shown(given, label))).toBe(expected);
});

test("every value is met by what it says of itself, and never by (empty)", () => {
  const simple = fc.oneof(fc.integer(), fc.boolean(), fc.string(), choices);
  fc.assert(
    fc.property(simple, (given) => {
      const text = String(given).trim();
      fc.pre(text !== "");
      expect(matchesAny([text], shown(given))).toBe(true);
      expect(matchesAny(["(empty)"], shown(given))).toBe(false);
    }),
  );
});
