import type { UnifiedModel } from "../../client";
import {
  dataInput,
  dateInput,
  defaultIntegerInput,
  optionsInput,
  requiredChoiceInput,
  requiredTextInput,
  textInput,
} from "../builders";
import { required } from "../clean";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { filterExpression } from "../queries/query";
import { returnNullWhenMissing } from "../records/reading";
import { MODELS } from "./model";

const model = requiredChoiceInput<UnifiedModel>(
  "Model",
  { ...MODELS, field: "Field" },
  {
    placeholder: "contact",
    example: "contact",
    comments: "Kind of records, in a shape that is the same for every CRM.",
  },
);

const READ_ONLY = new Set<string>(["user", "field"]);

/** All models are taken, so that those that are only read are refused by their names. */
const modelToWrite = { ...model, model: model.model.filter(({ value }) => !READ_ONLY.has(value)) };

const cursor = textInput("Cursor", {
  placeholder: "next_cursor of the page before",
  example: "q1bKyy9Xsl…",
  comments:
    "The next_cursor of the page before, which carries the whole query. If blank, the first page.",
});

const limit = defaultIntegerInput("Limit", { min: 1, max: 1_000 }, 100, {
  placeholder: "1 to 1000",
  example: "500",
  comments: "Records a page. Default: 100.",
});

const modifiedAfter = dateInput("Modified After", {
  placeholder: "Date, or date and time with its zone",
  example: "2026-01-31T08:00:00Z",
  comments: "Returns only records that were created or changed after this time.",
});

const since = textInput("Since", {
  placeholder: "next_since of an earlier list",
  example: "q1YqLU4t…",
  comments:
    "The next_since of an earlier list: returns what was created, changed and deleted from there on. Not together with a filter.",
});

const recordId = requiredTextInput("Record ID", {
  placeholder: "GUID or key of the record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "ID of the record, or a key such as external_id='A-1' with a field of Field Map. For the model field, the name of a column.",
});

const recordIdToWrite = textInput("Record ID", {
  placeholder: "GUID or key of the record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "ID of the record, or a key such as external_id='A-1' with a field of Field Map. If blank, the id in Record; else a new record.",
});

const aRecord = dataInput("Record", {
  placeholder: "Record of the model, or JSON of one",
  example: '{"first_name": "Ann", "last_name": "Lee", "emails": [{"email": "ann@example.com"}]}',
  comments:
    "Record of the model. Fields that are left out are kept; those that a write does not set are ignored.",
});

const record = { ...aRecord, required: true as const, clean: required("Record", aRecord.clean) };

const { impersonation, filter, version, customLogic, unified } = optionTable;
const { includeDeleted, ...reading } = unified;
const { fieldsOf: _, ...writing } = reading;

export const listUnifiedInputs = {
  connection,
  model,
  cursor,
  limit,
  modifiedAfter,
  filter: filterExpression,
  since,
  options: optionsInput({ ...reading, includeDeleted, ...filter, ...impersonation }),
};

export const getUnifiedInputs = {
  connection,
  model,
  recordId,
  returnNullWhenMissing,
  options: optionsInput({ ...reading, ...impersonation }),
};

export const upsertUnifiedInputs = {
  connection,
  model: modelToWrite,
  recordId: recordIdToWrite,
  record,
  options: optionsInput({
    ...writing,
    ...version,
    ...customLogic,
    timeZone: optionTable.values.timeZone,
    ...impersonation,
  }),
};
