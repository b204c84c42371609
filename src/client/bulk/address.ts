import type { Environment } from "../environment";
import { InputError } from "../errors/InputError";
import type { ColumnDefinition, TableDefinition } from "../metadata/types";
import { UNUSABLE } from "../odata/alternateKey";
import { normalizeGuid } from "../odata/guid";
import { recordPath } from "../odata/key";
import { stringLiteral } from "../odata/literal";
import { type LookupContext, lookupValue } from "../values/lookup";
import { type Fault, shown, type TypingOptions } from "../values/types";
import { typeValue } from "../values/typeValue";
import { foldText } from "./fold";
import { PARTITION } from "./keyColumns";
import { inRowWords } from "./words";

/** Which record a row means. */
export interface Address {
  /** What stands between the parentheses of its URL, encoded. */
  readonly predicate: string;
  readonly id?: string | undefined;
  /** Of a row of an elastic table. */
  readonly partition?: string | undefined;
  /** The same for all rows that mean the same record. */
  readonly lane: string;
}

export type Addressed = Address | { readonly fault: Fault };

const fault = (column: string, what: string): Addressed => ({ fault: { column, what } });

/** The record of an id, in any dress. */
export const addressOfId = (
  { primaryIdAttribute }: TableDefinition,
  value: unknown,
  partition?: unknown,
): Addressed => {
  const id = typeof value === "string" ? normalizeGuid(value) : undefined;
  if (!id) return fault(primaryIdAttribute, `${shown(value)} is not a GUID`);
  if (partition === undefined || partition === null || partition === "") {
    return { predicate: id, id, lane: id };
  }
  const text = String(partition);
  const literal = encodeURIComponent(stringLiteral(text));
  const predicate = `${primaryIdAttribute}=${id},${PARTITION}=${literal}`;
  return { predicate, id, partition: text, lane: id };
};

/** The record of a text: its id, an alternate key such as `accountnumber='A-1'`, or its URL. */
export const addressOfText = (
  environment: Environment,
  definition: TableDefinition,
  text: string,
): Addressed => {
  const set = definition.entitySetName;
  try {
    const predicate = recordPath(environment, set, text).slice(set.length + 1, -1);
    // `accountid=…` is the record that its id alone means too.
    const named = `${definition.primaryIdAttribute}=`;
    const id = normalizeGuid(
      predicate.startsWith(named) ? predicate.slice(named.length) : predicate,
    );
    return { predicate, id, lane: id ?? laneOf(predicate) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return fault("", inRowWords(error.message).replace(/[.\s]+$/, ""));
  }
};

/** The record of an alternate key's values. */
export const addressOfKey = async (
  columns: readonly ColumnDefinition[],
  values: ReadonlyMap<string, unknown>,
  options: TypingOptions,
  context: LookupContext,
): Promise<Addressed> => {
  const parts: string[] = [];
  for (const column of columns) {
    const literal = await literalOf(column, values.get(column.logicalName), options, context);
    if ("what" in literal) return fault(column.logicalName, literal.what);
    parts.push(`${literal.name}=${encodeURIComponent(literal.text)}`);
  }
  const predicate = parts.join(",");
  return { predicate, lane: laneOf(predicate) };
};

/** Values that Dataverse takes for equal are one lane. */
const laneOf = (predicate: string): string =>
  foldText(decodeURIComponent(predicate)).replace(/ +(?=')/g, "");

type KeyLiteral = { readonly name: string; readonly text: string } | { readonly what: string };

const literalOf = async (
  column: ColumnDefinition,
  value: unknown,
  options: TypingOptions,
  context: LookupContext,
): Promise<KeyLiteral> => {
  const { kind, logicalName: name } = column;
  if (value === undefined || value === null || value === "") {
    return { what: "the row has no value for this column of its alternate key" };
  }
  if (kind === "lookup" || kind === "customer" || kind === "owner") {
    const lookup = await lookupValue(value, column, context);
    if ("wrong" in lookup) return { what: lookup.wrong };
    const bind = "bind" in lookup ? (lookup.bind ?? "") : "";
    const id = normalizeGuid(/\((.*)\)$/.exec(bind)?.[1] ?? "");
    return id ? { name: `_${name}_value`, text: id } : { what: "a key takes the id of a record" };
  }
  const typed = typeValue(value, column, options);
  if ("wrong" in typed) return { what: typed.wrong };
  const text = String(typed.value);
  if (kind !== "string" && kind !== "memo") return { name, text };
  const bad = UNUSABLE.exec(text)?.[0];
  if (!bad) return { name, text: stringLiteral(text) };
  return {
    what: `${JSON.stringify(bad)} stands in the value, and Dataverse cannot find a record by an alternate key that holds one of / < > * % & : \\ ? +`,
  };
};
