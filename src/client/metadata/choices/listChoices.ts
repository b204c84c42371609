import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import type { Session } from "../../session/session";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import { unknownColumn } from "../../values/findColumn";
import { tableDefinition } from "../cache/tableDefinition";
import { attributeTypeNamed, castSegment } from "../columns/attributeType";
import { object } from "../definition/json";
import { readDefinitions } from "../readRawDefinition";
import { globalChoice } from "./globalChoice";
import { describedSet } from "./readChoices";
import type { ChoiceList, ListChoicesParams } from "./types";

/** The options of a choice column (status, status reason, yes/no as well), or of a global choice. */
export function listChoices(
  session: Session,
  { entityType, columnName, globalChoiceName }: ListChoicesParams,
): Promise<ChoiceList> {
  if (globalChoiceName && !columnName) return globalChoice(session, globalChoiceName);
  if (entityType && columnName && !globalChoiceName) {
    return choiceOfColumn(session, entityType, columnName);
  }
  throw new InputError(
    "Choices are those of a column, named by Entity Type and Column Name, or of a Global Choice Name alone; expected one of the two.",
  );
}

const choiceOfColumn = async (
  session: Session,
  entityType: string,
  columnName: string,
): Promise<ChoiceList> => {
  const table = await tableDefinition(session, entityType);
  const column = choiceColumn(table, columnName);
  const type = attributeTypeNamed(column.typeName);
  const set = await readDefinitions(session, {
    path: `EntityDefinitions(LogicalName='${table.logicalName}')/Attributes(LogicalName='${column.logicalName}')${type ? castSegment(type) : ""}?$select=LogicalName&$expand=OptionSet,GlobalOptionSet`,
    operation: `Listing the choices of ${table.logicalName}.${column.logicalName}`,
    take: ({ OptionSet, GlobalOptionSet }) => object(OptionSet ?? GlobalOptionSet),
  });
  return {
    ...describedSet(set),
    entityType: table.logicalName,
    columnName: column.logicalName,
    isMultiSelect: column.kind === "multichoice",
  };
};

/** By every name of a column, its MetadataId and its label. */
const choiceColumn = (table: TableDefinition, name: string): ColumnDefinition => {
  const column = columnNamed(name, table);
  if (!column) {
    const why = unknownColumn(name, table);
    throw new InputError(
      `Column Name ${JSON.stringify(name.slice(0, 80))}: ${why}${why.endsWith("?") ? "" : "."}`,
    );
  }
  if (column.options) return column;
  const choices = [...table.columns.values()].filter(({ options }) => options);
  const names = choices.map(({ logicalName }) => logicalName);
  const close = nearest(name, names);
  throw new InputError(
    `Column Name ${JSON.stringify(name.slice(0, 80))} has no choices; columns of ${table.logicalName} that have some: ${(close.length > 0 ? close : names).join(", ") || "none"}.`,
  );
};
