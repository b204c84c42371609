import type { Topic } from "../types";
import { bulkOperations } from "./bulkMessages";
import { retrieveTotalRecordCount } from "./retrieveTotalRecordCount";

/** What is done to many rows of a table, or counts them. */
export const bulk: Topic = {
  operations: [...bulkOperations, retrieveTotalRecordCount],
  complexTypes: {
    EntityRecordCountCollection: {
      Count: "Edm.Int32",
      IsReadOnly: "Edm.Boolean",
      Keys: "Collection(Edm.String)",
      Values: "Collection(Edm.Int64)",
    },
  },
};
