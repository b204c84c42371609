import type { JsonObject } from "../../records/payload/body";
import type { Table } from "../../schema/derived";
import type { ColumnType, OptionDeclaration } from "../../schema/types";
import type { View } from "../model/types";
import { definitionNotFound } from "../refusals";
import { attributesOf } from "../subjects/attributes";
import { declarationOf, withColumn } from "./declaration";
import { invalidArgument } from "./refusals";
import { checkSolutionName } from "./schemaName";
import { type Change, requireCustomizer } from "./target";

/** The options an action is about, in their latest version. */
export interface ChosenOptions {
  readonly type: ColumnType;
  readonly options: readonly OptionDeclaration[];
  /** States and status reasons of the table the column belongs to. */
  readonly states: readonly OptionDeclaration[];
  readonly statuses: readonly OptionDeclaration[];
  /** Keeps other options in their place until they are published. */
  keep(options: readonly OptionDeclaration[]): void;
}

/** A column that has the options. */
interface Holder {
  readonly table: Table;
  readonly column: string;
}

/**
 * Finds the options the parameters of an action mean: those of a column, or a global choice by its
 * name. Throws 404 where there are none.
 */
export function chosenOptions(change: Change, body: JsonObject): ChosenOptions {
  const { call, definitions, view } = change;
  requireCustomizer(change, "prvWriteAttribute");
  checkSolutionName(textIn(body, "SolutionUniqueName"));
  checkSolutionName(call.request.headers["mscrm.solutionuniquename"]);
  const holders = holdersOf(view, body);
  const [first] = holders;
  if (first === undefined) {
    throw definitionNotFound("OptionSetMetadataBase", textIn(body, "OptionSetName") ?? "");
  }
  const current = ({ table, column }: Holder) =>
    declarationOf(table, definitions.draft(table), column);
  const optionsOf = (name: string): readonly OptionDeclaration[] =>
    first.table.columns.has(name) ? (current({ ...first, column: name }).options ?? []) : [];
  const { type, options = [] } = current(first);
  return {
    type,
    options,
    states: optionsOf("statecode"),
    statuses: optionsOf("statuscode"),
    keep: (changed) => {
      for (const holder of holders) {
        const column = { ...current(holder), options: [...changed] };
        definitions.keep(withColumn(definitions.draft(holder.table), column));
      }
    },
  };
}

/** One column, or all that share a global choice. */
function holdersOf(view: View, body: JsonObject): Holder[] {
  const set = textIn(body, "OptionSetName");
  const entity = textIn(body, "EntityLogicalName");
  const attribute = textIn(body, "AttributeLogicalName");
  if (set !== undefined && entity === undefined && attribute === undefined) {
    return sharing(view, set);
  }
  if (entity === undefined || attribute === undefined || set !== undefined) {
    throw invalidArgument(
      "Either OptionSetName, or both EntityLogicalName and AttributeLogicalName, must be provided.",
    );
  }
  const table = view.tables.get(entity);
  if (table === undefined) throw definitionNotFound("EntityMetadata", entity);
  const found = attributesOf(table, view.tables).get(attribute);
  if (found === undefined || found.madeUp) throw definitionNotFound("AttributeMetadata", attribute);
  const { globalChoice } = found.column;
  return globalChoice === undefined ? [{ table, column: attribute }] : sharing(view, globalChoice);
}

function sharing({ tables }: View, set: string): Holder[] {
  return [...tables.values()].flatMap((table) =>
    [...table.columns.values()]
      .filter(({ globalChoice }) => globalChoice === set)
      .map(({ name }) => ({ table, column: name })),
  );
}

function textIn(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}
