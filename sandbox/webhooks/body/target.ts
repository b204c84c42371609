import type { Row, Store } from "../../types";
import { type Operation, stages } from "../types";
import { partyCollection } from "./parties";
import { travels, wireValue } from "./values";
import { entity, pair, typed, typedReference } from "./wire";

/** `InputParameters`: what the caller asked for, with what the pipeline has added up to the stage. */
export function inputParameters(store: Store, operation: Operation, stage: number): object[] {
  const { message, table, id, association } = operation;
  const row = typedReference(table.logicalName, id);
  switch (message) {
    case "Create":
    case "Update":
      return [pair("Target", target(store, operation, stage))];
    case "Delete":
      return [pair("Target", row)];
    default:
      return [
        pair("Target", row),
        pair(
          "Relationship",
          typed("Relationship", {
            PrimaryEntityRole: null,
            SchemaName: association?.relationship ?? "",
          }),
        ),
        pair("RelatedEntities", [typedReference(association?.table ?? "", association?.id ?? "")]),
      ];
  }
}

/** Before the operation a row has what the caller gave it, afterwards the system's columns too. */
function target(store: Store, operation: Operation, stage: number): object {
  const { table, id, given, written, message } = operation;
  const row: Row = { ...(stage < stages.postOperation ? given : written), [table.primaryId]: id };
  const attributes = [...table.columns.values()]
    .filter((column) => column.name in row && travels(column))
    .map((column) => pair(column.name, wireValue(column, row)))
    // A create sets what it has a value for; an update may set columns to null.
    .filter(({ value }) => message === "Update" || value !== null);
  const lists = operation.partiesWritten ? [...(operation.after?.parties ?? [])] : [];
  const partyLists = lists
    .filter(([, parties]) => message === "Update" || parties.length > 0)
    .map(([name, parties]) => pair(name, partyCollection(store, parties)));
  return typed("Entity", entity(table.logicalName, id, [...attributes, ...partyLists]));
}
