import { input } from "@prismatic-io/spectral";
import { optionalChoice, optionalInteger, stringList } from "./clean";
import { jsonValue } from "./clean/json";
import { refuse } from "./clean/refuse";

const RECORDS = "Records";
const LARGEST_CHUNK = 1_000;
const MOST_PARALLEL = 52;

/** No rows are none to write: there may be nothing to do today. */
const list = (value: unknown): readonly unknown[] => {
  const parsed = jsonValue(RECORDS)(value) ?? [];
  return Array.isArray(parsed) ? parsed : refuse(RECORDS, "a JSON array of records", parsed);
};

const records = {
  label: RECORDS,
  type: "code",
  language: "json",
  required: true,
  default: "[]",
  placeholder: "JSON array of records",
  clean: list,
} as const;

export const recordsToCreate = input({
  ...records,
  example: '[{ "name": "Fabrikam, Inc.", "numberofemployees": 250 }, { "name": "Contoso" }]',
  comments:
    "Array of objects with the columns of each record, or JSON text of one. Values are repaired as those of a single record.",
});

export const recordsToUpdate = input({
  ...records,
  example: '[{ "accountid": "00000000-0000-0000-0000-000000000001", "telephone1": "555-0100" }]',
  comments:
    "Array of objects with the columns of each record, or JSON text of one. Each holds the id of its record, or the columns of Alternate Key.",
});

export const recordsToDelete = input({
  ...records,
  example: '["00000000-0000-0000-0000-000000000001", { "accountnumber": "A-1042" }]',
  comments:
    "Array of ids, or of objects with the id or the columns of an alternate key, or JSON text of one.",
});

export const alternateKey = input({
  label: "Alternate Key",
  type: "string",
  required: false,
  dataSource: "alternateKeys",
  placeholder: "Columns of the key, separated by commas",
  example: "accountnumber",
  comments:
    "Alternate key that tells which record a row means: its name, or the logical names of its columns. If blank, the record's id does.",
  clean: stringList("Alternate Key"),
});

const STRATEGIES = ["auto", "multiple", "batch", "single"] as const;

export const strategy = input({
  label: "Strategy",
  type: "string",
  required: false,
  default: "auto",
  model: [
    { label: "Automatic", value: "auto" },
    { label: "Bulk Messages", value: "multiple" },
    { label: "Batches", value: "batch" },
    { label: "One by One", value: "single" },
  ],
  placeholder: "auto",
  example: "batch",
  comments:
    "How rows travel: auto takes bulk messages where the table has them and batches where it has not.",
  clean: (value: unknown) => optionalChoice("Strategy", STRATEGIES)(value) ?? "auto",
});

export const onBulkError = input({
  label: "On Error",
  type: "string",
  required: false,
  default: "continue",
  model: [
    { label: "Continue", value: "continue" },
    { label: "Stop", value: "stop" },
  ],
  placeholder: "continue",
  example: "stop",
  comments:
    "What a failing row does to the others: continue goes on, stop begins nothing further. With stop, values that cannot be written are found before anything is sent.",
  clean: (value: unknown) =>
    optionalChoice("On Error", ["continue", "stop"] as const)(value) ?? "continue",
});

export const chunkSize = input({
  label: "Chunk Size",
  type: "string",
  required: false,
  placeholder: `1 to ${LARGEST_CHUNK}`,
  example: "200",
  comments:
    "Most rows in one request. Up to this number, 1,000 where empty, it follows the time that a request takes.",
  clean: optionalInteger("Chunk Size", { min: 1, max: LARGEST_CHUNK }),
});

export const maxParallel = input({
  label: "Max Parallel",
  type: "string",
  required: false,
  placeholder: "Whole number",
  example: "4",
  comments:
    "Most requests under way at once, never more than Dataverse recommends. Begins with 8 where empty, and gives way when Dataverse is busy.",
  clean: optionalInteger("Max Parallel", { min: 1, max: MOST_PARALLEL }),
});

export const timeBudgetSeconds = input({
  label: "Time Budget (Seconds)",
  type: "string",
  required: false,
  default: "780",
  placeholder: "Whole number of seconds",
  example: "600",
  comments:
    "After this time no further rows are begun; startAt of the result then says where another run goes on. 780 where empty, so that the result is there before the platform ends the execution at 900.",
  clean: optionalInteger("Time Budget (Seconds)", { min: 1 }),
});

export const startAt = input({
  label: "Start At",
  type: "string",
  required: false,
  placeholder: "Index of a row, from 0",
  example: "12000",
  comments:
    "Index of the row to begin with: startAt of the result of a run over the same records that stopped early.",
  clean: optionalInteger("Start At", { min: 0 }),
});
