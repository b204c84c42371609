import { Refusal } from "../../errors";
import { notSimulated } from "../../odata/refusals";
import { readPayload } from "../../records/payload/read";
import { updateRow } from "../../records/update";
import { inTransaction } from "../../webhooks";
import { needs, needsNamed } from "../privileges";
import type { RowReference, StoredRow, UnboundOperation } from "../types";
import { moveRelated } from "./moveRelated";
import { checkParents } from "./parents";

/** The tables whose rows can be merged, and the state that a merged row is in afterwards. */
const mergedStates: Readonly<Record<string, { statecode: number; statuscode: number }>> = {
  account: { statecode: 1, statuscode: 2 },
  contact: { statecode: 1, statuscode: 2 },
  lead: { statecode: 2, statuscode: 7 },
  incident: { statecode: 2, statuscode: 2000 },
};

/**
 * Merges a row into another one of its table: what refers to it refers to the other, and it becomes inactive.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/merge-entity-using-web-api
 */
export const merge: UnboundOperation = {
  name: "Merge",
  kind: "action",
  parameters: {
    Target: "mscrm.crmbaseentity",
    Subordinate: "mscrm.crmbaseentity",
    UpdateContent: "mscrm.crmbaseentity",
    PerformParentingChecks: "Edm.Boolean",
  },
  privileges: (given) => {
    const { logicalName } = given.entity("Target").table;
    return [needs("Read", logicalName), needs("Write", logicalName), needsNamed("prvMerge")];
  },
  run({ call, given }) {
    const target = given.row("Target");
    const subordinate = given.row("Subordinate");
    const content = given.entity("UpdateContent");
    const { table } = target;
    const state = mergedStates[table.logicalName];
    if (state === undefined) throw notMergeable(table.logicalName);
    if (subordinate.table !== table || content.table !== table) {
      throw notSimulated("a merge of rows of several tables");
    }
    checkRows(target, subordinate);
    checkParents(call, target, subordinate, given.boolean("PerformParentingChecks"));
    const { columns } = readPayload(call, table, content.body, "update");
    // The key of what is only a set of values means nothing.
    delete columns[table.primaryId];
    inTransaction(call, () => {
      moveRelated(call, table, subordinate.id, target.id);
      updateRow(call, table, call.store.read(table.logicalName, target.id) ?? target.row, columns);
      const current = call.store.read(table.logicalName, subordinate.id) ?? subordinate.row;
      const changes = { ...state, merged: 1, masterid: target.id };
      updateRow(call, table, current, changes, "message");
    });
    return undefined;
  },
};

function checkRows(target: StoredRow & RowReference, subordinate: StoredRow & RowReference): void {
  if (target.id === subordinate.id) {
    throw new Refusal(
      400,
      "0x80045305",
      "Merge cannot be performed on master and sub-entities that are identical.",
    );
  }
  if (target.row["statecode"] !== 0 || subordinate.row["statecode"] !== 0) {
    throw new Refusal(400, "0x80045304", "Merge cannot be performed on entity that is inactive.");
  }
}

function notMergeable(logicalName: string): Refusal {
  return new Refusal(
    400,
    "0x80040800",
    `The 'Merge' method does not support entities of type '${logicalName}'. MessageProcessorCache returned MessageProcessor.Empty.`,
  );
}
