import type { Argument, Call, Node } from "../odata/filter/tree";
import { operatorOf } from "./operators";
import type { FetchCondition } from "./types";
import { plainValue } from "./values";

const NAMESPACE = "Microsoft.Dynamics.CRM.";

/** What one of Dataverse's query functions says, or why FetchXML cannot. */
export function queryFunctionCondition(
  { name, args }: Call,
  isNot: boolean,
): FetchCondition | { readonly why: string } {
  const operator = name.startsWith(NAMESPACE) && operatorOf(name.slice(NAMESPACE.length));
  if (!operator) return { why: "is a function that FetchXML has no operator for" };
  if (isNot) return { why: "is a function that Dataverse takes no not in front of" };
  const property = args.find((each) => each.name === "PropertyName")?.value;
  const attribute = property && plainValue(property, true);
  if (!attribute || attribute.includes("/")) return { why: "names no column of the table" };
  const values = valuesOf(args);
  if (!values) return { why: "has a value that cannot be read" };
  return {
    kind: "condition",
    attribute: /^_(.+)_value$/.exec(attribute)?.[1] ?? attribute,
    operator,
    values,
  };
}

/** Those of `PropertyValue`, `PropertyValues`, and of `PropertyValue1` before `PropertyValue2`. */
const valuesOf = (args: readonly Argument[]): readonly string[] | undefined => {
  const given = args
    .filter(({ name }) => name?.startsWith("PropertyValue"))
    .sort((one, other) => String(one.name).localeCompare(String(other.name)));
  const values = given.flatMap(({ value }) => textsIn(value));
  return values.every((value): value is string => typeof value === "string") ? values : undefined;
};

const textsIn = (node: Node): readonly (string | null | undefined)[] =>
  node.kind === "list" ? node.values.map(listed) : [plainValue(node, true)];

/** A list is JSON, with either kind of quotes. */
const listed = (text: string): string | undefined => {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll(/\\(["'\\/])/g, "$1");
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
};
