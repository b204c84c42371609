import type { Schema, Table } from "../../schema/derived";
import type { Expression } from "../ast";
import { aliasValue } from "../query";
import { badQuery } from "../refusals";
import { badSyntax } from "../syntaxRefusal";

/** What names in an expression may mean at its place. */
export interface Scope {
  schema: Schema;
  /** The table of the rows asked about. */
  table: Table;
  /** Decoded text of the parameter aliases; undefined where the service takes none. */
  aliases: ReadonlyMap<string, string> | undefined;
  /** Lambda variables and their tables. */
  variables: ReadonlyMap<string, Table>;
  /** Whether a `not` is somewhere around the expression. */
  negated: boolean;
}

export function scopeOf(
  schema: Schema,
  table: Table,
  aliases: ReadonlyMap<string, string> | undefined,
): Scope {
  return { schema, table, aliases, variables: new Map(), negated: false };
}

/**
 * Puts the value of a parameter alias in its place.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview#use-parameter-aliases-with-query-options
 */
export function withoutAlias(expression: Expression, scope: Scope): Expression {
  if (expression.kind !== "alias") {
    return expression;
  }
  if (!scope.aliases) {
    throw badQuery("Parameter aliases are not supported inside the $expand option.");
  }
  const value = aliasValue(scope.aliases, expression.name);
  if (value.kind === "alias") {
    throw badSyntax(`The parameter alias '${expression.name}' means another alias.`);
  }
  return value;
}
