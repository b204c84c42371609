import type { Topic } from "../types";
import { publishDuplicateRule } from "./publishDuplicateRule";
import { retrieveDuplicates } from "./retrieveDuplicates";
import { unpublishDuplicateRule } from "./unpublishDuplicateRule";

/** Rows that published rules take for the same, and what puts rules into force. */
export const duplicates: Topic = {
  operations: [publishDuplicateRule, retrieveDuplicates, unpublishDuplicateRule],
  complexTypes: {
    PagingInfo: {
      PageNumber: "Edm.Int32",
      Count: "Edm.Int32",
      ReturnTotalRecordCount: "Edm.Boolean",
      PagingCookie: "Edm.String",
    },
  },
};
