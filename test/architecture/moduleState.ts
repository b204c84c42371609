import { readFileSync } from "node:fs";
import * as ts from "typescript";

const COLLECTIONS = new Set(["Map", "Set", "WeakMap", "WeakSet"]);
/** Functions whose results remember something. */
const MAKERS = new Set(["boundedMemo", "cacheStore", "makeCaches", "rememberedLookups"]);

/** Names of what a module keeps and changes for as long as the process lives. */
export function moduleState(path: string, text = readFileSync(path, "utf8")): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement) => {
    if (ts.isClassDeclaration(statement)) return statement.members.flatMap(staticState);
    if (!ts.isVariableStatement(statement)) return [];
    const isConstant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    return statement.declarationList.declarations.flatMap((declaration) => {
      const name = declaration.name.getText();
      return !isConstant || isState(declaration.initializer, name, file) ? [name] : [];
    });
  });
}

const staticState = (member: ts.ClassElement): string[] => {
  if (!ts.isPropertyDeclaration(member)) return [];
  const words = member.modifiers?.map(({ kind }) => kind) ?? [];
  if (!words.includes(ts.SyntaxKind.StaticKeyword)) return [];
  const isFixed =
    words.includes(ts.SyntaxKind.ReadonlyKeyword) && !isCollection(member.initializer);
  return isFixed ? [] : [member.name.getText()];
};

const isState = (value: ts.Expression | undefined, name: string, file: ts.SourceFile): boolean => {
  if (value === undefined || ts.isArrowFunction(value)) return false;
  if (ts.isCallExpression(value)) return MAKERS.has(value.expression.getText());
  if (isCollection(value)) return !value.arguments?.length || isChanged(name, file);
  const isPlain = ts.isArrayLiteralExpression(value) || ts.isObjectLiteralExpression(value);
  return isPlain && isChanged(name, file);
};

const isCollection = (value: ts.Expression | undefined): value is ts.NewExpression =>
  value !== undefined && ts.isNewExpression(value) && COLLECTIONS.has(value.expression.getText());

/** Whether the module itself puts something into it, or takes something out. */
const isChanged = (name: string, file: ts.SourceFile): boolean => {
  const calls = `\\.(?:set|add|delete|clear|push|pop|shift|unshift|splice)\\(`;
  const writes = `(?:\\.\\w+|\\[[^\\]]*\\]) (?:=|\\+=|\\?\\?=|\\|\\|=) `;
  return new RegExp(`(?<![\\w.])${name}(?:${calls}|${writes})`).test(file.text);
};
