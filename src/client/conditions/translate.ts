import { searchCompared, ungrouped } from "../odata/filter/atoms";
import { SEARCHES } from "../odata/filter/literalForms";
import { print } from "../odata/filter/print";
import type { Call, Compare, InList, Node, Path } from "../odata/filter/tree";
import { queryFunctionCondition } from "./queryFunctions";
import type { FetchPart } from "./types";
import { fitsXml, plainValue, searchPattern, type Value } from "./values";

/** What a filter says in FetchXML, or all that cannot be said there, each with the reason. */
export type Translated = { readonly part: FetchPart } | { readonly refused: readonly string[] };

export interface Columns {
  /** Whether a column holds days without a time: a day means the midnight of UTC for any other. */
  readonly isDay: (column: string) => boolean;
}

/**
 * The conditions of FetchXML that yield the rows of an OData filter. The filter is read, repaired and written
 * with the values of its columns before. Dataverse runs both by one engine, which has no `not`: it has an
 * opposite for each operator, and `ne` and `not-like` hold for rows without a value in either language. Pure.
 */
export function toFetchConditions(tree: Node, columns: Columns): Translated {
  const refused: string[] = [];
  const refuse: Refuse = (node, why) => {
    refused.push(`${shown(node)} (${why})`);
    return NOTHING;
  };
  const part = translate(tree, { isNot: false, refuse, columns });
  return refused.length > 0 ? { refused } : { part };
}

type Refuse = (node: Node, why: string) => FetchPart;

interface Around {
  /** Whether an odd number of `not` is around it. */
  readonly isNot: boolean;
  readonly refuse: Refuse;
  readonly columns: Columns;
}

const translate = (node: Node, around: Around): FetchPart => {
  const { isNot, refuse } = around;
  switch (node.kind) {
    case "group":
      return translate(node.inner, around);
    case "not":
      return translate(node.operand, { ...around, isNot: !isNot });
    case "and":
    case "or": {
      const type = (node.kind === "and") === isNot ? "or" : "and";
      return together(
        type,
        node.operands.map((each) => translate(each, around)),
      );
    }
    case "compare":
      return comparison(node, around);
    case "in":
      return list(node, around);
    case "call":
      return call(node, around);
    case "lambda":
      return refuse(node, "asks for rows of another table");
    default:
      return refuse(node, "is no comparison");
  }
};

/** In the place of what is refused, so that the rest is looked at too. */
const NOTHING: FetchPart = { kind: "filter", type: "and", parts: [] };

/** Conditions of one kind need no filter within each other. */
const together = (type: "and" | "or", parts: readonly FetchPart[]): FetchPart => ({
  kind: "filter",
  type,
  parts: parts.flatMap((part) =>
    part.kind === "filter" && part.type === type ? part.parts : [part],
  ),
});

const condition = (attribute: string, operator: string, values: readonly string[]): FetchPart => ({
  kind: "condition",
  attribute,
  operator,
  values,
});

type Operator = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  ...{ eq: "ne", ne: "eq", gt: "le", le: "gt", ge: "lt", lt: "ge" },
};
/** The operator with its sides the other way round. */
const TURNED: Readonly<Record<Operator, Operator>> = {
  ...{ eq: "eq", ne: "ne", gt: "lt", lt: "gt", ge: "le", le: "ge" },
};

const isOperator = (text: string): text is Operator => Object.hasOwn(OPPOSITE, text);

const comparison = (node: Compare, around: Around): FetchPart => {
  const { isNot, refuse, columns } = around;
  const search = searchCompared(node);
  if (search) return call(search.call, { ...around, isNot: search.isWanted === isNot });
  const [one, other] = [ungrouped(node.left), ungrouped(node.right)];
  const isTurned = one.kind === "literal" && other.kind === "path";
  const [left, right] = isTurned ? [other, one] : [one, other];
  if (!isOperator(node.operator)) return refuse(node, `has no operator ${node.operator}`);
  const turned = isTurned ? TURNED[node.operator] : node.operator;
  const operator = isNot ? OPPOSITE[turned] : turned;
  const column = left.kind === "path" ? columnOf(left) : undefined;
  if (column === undefined) return refuse(node, whyNoColumn(left));
  if (right.kind === "path") {
    const otherColumn = columnOf(right);
    if (otherColumn === undefined) return refuse(node, whyNoColumn(right));
    return { kind: "condition", attribute: column, operator, values: [], otherColumn };
  }
  const value = plainValue(right, columns.isDay(column));
  if (value === undefined) return refuse(node, "compares with no value");
  if (!fitsXml(value)) return refuse(node, NO_XML);
  if (value !== null) return condition(column, operator, [value]);
  if (operator !== "eq" && operator !== "ne") return refuse(node, "null has no order");
  return condition(column, operator === "eq" ? "null" : "not-null", []);
};

/** `not in` as Dataverse is sent it in OData too: value by value, which holds for rows without a value. */
const list = (node: InList, { isNot, refuse, columns }: Around): FetchPart => {
  const left = ungrouped(node.left);
  const column = left.kind === "path" ? columnOf(left) : undefined;
  if (column === undefined) return refuse(node, whyNoColumn(left));
  const values = node.values.map((each) => plainValue(ungrouped(each), columns.isDay(column)));
  if (values.some((value) => value === undefined)) return refuse(node, "lists what is no value");
  if (!values.every(fitsXml)) return refuse(node, NO_XML);
  if (node.negated !== isNot) {
    return together(
      "and",
      values.map((value) => notEqual(column, value ?? null)),
    );
  }
  const texts = values.filter((value): value is string => typeof value === "string");
  const parts = [
    ...(texts.length > 0 ? [condition(column, "in", texts)] : []),
    ...(texts.length < values.length ? [condition(column, "null", [])] : []),
  ];
  return parts.length === 1 && parts[0] ? parts[0] : together("or", parts);
};

const notEqual = (column: string, value: NonNullable<Value> | null): FetchPart =>
  value === null ? condition(column, "not-null", []) : condition(column, "ne", [value]);

const call = (node: Call, { isNot, refuse }: Around): FetchPart => {
  if (!SEARCHES.has(node.name)) {
    const found = queryFunctionCondition(node, isNot);
    if ("why" in found) return refuse(node, found.why);
    return found.values.every(fitsXml) ? found : refuse(node, NO_XML);
  }
  const [path, text] = node.args.map(({ value }) => ungrouped(value));
  const column = path?.kind === "path" ? columnOf(path) : undefined;
  if (column === undefined || path === undefined) return refuse(node, whyNoColumn(path));
  const value = text && plainValue(text, false);
  if (typeof value !== "string") return refuse(node, "searches for no text");
  if (!fitsXml(value)) return refuse(node, NO_XML);
  return condition(column, isNot ? "not-like" : "like", [searchPattern(node.name, value)]);
};

/** A lookup is read as `_x_value`, and is the attribute `x`; undefined for a path to another table. */
const columnOf = ({ text }: Path): string | undefined =>
  /[/$]/.test(text) ? undefined : (/^_(.+)_value$/.exec(text)?.[1] ?? text);

const whyNoColumn = (node: Node | undefined): string =>
  node?.kind === "path" ? "asks for a column of another table" : "has no plain column on one side";

const NO_XML = "has a control character, which XML has not";

const MOST_SHOWN = 120;

const shown = (node: Node): string => {
  const text = print(node);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
};
