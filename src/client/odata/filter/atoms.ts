import { SEARCHES } from "./literalForms";
import { textOf } from "./tokens";
import type { Argument, Call, Compare, InList, Lambda, Literal, Node, Not, Path } from "./tree";

/** One condition of a filter, and what is around it. */
export interface Atom {
  readonly node: Compare | InList | Call;
  /** The `not` right in front of it. */
  readonly not: Not | undefined;
  /** Whether any `not` is around it. */
  readonly isNegated: boolean;
  /** The lambdas around it, the outermost first. */
  readonly lambdas: readonly Lambda[];
}

/** What a condition is written by: whether a `not` is right in front of it, or further out. */
export type Around = Pick<Atom, "isNegated" | "lambdas"> & { readonly isNot: boolean };

/** The conditions of a filter, from the left. */
export function atomsIn(tree: Node): Atom[] {
  const atoms: Atom[] = [];
  const visit = (node: Node, not: Not | undefined, around: Omit<Atom, "node" | "not">): void => {
    switch (node.kind) {
      case "compare":
      case "in":
      case "call":
        atoms.push({ node, not, ...around });
        return;
      case "not":
        // Brackets around one condition alone change nothing.
        visit(ungrouped(node.operand), node, { ...around, isNegated: true });
        return;
      case "group":
        visit(node.inner, undefined, around);
        return;
      case "and":
      case "or":
        for (const each of node.operands) visit(each, undefined, around);
        return;
      case "lambda": {
        const lambdas = [...around.lambdas, node];
        if (node.body) visit(node.body, undefined, { ...around, lambdas });
        return;
      }
      default:
        return;
    }
  };
  visit(tree, undefined, { isNegated: false, lambdas: [] });
  return atoms;
}

/** A column and the values it is compared with, or searched for. */
export interface Pair {
  readonly path: Path;
  readonly literals: readonly Literal[];
  /** The other column, where two are compared. */
  readonly other?: Path;
}

/** What a condition compares; undefined for what no definition could change. */
export function pairOf({ node }: Pick<Atom, "node">): Pair | undefined {
  if (node.kind === "call") return pairOfCall(node);
  const left = ungrouped(node.left);
  if (node.kind === "in") {
    if (left.kind !== "path") return undefined;
    return { path: left, literals: node.values.map(ungrouped).filter(isLiteral) };
  }
  const right = ungrouped(node.right);
  const search = searchCompared(node);
  if (search) return pairOfCall(search.call);
  if (left.kind === "path" && isLiteral(right)) return { path: left, literals: [right] };
  if (left.kind === "path" && right.kind === "path") {
    return { path: left, literals: [], other: right };
  }
  return undefined;
}

const pairOfCall = (call: Call): Pair | undefined => {
  const [first, second] = call.args.map(({ value }) => ungrouped(value));
  if (SEARCHES.has(call.name)) {
    const isPair = first?.kind === "path" && second !== undefined && isLiteral(second);
    return isPair ? { path: first, literals: [second] } : undefined;
  }
  const taken = queryFunction(call);
  return taken && { path: taken.property, literals: taken.values };
};

export interface QueryFunction {
  /** Without its namespace. */
  readonly name: string;
  /** The column in `PropertyName`, by its logical name. */
  readonly property: Path;
  /** Each of `PropertyValue` and `PropertyValues` as a text. */
  readonly values: readonly Literal[];
}

const NAMESPACE = "Microsoft.Dynamics.CRM.";

/** One of Dataverse's own functions, taken apart; undefined for any other call. */
export function queryFunction({ name, args }: Call): QueryFunction | undefined {
  if (!name.startsWith(NAMESPACE)) return undefined;
  const property = args.find((each) => each.name === "PropertyName")?.value;
  if (property?.kind !== "literal" || property.type !== "text") return undefined;
  const { from, to } = property;
  return {
    name: name.slice(NAMESPACE.length),
    property: { kind: "path", text: textOf(property.text), from, to },
    values: args.flatMap(valuesOf),
  };
}

/** The texts of one of the parameters that hold values; none of any other. */
export function valuesOf({ name, value }: Argument): readonly Literal[] {
  if (!name?.startsWith("PropertyValue")) return [];
  if (value.kind === "literal" && value.type === "text") return [value];
  return value.kind === "list" ? value.values.map((text) => asText(text, value)) : [];
}

/** A value of a list, which is JSON, as a text of a filter. */
const asText = (text: string, { from, to }: Node): Literal => {
  const isQuoted = /^['"]/.test(text);
  const inside = isQuoted ? text.slice(1, -1).replaceAll(/\\(["'\\/])/g, "$1") : text;
  return { kind: "literal", type: "text", text: `'${inside.replaceAll("'", "''")}'`, from, to };
};

/** `startswith(name,'x') eq true`, in either order, and whether it says that there is one. */
export function searchCompared({
  left,
  operator,
  right,
}: Compare): { readonly call: Call; readonly isWanted: boolean } | undefined {
  const [one, two] = [ungrouped(left), ungrouped(right)];
  const call = [one, two].find((each) => each.kind === "call");
  const flag = [one, two].find((each) => each.kind === "literal");
  if (call?.kind !== "call" || !SEARCHES.has(call.name)) return undefined;
  if (flag?.kind !== "literal" || flag.type !== "boolean") return undefined;
  if (operator !== "eq" && operator !== "ne") return undefined;
  return { call, isWanted: (flag.text === "true") === (operator === "eq") };
}

export function ungrouped(node: Node): Node {
  let inner = node;
  while (inner.kind === "group") inner = inner.inner;
  return inner;
}

const isLiteral = (node: Node): node is Literal => node.kind === "literal";
