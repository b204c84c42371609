import { booleanInput, dateInput, defaultIntegerInput, defaultTextInput } from "../builders";
import { connection } from "../connection/connection";
import { expandPropertyNames, fieldNames } from "../queries/columns";
import { filterExpression } from "../queries/query";
import { entityType } from "../records/record";

/** Dataverse ends a transaction after two minutes (Microsoft: "Scalable customization design"). */
const OVERLAP_SECONDS = 300;

const lookBackDate = dateInput("Look-back Date", {
  placeholder: "YYYY-MM-DD",
  example: "2026-01-31",
  comments:
    "Day from which the first poll returns records, from 00:00 UTC. If blank, the first poll returns none and later changes count.",
});

const showNewRecords = booleanInput(
  "Show New Records",
  true,
  "Returns records that were created since the last poll.",
);

const showUpdatedRecords = booleanInput(
  "Show Updated Records",
  true,
  "Returns records that existed before and were updated since the last poll.",
);

const timestampColumn = defaultTextInput("Timestamp Column", "modifiedon", {
  dataSource: "columns",
  placeholder: "modifiedon",
  example: "modifiedon",
  comments:
    "Date and time column with the last change, set by Dataverse's clock. With createdon, updates are not seen.",
});

const overlapSeconds = defaultIntegerInput(
  "Overlap Seconds",
  { min: 0, max: 86_400 },
  OVERLAP_SECONDS,
  {
    placeholder: "0 to 86400",
    example: "600",
    comments:
      "Seconds that each poll looks back, for records that were committed late. Less than 120 may lose records.",
  },
);

const pageLimit = defaultIntegerInput("Page Limit", { min: 1, max: 1000 }, 20, {
  placeholder: "1 to 1000",
  example: "5",
  comments:
    "Most pages of 5,000 records in one poll; the next poll reads the rest. Flows that batch have no limit.",
});

/** What saved flows know first, what is new after it. */
export const pollChangesTriggerInputs = {
  connection,
  entityType,
  lookBackDate,
  filterExpression,
  showNewRecords,
  showUpdatedRecords,
  fieldNames,
  expandPropertyNames,
  timestampColumn,
  overlapSeconds,
  pageLimit,
};
