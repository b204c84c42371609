import { defaultChoiceInput, optionsInput, requiredJsonListInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { requireOwnTables, STARTING_ACTIONS } from "./startingActions";

const example = { start: STARTING_ACTIONS, check: requireOwnTables };

const actions = requiredJsonListInput("Batch Actions", "a JSON array of actions", example, {
  placeholder: "JSON array of actions",
  example:
    '[{ "collection": "accounts", "action": "create", "data": { "name": "Fabrikam, Inc." }, "returnRepresentation": true }]',
  comments:
    "JSON array of actions, each with collection and action (create, update, upsert, delete, get, …), key and data as needed.",
});

const onError = defaultChoiceInput(
  "On Error",
  { rollback: "Roll Back", continue: "Continue" },
  "rollback",
  {
    example: "continue",
    comments:
      "If an action fails, rollback undoes all writes outside groups. continue carries out each action on its own.",
  },
);

const results = defaultChoiceInput(
  "Results",
  { records: "Records", verdicts: "Action Results" },
  "records",
  {
    example: "verdicts",
    comments:
      "What to return for each action: its record, or its result with index, status, id, record and error, even if actions failed.",
  },
);

export const batchEntityActionsInputs = {
  connection,
  actions,
  onError,
  results,
  options: optionsInput({
    ...optionTable.customLogic,
    ...optionTable.impersonation,
    ...optionTable.values,
  }),
};
