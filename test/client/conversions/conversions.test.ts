import { CONVERSIONS, conversionOf, SOURCES } from "../../../src/client/conversions/conversions";
import { InputError } from "../../../src/client/errors/InputError";

const TARGETS = ["quote", "order", "invoice", "revision"] as const;
const pairs = SOURCES.flatMap((from) => TARGETS.map((to) => [from.logicalName, to, from] as const));

test.each(pairs)("of a record of %s: %s", (name, to, from) => {
  const found = CONVERSIONS.filter((each) => each.from.logicalName === name && each.to === to);
  if (found.length > 0) {
    expect([conversionOf(from, to)]).toEqual(found);
    return;
  }
  expect(() => conversionOf(from, to)).toThrow(InputError);
  const possible = CONVERSIONS.filter((each) => each.from === from).map((each) => each.to);
  expect(() => conversionOf(from, to)).toThrow(
    `a record of ${name} can become ${possible.join(" or ")}.`,
  );
});

test("each conversion leads to another message", () => {
  const messages = CONVERSIONS.map(({ message }) => message);
  expect(new Set(messages).size).toBe(messages.length);
});
