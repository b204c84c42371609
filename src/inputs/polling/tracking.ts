import { booleanInput, defaultChoiceInput, optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { fieldMapToRead } from "../mapping/inputs";
import { optionTable } from "../options/table";
import { fieldNames } from "../queries/columns";
import { entityType } from "../records/record";

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
  fieldMap: fieldMapToRead,
  options: optionsInput({
    ...optionTable.extras,
    ...optionTable.tracking,
    ...optionTable.unifiedModel,
  }),
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
