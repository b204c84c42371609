import { type Around, pairOf } from "./atoms";
import type { Facts, ValueFact } from "./facts";
import { containValues, queryCall } from "./queryCalls";
import { textOf } from "./tokens";
import type { InList } from "./tree";
import { allTexts, valueText } from "./valueText";

/**
 * `column in (…)` as Dataverse knows it: by its function `In`, by `ContainValues` for several choices in
 * one column, and value by value where no function is taken: under `not`, inside of lambdas, and for
 * columns of related records.
 */
export function writeIn(node: InList, around: Around, facts: Facts): ValueFact {
  const pair = pairOf({ node });
  if (pair?.literals.length !== node.values.length) {
    return { wrong: "in takes a column in front of it, and values in its brackets" };
  }
  const { path, literals } = pair;
  const column = facts.column(path);
  const isNot = node.negated !== around.isNot;
  const written = allTexts(literals.map((each) => valueText(path, each, facts)));
  if ("wrong" in written) return written;
  const values = written.texts;
  const plain = values.map((text) => (text.startsWith("'") ? textOf(text) : text));
  if (column?.isSeveral) {
    const numbers = plain.flatMap((text) => text.split(","));
    return { text: containValues(column.property, [...new Set(numbers)], isNot) };
  }
  const name = column?.path ?? path.text;
  const isPlain = !isNot && !around.isNegated && around.lambdas.length === 0 && !name.includes("/");
  const areTexts = literals.every(({ type }) => type !== "null" && type !== "alias");
  if (isPlain && areTexts && values.length > 1) {
    return { text: queryCall("In", column?.property ?? logicalName(name), plain) };
  }
  const each = values.map((text) => `${name} ${isNot ? "ne" : "eq"} ${text}`);
  const joined = each.join(isNot ? " and " : " or ");
  return { text: each.length > 1 ? `(${joined})` : joined };
}

/** Functions name a lookup by its column: `_ownerid_value` is `ownerid`. */
const logicalName = (name: string): string => /^_(.+)_value$/.exec(name)?.[1] ?? name;
