import { globalMetadataVersion } from "../../query";
import type { UnboundOperation } from "../types";

/**
 * A stamp of the definitions, another one after each change of them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievetimestamp
 */
export const retrieveTimestamp: UnboundOperation = {
  name: "RetrieveTimestamp",
  kind: "function",
  returns: { Timestamp: "Edm.String" },
  run: ({ call }) => ({ members: { Timestamp: globalMetadataVersion(call.store.schema) } }),
};
