import ts from "typescript";

export interface Pattern {
  readonly line: number;
  /** As the file has it. */
  readonly written: string;
  /** Undefined if it is put together from parts that are not known before the program runs. */
  readonly source: string | undefined;
  readonly flags: string;
}

/** Every regular expression of a file: literals, and what is given to `RegExp`. */
export function patternsIn(file: string, text: string): Pattern[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    const pattern = patternOf(node, tree);
    if (pattern) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push({ line: line + 1, written: node.getText(tree), ...pattern });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

type Parts = Pick<Pattern, "source" | "flags">;

const patternOf = (node: ts.Node, tree: ts.SourceFile): Parts | undefined => {
  if (ts.isRegularExpressionLiteral(node)) return partsOf(node.text);
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined;
  if (node.expression.getText(tree) !== "RegExp") return undefined;
  const [source, flags] = node.arguments ?? [];
  return {
    source: source ? textOf(source, tree) : "",
    flags: (flags && textOf(flags, tree)) ?? "",
  };
};

const partsOf = (literal: string): Parts => {
  const end = literal.lastIndexOf("/");
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) };
};

/** The text of an expression, as far as the same file says it: constants are followed by their names. */
const textOf = (node: ts.Expression, tree: ts.SourceFile): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) return partsOf(node.text).source;
  if (ts.isIdentifier(node)) {
    const value = constantOf(node.text, tree);
    return value && textOf(value, tree);
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === "source") {
    return textOf(node.expression, tree);
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return joined([textOf(node.left, tree), textOf(node.right, tree)]);
  }
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap(({ expression, literal }) => [
      textOf(expression, tree),
      literal.text,
    ]);
    return joined([node.head.text, ...spans]);
  }
  return undefined;
};

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.includes(undefined) ? undefined : parts.join("");

const constantOf = (name: string, tree: ts.SourceFile): ts.Expression | undefined => {
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (declared.getText(tree) === name) return initializer;
    }
  }
  return undefined;
};
