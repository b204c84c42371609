import { defaultIntegerInput, defaultTextInput } from "../builders";

/** Dataverse ends a transaction after two minutes (Microsoft: "Scalable customization design"). */
const OVERLAP_SECONDS = 300;

export const timestampColumn = defaultTextInput("Timestamp Column", "modifiedon", {
  dataSource: "columns",
  placeholder: "modifiedon",
  example: "modifiedon",
  comments:
    "Date and time column with the last change, set by Dataverse's clock. With createdon, updates are not seen.",
});

export const overlapSeconds = defaultIntegerInput(
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

export const pageLimit = defaultIntegerInput("Page Limit", { min: 1, max: 1000 }, 20, {
  placeholder: "1 to 1000",
  example: "5",
  comments:
    "Most pages of 5,000 records in one poll; the next poll reads the rest. Flows that batch have no limit.",
});
