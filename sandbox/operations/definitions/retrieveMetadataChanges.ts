import { retrieveMetadataChanges as answerChanges } from "../../metadata/changes";
import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievemetadatachanges */
export const retrieveMetadataChanges: UnboundOperation = {
  name: "RetrieveMetadataChanges",
  kind: "function",
  parameters: {
    Query: "mscrm.EntityQueryExpression?",
    ClientVersionStamp: "Edm.String?",
    DeletedMetadataFilters: "mscrm.DeletedMetadataFilters?",
  },
  returns: {
    EntityMetadata: "Collection(mscrm.ComplexEntityMetadata)",
    ServerVersionStamp: "Edm.String",
  },
  run: ({ call, given }) => ({ response: answerChanges(call, given) }),
};
