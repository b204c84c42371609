import { retrieveEntity as answerEntity } from "../../metadata/retrieveEntity";
import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveentity */
export const retrieveEntity: UnboundOperation = {
  name: "RetrieveEntity",
  kind: "function",
  parameters: {
    EntityFilters: "mscrm.EntityFilters",
    LogicalName: "Edm.String?",
    MetadataId: "Edm.Guid",
    RetrieveAsIfPublished: "Edm.Boolean",
  },
  returns: { EntityMetadata: "mscrm.ComplexEntityMetadata" },
  run: ({ call, given }) => ({ response: answerEntity(call, given) }),
};
