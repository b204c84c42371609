import type { BypassLogic, ReturnResult, UpsertMode } from "../../client";
import {
  booleanInput,
  choiceInput,
  defaultChoiceInput,
  listInput,
  planHashInput,
  textInput,
} from "../builders";

export const returnResult = defaultChoiceInput<ReturnResult>(
  "Return",
  { record: "Record", id: "ID", none: "Nothing" },
  "record",
  {
    example: "id",
    comments:
      "What to return: the record as stored, its ID by the name of its primary key, or an empty object. id and none are faster.",
  },
);

export const returnedFields = listInput("Field Name", {
  dataSource: "columns",
  placeholder: "Logical name of a column",
  example: "name",
  comments:
    "Columns of the record to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower.",
});

export const upsertMode = defaultChoiceInput<UpsertMode>(
  "Upsert Mode",
  { both: "Create or Update", createOnly: "Create Only", updateOnly: "Update Only" },
  "both",
  {
    example: "updateOnly",
    comments:
      "What may happen: createOnly fails if the record exists, updateOnly if it does not exist.",
  },
);

export const ifMatch = textInput("Record Version", {
  placeholder: "@odata.etag of the record",
  example: 'W/"1234567"',
  comments:
    "The @odata.etag of an earlier read. Fails if the record has changed since. If blank, versions are not compared.",
});

export const detectDuplicates = booleanInput(
  "Detect Duplicates",
  false,
  "Applies the table's duplicate detection rules. Fails if one of them finds a match.",
);

export const bypassCustomLogic = choiceInput<BypassLogic>(
  "Bypass Custom Logic",
  {
    CustomSync: "Synchronous",
    CustomAsync: "Asynchronous",
    "CustomSync,CustomAsync": "Synchronous and Asynchronous",
  },
  {
    placeholder: "CustomSync",
    example: "CustomSync,CustomAsync",
    comments:
      "Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic.",
  },
);

export const skipUnchanged = booleanInput(
  "Skip Unchanged",
  false,
  "Reads the record first, and writes nothing if that would change nothing: no plug-in or flow runs. Costs one read more.",
);

export const expectedPlanHash = planHashInput("Expected Plan Hash", {
  placeholder: "planHash of Preview Write",
  example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  comments:
    "The planHash of a preview of the same rows. If the outcome would be another one by now, nothing is written.",
});

export const ignoreMissing = booleanInput(
  "Ignore Missing",
  false,
  "Succeeds if the record does not exist, instead of failing.",
);
