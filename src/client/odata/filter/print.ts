import type { Argument, Node } from "./tree";

/** A condition as text. What a filter wrote is written with single blanks; brackets stay. */
export function print(node: Node): string {
  switch (node.kind) {
    case "literal":
    case "path":
      return node.text;
    case "compare":
      return `${print(node.left)} ${node.operator} ${print(node.right)}`;
    case "in":
      return `${print(node.left)} ${node.negated ? "not in" : "in"} (${node.values.map(print).join(",")})`;
    case "call":
      return `${node.name}(${node.args.map(printArgument).join(",")})`;
    case "list":
      return `[${node.values.join(",")}]`;
    case "group":
      return `(${print(node.inner)})`;
    case "not":
      return `not ${print(node.operand)}`;
    case "and":
    case "or":
      return node.operands.map(print).join(` ${node.kind} `);
    case "lambda": {
      const { path, operator, variable, body } = node;
      const inside = body === undefined ? "" : `${variable}:${print(body)}`;
      return `${path}/${operator}(${inside})`;
    }
    case "arithmetic":
      return node.text;
  }
}

export function printArgument({ name, value }: Argument): string {
  return (name === undefined ? "" : `${name}=`) + print(value);
}
