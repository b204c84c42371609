import { OPERATORS } from "../../conditions/operators";
import { nearest } from "../../errors/nearest";
import { attribute, children, elementName, parseFetchXml, type XmlNode } from "./parse";

/** Operators by the words of other languages. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ["=", "eq"],
  ["==", "eq"],
  ["equals", "eq"],
  ["equal", "eq"],
  ["!=", "ne"],
  ["<>", "ne"],
  ["notequals", "ne"],
  ["not-equal", "ne"],
  [">", "gt"],
  [">=", "ge"],
  ["gte", "ge"],
  ["<", "lt"],
  ["<=", "le"],
  ["lte", "le"],
  ["contains", "like, with % around the value"],
  ["startswith", "begins-with"],
  ["starts-with", "begins-with"],
  ["endswith", "ends-with"],
  ["is-null", "null"],
  ["isnull", "null"],
  ["is-not-null", "not-null"],
  ["containvalues", "contain-values"],
]);

const AGGREGATES = ["avg", "count", "countcolumn", "max", "min", "sum"];

/** Where a query that was refused has what Dataverse does not take, and what it takes there. */
export function fetchHint(xml: string, message: string): string | undefined {
  const elements = everyElement(parseFetchXml(xml).fetch);
  const conditions = elements.filter((node) => elementName(node) === "condition");
  if (/condition operator/i.test(message)) return operatorHint(conditions);
  if (/aggregate/i.test(message)) return aggregateHint(elements);
  return typeHint(conditions, message) ?? valueHint(conditions, message);
}

const everyElement = (node: XmlNode): XmlNode[] => [node, ...children(node).flatMap(everyElement)];

const operatorHint = (conditions: readonly XmlNode[]): string | undefined => {
  for (const node of conditions) {
    const operator = attribute(node, "operator") ?? "";
    if (OPERATORS.includes(operator)) continue;
    const lower = operator.trim().toLowerCase();
    const right = OTHER_WORDS.get(lower) ?? nearest(lower, OPERATORS)[0];
    const advice =
      right === undefined ? "expected one such as eq, ne, like, in, null" : `write ${right}`;
    return `The condition on ${attribute(node, "attribute") ?? "?"} has the operator ${JSON.stringify(operator)}: ${advice}`;
  }
  return undefined;
};

const aggregateHint = (elements: readonly XmlNode[]): string | undefined => {
  for (const node of elements) {
    const given = elementName(node) === "attribute" ? attribute(node, "aggregate") : undefined;
    if (given === undefined || AGGREGATES.includes(given)) continue;
    return `The attribute ${attribute(node, "name") ?? "?"} has the aggregate ${JSON.stringify(given)}; expected one of ${AGGREGATES.join(", ")}`;
  }
  return undefined;
};

const WANTED: readonly (readonly [type: RegExp, fits: RegExp, words: string])[] = [
  [
    /Int16|Int32|Int64|Decimal|Double|Single/,
    /^-?\d+(?:\.\d+)?$/,
    "a number is wanted, with a point for decimals; a choice is compared by its number, which List Choices shows",
  ],
  [/Boolean/, /^(?:0|1|true|false)$/i, "1 or 0 is wanted"],
  [/Guid/, /^\{?[0-9a-f-]{36}\}?$/i, "the GUID of a record is wanted"],
  [/DateTime/, /^\d{4}-\d{2}-\d{2}/, "a date such as 2024-01-31 or 2024-01-31T00:00:00Z is wanted"],
];

const typeHint = (conditions: readonly XmlNode[], message: string): string | undefined => {
  const [, column, type = ""] =
    /attribute '([^']+)': expected argument\(s\) of type '([^']+)'/i.exec(message) ?? [];
  const [, fits, words] = WANTED.find(([known]) => known.test(type)) ?? [];
  if (!column || !fits || !words) return undefined;
  const bare = column.slice(column.lastIndexOf(".") + 1);
  const found = conditions
    .filter((node) => attribute(node, "attribute")?.trim() === bare)
    .flatMap(valuesOf)
    .find((value) => !fits.test(value.trim()));
  const given = found === undefined ? "" : ` has the value ${JSON.stringify(found.slice(0, 80))}`;
  return `The condition on ${bare}${given}: ${words}`;
};

/** A value that the refusal quotes belongs to the one condition that has it. */
const valueHint = (conditions: readonly XmlNode[], message: string): string | undefined => {
  const value = /value '([^']+)'/i.exec(message)?.[1];
  const found = conditions.filter((node) => value !== undefined && valuesOf(node).includes(value));
  const [first, ...others] = found;
  if (!first || others.length > 0) return undefined;
  return `This is the value of the condition on ${attribute(first, "attribute") ?? "?"} with the operator ${attribute(first, "operator") ?? "?"}`;
};

const valuesOf = (node: XmlNode): string[] => {
  const own = attribute(node, "value");
  const more = children(node).flatMap((child) =>
    elementName(child) === "value"
      ? [
          children(child)
            .flatMap((text) => text["#text"] ?? [])
            .join(""),
        ]
      : [],
  );
  return own === undefined ? more : [own, ...more];
};
