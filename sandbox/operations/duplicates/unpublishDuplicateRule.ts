import { doesNotExist } from "../../query";
import { tableOf } from "../../records/call";
import { updateRow } from "../../records/update";
import { needs, needsNamed } from "../privileges";
import type { UnboundOperation } from "../types";

/**
 * Takes a rule out of force.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/unpublishduplicaterule
 */
export const unpublishDuplicateRule: UnboundOperation = {
  name: "UnpublishDuplicateRule",
  kind: "action",
  parameters: { DuplicateRuleId: "Edm.Guid" },
  privileges: [needs("Read", "duplicaterule"), needsNamed("prvPublishDuplicateRule")],
  run({ call, given }) {
    const table = tableOf(call, "duplicaterule");
    const id = given.text("DuplicateRuleId");
    const row = call.store.read("duplicaterule", id);
    if (row === undefined) throw doesNotExist(table, id);
    updateRow(call, table, row, { statecode: 0, statuscode: 0 }, "message");
    return undefined;
  },
};
