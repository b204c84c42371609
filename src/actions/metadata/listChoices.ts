import { action, PerformSafety } from "@prismatic-io/spectral";
import { type ChoiceList, createClient } from "../../client";
import { listChoicesInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { choiceList } from "./choiceShape";

const examplePayload: { data: ChoiceList } = {
  data: {
    name: "account_statuscode",
    entityType: "account",
    columnName: "statuscode",
    isGlobal: false,
    isMultiSelect: false,
    choices: [
      {
        value: 1,
        label: "Active",
        labels: { "1033": "Active", "1031": "Aktiv" },
        color: null,
        state: 0,
        defaultStatus: null,
      },
    ],
  },
};

export const listChoices = action({
  display: {
    label: "List Choices",
    description: "List the choices of a column, or of a global choice, in every language.",
  },
  inputs: listChoicesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(choiceList),
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).listChoices(params),
  }),
});
