import { input } from "@prismatic-io/spectral";
import { jsonValue, optionalChoice, required } from "./clean";
import { refuse } from "./clean/refuse";
import { connection } from "./connection";
import { impersonateObjectId, impersonateUserId } from "./impersonation";
import { emptyValues, repairValues, timeZone } from "./values";
import { bypassCustomLogic } from "./writing";

const LABEL = "Batch Actions";

const list = (value: unknown): readonly unknown[] | undefined => {
  const parsed = jsonValue(LABEL)(value);
  return parsed === undefined || Array.isArray(parsed)
    ? parsed
    : refuse(LABEL, "a JSON array of actions", parsed);
};

const actions = input({
  label: LABEL,
  type: "code",
  language: "json",
  required: true,
  placeholder: "JSON array of actions",
  example:
    '[{ "collection": "accounts", "action": "create", "data": { "name": "Fabrikam, Inc." }, "returnRepresentation": true }]',
  comments:
    "Array of actions, each with collection and action (create, update, upsert, delete, get, associate, disassociate, action, function), and as needed key, data, returnRepresentation, contentId, group, headers, navigation, target, name and parameters.",
  clean: required(LABEL, list),
});

const onError = input({
  label: "On Error",
  type: "string",
  required: false,
  default: "rollback",
  model: [
    { label: "Roll Back", value: "rollback" },
    { label: "Continue", value: "continue" },
  ],
  placeholder: "rollback",
  example: "continue",
  comments:
    "What a failing action does to the others: rollback undoes all writes that belong to no group, continue carries out each by itself and goes on.",
  clean: (value: unknown) =>
    optionalChoice("On Error", ["rollback", "continue"] as const)(value) ?? "rollback",
});

const results = input({
  label: "Results",
  type: "string",
  required: false,
  default: "records",
  model: [
    { label: "Records", value: "records" },
    { label: "Verdicts", value: "verdicts" },
  ],
  placeholder: "records",
  example: "verdicts",
  comments:
    "What is returned for each action: its record, or a verdict with index, status, id, record and error, which also lets a failed batch pass.",
  clean: (value: unknown) =>
    optionalChoice("Results", ["records", "verdicts"] as const)(value) ?? "records",
});

export const batchEntityActionsInputs = {
  connection,
  actions,
  onError,
  results,
  bypassCustomLogic,
  impersonateUserId,
  impersonateObjectId,
  repairValues,
  timeZone,
  emptyValues,
};
