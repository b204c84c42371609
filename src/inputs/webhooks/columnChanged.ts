import { requiredListInput, wholeListInput } from "../builders";
import { connection } from "../connection/connection";
import { entityType } from "../records/record";
import { webhookKey } from "./managedWebhook";
import { ignoreOwnChanges, maxDepth } from "./receiving";

const columns = requiredListInput("Columns", {
  dataSource: "columns",
  placeholder: "Any name of a column",
  example: "salesstage",
  comments: "Columns to watch. A change of any of them starts the flow.",
});

const from = wholeListInput("From", {
  placeholder: "Value or label",
  example: "Develop",
  comments:
    "Values or labels of which the column had one before; (empty) for none. If blank, any value counts.",
});

const to = wholeListInput("To", {
  placeholder: "Value or label",
  example: "Close",
  comments:
    "Values or labels of which the column has one now; (empty) for none. If blank, any value counts.",
});

/** Inputs of the trigger on columns that get another value. */
export const columnChangedTriggerInputs = {
  connection,
  entityType,
  columns,
  from,
  to,
  webhookKey,
  ignoreOwnChanges,
  maxDepth,
};
