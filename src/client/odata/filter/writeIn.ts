import { type Around, pairOf } from "./atoms";
import type { Facts, ValueFact } from "./facts";
import { containValues, queryCall } from "./queryCalls";
import { textOf } from "./tokens";
import type { InList } from "./tree";
import { allWrong, valueText } from "./valueText";

/**
 * `column in (…)` as Dataverse knows it: by its function `In`, by `ContainValues` for several choices in
 * one column, and value by value where no function is taken: under `not`, inside of lambdas, and for
 * columns of related records.
 */
export function writeIn(node: InList, around: Around, facts: Facts): ValueFact {
  const { path, literals = [] } = pairOf({ node }) ?? {};
  if (!path || literals.length !== node.values.length) {
    return { wrong: "in takes a column in front of it, and values in its brackets" };
  }
  const column = facts.column(path);
  const isNot = node.negated !== around.isNot;
  const written = literals.map((each) => valueText(path, each, facts) ?? { text: each.text });
  const wrong = allWrong(written);
  if (wrong) return wrong;
  const values = written.flatMap((value) => ("text" in value ? [value.text] : []));
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
