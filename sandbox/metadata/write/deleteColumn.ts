import { noContent } from "../../records/respond";
import type { Table } from "../../schema/derived";
import type { TableDeclaration } from "../../schema/types";
import type { SandboxResponse } from "../../types";
import { attributeId } from "../model/attribute";
import type { Attribute } from "../subjects/attributes";
import { declarationOf, withColumn, withoutColumn } from "./declaration";
import { refused } from "./refusals";
import { type Change, requireCustomizer } from "./target";

/**
 * `DELETE …/Attributes(LogicalName='x')`: a custom column goes with its values, unless something else
 * needs it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api
 */
export function deleteColumn(change: Change, attribute: Attribute): SandboxResponse {
  const { call, definitions } = change;
  requireCustomizer(change, "prvDeleteAttribute");
  checkDeletable(attribute);
  const { table, logicalName } = attribute;
  definitions.change(
    table,
    (declaration) => withoutColumn(keepingCurrency(table, declaration), logicalName),
    call.context.now(),
  );
  return noContent();
}

function checkDeletable({ table, column, madeUp, logicalName }: Attribute): void {
  if (madeUp) throw refused.childAttribute();
  if (column.companionOf !== undefined) {
    throw column.type === "money" ? refused.baseAmount() : refused.childAttribute();
  }
  if (logicalName === table.primaryName) throw refused.primaryName();
  if (column.custom !== true) throw refused.notCustom();
  const { duplicateDetection = [] } = table.declaration;
  if (duplicateDetection.some(({ columns }) => columns.includes(logicalName))) {
    throw refused.inDuplicateRule();
  }
  const users = dependents(table, logicalName);
  if (users > 0) throw refused.inUse(attributeId(table.logicalName, logicalName), users);
}

/** How many keys and computed columns are made of a column. */
function dependents(table: Table, name: string): number {
  const keys = table.keys.filter(({ columns }) => columns.includes(name));
  const computed = [...table.columns.values()].filter(({ computed: template = "" }) =>
    template.includes(`{${name}}`),
  );
  return keys.length + computed.length;
}

/** A table keeps its currency when the last amount is gone. */
function keepingCurrency(table: Table, declaration: TableDeclaration): TableDeclaration {
  return ["transactioncurrencyid", "exchangerate"]
    .filter((name) => table.columns.has(name))
    .reduce((kept, name) => withColumn(kept, declarationOf(table, kept, name)), declaration);
}
