import { Refusal } from "../../errors";
import { notSimulated } from "../../odata/refusals";
import { doesNotExist } from "../../query";
import { type Call, tableOf } from "../../records/call";
import { insertRow } from "../../seed/insertRow";
import { isoSeconds } from "../../store";
import { saying } from "../../text/saying";
import type { Row } from "../../types";
import { needs, needsNamed } from "../privileges";
import type { RowOperation } from "../types";

const ready = { statecode: 0, statuscode: 0 };
const succeeded = { statecode: 3, statuscode: 30 };
const failed = { statecode: 3, statuscode: 31, errorcode: -2147220891 };

/**
 * Starts a workflow that runs on demand. The answer is its system job as it is at the beginning; when
 * the caller reads it, the sandbox is done with it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/executeworkflow
 */
export const executeWorkflow: RowOperation = {
  name: "ExecuteWorkflow",
  kind: "action",
  binding: { row: "workflow" },
  parameters: { EntityId: "Edm.Guid", InputArguments: "mscrm.InputArgumentCollection?" },
  returns: "mscrm.asyncoperation",
  privileges: [needs("Read", "workflow"), needsNamed("prvWorkflowExecution")],
  run({ call, given, row }) {
    checkStart(row);
    if (given.has("InputArguments")) throw notSimulated("InputArguments");
    const table = tableOf(call, String(row["primaryentity"]));
    const id = given.text("EntityId");
    if (call.store.read(table.logicalName, id) === undefined) throw doesNotExist(table, id);
    const name = String(row["name"]);
    const job = insertJob(call, { name, primaryentitytype: table.logicalName });
    const before = call.store.read("asyncoperation", job) ?? {};
    const end = runWorkflow(call, name, table.logicalName, id);
    const at = isoSeconds(call.context.now());
    call.store.update("asyncoperation", job, { ...end, startedon: at, completedon: at });
    return { row: { table: tableOf(call, "asyncoperation"), row: before } };
  },
};

function checkStart(row: Row): void {
  if (row["category"] !== 0 || row["type"] !== 1) {
    throw notSimulated(`a start of processes of category ${row["category"]}`);
  }
  if (row["statecode"] !== 1) {
    throw new Refusal(400, "0x80045047", "Workflow must be in Published state.");
  }
  if (row["ondemand"] !== 1 && row["subprocess"] !== 1) {
    const message = "Workflow must be marked as on-demand or child workflow.";
    throw new Refusal(400, "0x80045046", message);
  }
}

function insertJob(call: Call, values: Row): string {
  const { userId, now, correlationId } = call.context;
  const job = { operationtype: 10, correlationid: correlationId ?? null, ...ready, ...values };
  return insertRow(call.store, "asyncoperation", job, now(), userId);
}

/** Columns of the job when the workflow has ended, in one way or the other. */
function runWorkflow(call: Call, name: string, table: string, id: string): Row {
  const { workflows } = call.customLogic;
  const logic = Object.hasOwn(workflows, name) ? workflows[name] : undefined;
  try {
    logic?.({ table, id, userId: call.context.userId });
    return succeeded;
  } catch (error) {
    const message = saying(error);
    return { ...failed, friendlymessage: message, message };
  }
}
