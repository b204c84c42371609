import { rowCounts } from "../../bulk/totalRecordCount";
import type { UnboundOperation } from "../types";

/**
 * Rows of whole tables, which at the service are up to a day old and here are not.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievetotalrecordcount
 */
export const retrieveTotalRecordCount: UnboundOperation = {
  name: "RetrieveTotalRecordCount",
  kind: "function",
  parameters: { EntityNames: "Collection(Edm.String)" },
  returns: { EntityRecordCountCollection: "mscrm.EntityRecordCountCollection" },
  run({ call, given }) {
    const names = [...new Set(given.list("EntityNames").map(String))];
    return {
      members: {
        EntityRecordCountCollection: {
          Count: names.length,
          IsReadOnly: false,
          Keys: names,
          Values: rowCounts(call, names),
        },
      },
    };
  },
};
