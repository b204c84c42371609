import { input } from "@prismatic-io/spectral";
import { boolean, optionalDate, optionalInteger, optionalText } from "./clean";
import { expandPropertyNames, fieldNames } from "./columns";
import { connection } from "./connection";
import { entityType } from "./entity";
import { filterExpression } from "./query";

const MODIFIED_ON = "modifiedon";
/** Dataverse ends a transaction after two minutes (Microsoft: "Scalable customization design"). */
const OVERLAP_SECONDS = 300;
const PAGES = 20;

const lookBackDate = input({
  label: "Look-back Date",
  type: "string",
  required: false,
  placeholder: "YYYY-MM-DD",
  example: "2026-01-31",
  comments:
    "Day from which records are handed over at the first poll, from 00:00 UTC on. Where empty, the first poll hands over nothing, and what changes from then on counts. Later polls go on from the one before them.",
  clean: optionalDate("Look-back Date"),
});

const showNewRecords = input({
  label: "Show New Records",
  type: "boolean",
  required: false,
  default: "true",
  comments: "Hands over records that were created since the last poll.",
  clean: boolean("Show New Records", true),
});

const showUpdatedRecords = input({
  label: "Show Updated Records",
  type: "boolean",
  required: false,
  default: "true",
  comments: "Hands over records that were there already and were updated since the last poll.",
  clean: boolean("Show Updated Records", true),
});

const timestampColumn = input({
  label: "Timestamp Column",
  type: "string",
  required: false,
  default: MODIFIED_ON,
  dataSource: "columns",
  placeholder: MODIFIED_ON,
  example: "modifiedon",
  comments:
    "Date and time column that tells when a record last changed. The service has to set it by its own clock, as it does with modifiedon; with createdon, updates go unseen.",
  clean: (value: unknown): string => optionalText("Timestamp Column")(value) ?? MODIFIED_ON,
});

const overlapSeconds = input({
  label: "Overlap Seconds",
  type: "string",
  required: false,
  default: String(OVERLAP_SECONDS),
  placeholder: "0 to 86400",
  example: "600",
  comments:
    "How far every poll looks back behind the one before it, for records that were written then and committed later. The service ends transactions after two minutes, so that less than 120 may lose records.",
  clean: (value: unknown): number =>
    optionalInteger("Overlap Seconds", { min: 0, max: 86_400 })(value) ?? OVERLAP_SECONDS,
});

const pageLimit = input({
  label: "Page Limit",
  type: "string",
  required: false,
  default: String(PAGES),
  placeholder: "1 to 1000",
  example: "5",
  comments:
    "Pages of 5,000 records that one poll reads at most; the next poll goes on with the rest. Where the flow batches, records flow page by page and without a limit.",
  clean: (value: unknown): number =>
    optionalInteger("Page Limit", { min: 1, max: 1_000 })(value) ?? PAGES,
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
