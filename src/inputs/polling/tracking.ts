import type { OnExpiredToken } from "../../client";
import { booleanInput, defaultChoiceInput, integerInput } from "../builders";
import { connection } from "../connection/connection";
import { fieldNames } from "../queries/columns";
import { entityType } from "../records/record";

const onExpiredToken = defaultChoiceInput<OnExpiredToken>(
  "On Expired Token",
  { catchUp: "Catch up by timestamp", snapshot: "Return all records", fail: "Fail" },
  "catchUp",
  {
    example: "snapshot",
    comments:
      "After a pause of about seven days: catchUp finds changes by timestamps, snapshot returns all records, fail fails. Deletions are lost.",
  },
);

export const changeTrackingTriggerInputs = {
  connection,
  entityType,
  fieldNames,
  showNewRecords: booleanInput("Show New Records", true, "Returns records that were created."),
  showUpdatedRecords: booleanInput(
    "Show Updated Records",
    true,
    "Returns records that were updated.",
  ),
  showDeletedRecords: booleanInput(
    "Show Deleted Records",
    true,
    "Returns the IDs of records that were deleted; Dataverse keeps nothing else of them.",
  ),
  onExpiredToken,
  recordsPerPage: integerInput(
    "Records Per Page",
    { min: 1, max: 5000 },
    {
      placeholder: "1 to 5000",
      example: "1000",
      comments: "Records to read, and hold in memory, at a time. If blank, up to 5,000.",
    },
  ),
};

/** Asked for once, where a flow runs an initial sync when it is deployed. */
export const changeTrackingDeployInputs = {
  startFrom: defaultChoiceInput(
    "Start From",
    { now: "The next change", snapshot: "All records" },
    "now",
    {
      example: "snapshot",
      comments:
        "What the first run returns: nothing (now), or every record as a created one (snapshot). Both read the whole table once.",
    },
  ),
};
