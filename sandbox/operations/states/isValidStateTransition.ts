import { mayFollow } from "../../records/state";
import type { UnboundOperation } from "../types";

/**
 * Whether a row may be given a state and a status reason: the two belong together, and the table's own
 * transitions, where it enforces any, lead there. The state is named as definitions name it
 * (`InvariantName`), which no language changes.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/isvalidstatetransition
 */
export const isValidStateTransition: UnboundOperation = {
  name: "IsValidStateTransition",
  kind: "function",
  parameters: { Entity: "mscrm.crmbaseentity", NewState: "Edm.String", NewStatus: "Edm.Int32" },
  returns: { IsValid: "Edm.Boolean" },
  run({ given }) {
    const { table, row } = given.row("Entity");
    const [state, status] = [given.text("NewState"), given.number("NewStatus")];
    const states = table.columns.get("statecode")?.options ?? [];
    const statuses = table.columns.get("statuscode")?.options ?? [];
    const named = states.find(({ label }) => label.replace(/\W/g, "") === state);
    const fits = statuses.some((one) => one.value === status && one.state === named?.value);
    return {
      members: {
        IsValid: named !== undefined && fits && mayFollow(table, row["statuscode"], status),
      },
    };
  },
};
