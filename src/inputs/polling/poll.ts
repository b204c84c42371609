import { booleanInput, dateInput, optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { fieldMapToRead } from "../mapping/inputs";
import { optionTable } from "../options/table";
import { expandPropertyNames, fieldNames } from "../queries/columns";
import { filterExpression } from "../queries/query";
import { entityType } from "../records/record";
import { view } from "../views/view";

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
  fieldMap: fieldMapToRead,
  view,
  options: optionsInput({
    ...optionTable.extras,
    ...optionTable.filter,
    ...optionTable.polling,
    ...optionTable.unifiedModel,
  }),
};
