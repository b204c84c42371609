import type { SegmentArguments, SegmentValue } from "../../odata/ast";
import { parseQuery } from "../../odata/query";
import { unresolvedParameters, wrongParameterValue } from "../refusals";
import type { Operation } from "../types";
import { Arguments } from "./arguments";
import { urlValue } from "./urlValue";
import type { Reader } from "./values";

/**
 * The parameters in the URL of a function: inline, or as aliases with their values in the query. The
 * names decide which function is meant, so that one too few or too many means none.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-functions#passing-parameters-to-a-function
 */
export function functionArguments(
  reader: Reader,
  operation: Operation,
  given: SegmentArguments | undefined,
): Arguments {
  const { call } = reader;
  const named = given?.named ?? [];
  const declared = operation.parameters ?? {};
  const names = new Set(named.map(({ name }) => name));
  const isComplete = Object.entries(declared).every(
    ([name, type]) => type.endsWith("?") || names.has(name),
  );
  const isKnown = named.every(({ name }) => Object.hasOwn(declared, name));
  const isOnce = names.size === named.length;
  if (!isComplete || !isKnown || !isOnce || given?.single !== undefined) {
    throw unresolvedParameters();
  }
  const { aliases } = parseQuery(call.query);
  const values: Record<string, unknown> = {};
  for (const { name, value } of named) {
    const type = declared[name] ?? "";
    const text = textOf(value, aliases);
    if (isInlineTime(value)) throw wrongParameterValue(name, text ?? "", type);
    const read = text === undefined ? null : urlValue(reader, name, type.replace(/\?$/, ""), text);
    if (read === null && !type.endsWith("?")) throw unresolvedParameters();
    values[name] = read;
  }
  return new Arguments(call.store, values);
}

/** Inline times are not understood, whatever the documentation of OData says. */
function isInlineTime(value: SegmentValue): boolean {
  return value.kind === "literal" && value.type === "datetime";
}

/** The value as the query writes it; undefined for an alias without one. */
function textOf(value: SegmentValue, aliases: ReadonlyMap<string, string>): string | undefined {
  if (value.kind === "alias") return aliases.get(value.name);
  if (value.kind === "list") return JSON.stringify(value.values);
  switch (value.type) {
    case "string":
      return `'${value.value.replaceAll("'", "''")}'`;
    case "enumeration":
      return `${value.enumeration}'${value.value}'`;
    default:
      return String(value.value);
  }
}
