import { Refusal } from "../../errors";
import { tableOf } from "../../records/call";
import { conditionsOf } from "../../records/duplicateRules";
import { updateRow } from "../../records/update";
import { insertRow } from "../../seed/insertRow";
import { isoSeconds } from "../../store";
import { needs, needsNamed } from "../privileges";
import type { RowOperation } from "../types";

/**
 * Puts a rule into force. The answer is the system job as it is at the beginning; when the caller reads it, the
 * sandbox is done with it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/publishduplicaterule
 */
export const publishDuplicateRule: RowOperation = {
  name: "PublishDuplicateRule",
  kind: "action",
  binding: { row: "duplicaterule" },
  returns: "mscrm.asyncoperation",
  privileges: [needs("Read", "duplicaterule"), needsNamed("prvPublishDuplicateRule")],
  run({ call, table, row }) {
    if (conditionsOf(call, row).length === 0) {
      throw new Refusal(
        400,
        "0x80048414",
        "No criteria have been specified. Add criteria, and then publish the duplicate detection rule.",
      );
    }
    const { userId, now } = call.context;
    const values = { name: row["name"] ?? null, operationtype: 7, statecode: 0, statuscode: 0 };
    const job = insertRow(call.store, "asyncoperation", values, now(), userId);
    const before = call.store.read("asyncoperation", job) ?? {};
    updateRow(call, table, row, { statecode: 1, statuscode: 2 }, "message");
    const at = isoSeconds(now());
    const end = { statecode: 3, statuscode: 30, startedon: at, completedon: at };
    call.store.update("asyncoperation", job, end);
    return { row: { table: tableOf(call, "asyncoperation"), row: before } };
  },
};
