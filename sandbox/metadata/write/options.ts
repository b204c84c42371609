import type { JsonObject } from "../../records/payload/body";
import { json, noContent } from "../../records/respond";
import type { OptionDeclaration } from "../../schema/types";
import type { SandboxResponse } from "../../types";
import { newText } from "./labels";
import { newOption, nextValue } from "./optionSet";
import { type ChosenOptions, chosenOptions } from "./optionTarget";
import { invalidArgument, refused } from "./refusals";
import type { Change } from "./target";

/** What an action does with the parameters it was called with. */
export type Action = (change: Change, body: JsonObject) => SandboxResponse;

/**
 * The actions that change options. What they do is seen when the table, or the global choice, has
 * been published.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-optionsets
 */
export const optionActions = {
  DeleteOptionValue: remove,
  InsertOptionValue: insertOption,
  InsertStatusValue: insertStatus,
  OrderOption: order,
  UpdateOptionValue: (change: Change, body: JsonObject) =>
    update(chosenOptions(change, body), body, {}),
  UpdateStateValue: updateState,
} satisfies Readonly<Record<string, Action>>;

function insertOption(change: Change, body: JsonObject): SandboxResponse {
  const chosen = chosenOptions(change, body);
  if (chosen.type !== "choice" && chosen.type !== "multichoice") throw refused.insertType();
  return insert(change, chosen, body, {}, "InsertOptionValueResponse");
}

function insertStatus(change: Change, body: JsonObject): SandboxResponse {
  const chosen = chosenOptions(change, body);
  if (chosen.type !== "status") throw refused.insertType();
  const state = Number(body["StateCode"]);
  if (!chosen.states.some(({ value }) => value === state)) {
    throw invalidArgument(`The StateCode ${state} is not a state of the entity.`);
  }
  return insert(change, chosen, body, { state }, "InsertStatusValueResponse");
}

function insert(
  { call }: Change,
  { options, keep }: ChosenOptions,
  { Value: value, Label: label }: JsonObject,
  rest: Partial<OptionDeclaration>,
  response: string,
): SandboxResponse {
  const option = { ...newOption({ Value: value, Label: label }, nextValue(options)), ...rest };
  if (options.some((other) => other.value === option.value)) {
    throw refused.duplicateOption(option.value);
  }
  keep([...options, option]);
  return json(200, {
    "@odata.context": `${call.root}/$metadata#Microsoft.Dynamics.CRM.${response}`,
    NewOptionValue: option.value,
  });
}

function update(
  { options, keep }: ChosenOptions,
  body: JsonObject,
  rest: Partial<OptionDeclaration>,
): SandboxResponse {
  const before = optionIn(options, body);
  const old = { text: before.label, translations: before.translations?.label };
  const label = newText(body, "Label", body["MergeLabels"] === true ? old : undefined);
  const after: OptionDeclaration = {
    ...before,
    ...rest,
    label: label.text,
    translations: { label: label.translations },
  };
  keep(options.map((option) => (option === before ? after : option)));
  return noContent();
}

/** A state's default status has to be one of the same state. */
function updateState(change: Change, body: JsonObject): SandboxResponse {
  const chosen = chosenOptions(change, body);
  if (chosen.type !== "state") throw invalidArgument("The attribute is not a state attribute.");
  const { DefaultStatusCode: status, Value: state } = body;
  if (typeof status !== "number") return update(chosen, body, {});
  if (!chosen.statuses.some((option) => option.value === status && option.state === state)) {
    throw invalidArgument(`The status ${status} does not belong to the state ${String(state)}.`);
  }
  return update(chosen, body, { defaultStatus: status });
}

function remove(change: Change, body: JsonObject): SandboxResponse {
  const { type, options, states, keep } = chosenOptions(change, body);
  if (!["choice", "multichoice", "status"].includes(type)) throw refused.deleteType();
  const gone = optionIn(options, body);
  if (type === "status" && states.some(({ defaultStatus }) => defaultStatus === gone.value)) {
    throw refused.defaultStatus();
  }
  keep(options.filter((option) => option !== gone));
  return noContent();
}

function order(change: Change, body: JsonObject): SandboxResponse {
  const { options, keep } = chosenOptions(change, body);
  const values: readonly unknown[] = Array.isArray(body["Values"]) ? body["Values"] : [];
  if (values.length !== options.length) throw refused.orderLength();
  const ordered = values.flatMap((value) => options.find((option) => option.value === value) ?? []);
  if (new Set(ordered).size !== options.length) throw refused.missingInOrder();
  keep(ordered);
  return noContent();
}

function optionIn(options: readonly OptionDeclaration[], body: JsonObject): OptionDeclaration {
  const found = options.find((option) => option.value === body["Value"]);
  if (found === undefined) throw refused.optionNotFound(Number(body["Value"]));
  return found;
}
