import { type Action, optionActions } from "../../metadata/write/options";
import { changeOf } from "../../metadata/write/target";
import type { Signature, TypeName, UnboundOperation } from "../types";

const option: Readonly<Record<string, TypeName>> = {
  OptionSetName: "Edm.String?",
  AttributeLogicalName: "Edm.String?",
  EntityLogicalName: "Edm.String?",
};
const solution: Readonly<Record<string, TypeName>> = { SolutionUniqueName: "Edm.String?" };
const labels: Readonly<Record<string, TypeName>> = {
  Label: "mscrm.Label?",
  Description: "mscrm.Label?",
};
const newValue = { NewOptionValue: "Edm.Int32" };

/**
 * What is done to the options of columns and of global choices.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-optionsets
 */
export const options: readonly UnboundOperation[] = [
  action("DeleteOptionValue", optionActions.DeleteOptionValue, {
    parameters: { ...option, Value: "Edm.Int32", ...solution },
  }),
  action("InsertOptionValue", optionActions.InsertOptionValue, {
    parameters: { ...option, Value: "Edm.Int32?", ...labels, ...solution },
    returns: newValue,
  }),
  action("InsertStatusValue", optionActions.InsertStatusValue, {
    parameters: {
      ...option,
      Value: "Edm.Int32?",
      ...labels,
      StateCode: "Edm.Int32",
      ...solution,
    },
    returns: newValue,
  }),
  action("OrderOption", optionActions.OrderOption, {
    parameters: { ...option, Values: "Collection(Edm.Int32)", ...solution },
  }),
  action("UpdateOptionValue", optionActions.UpdateOptionValue, {
    parameters: {
      ...option,
      Value: "Edm.Int32",
      ...labels,
      MergeLabels: "Edm.Boolean",
      ...solution,
    },
  }),
  action("UpdateStateValue", optionActions.UpdateStateValue, {
    parameters: {
      ...option,
      Value: "Edm.Int32",
      ...labels,
      MergeLabels: "Edm.Boolean",
      DefaultStatusCode: "Edm.Int32?",
    },
  }),
];

function action(
  name: string,
  act: Action,
  signature: Pick<Signature, "parameters" | "returns">,
): UnboundOperation {
  return {
    name,
    kind: "action",
    ...signature,
    run: ({ call, given }) => ({
      response: act(changeOf(call, call.definitions), given.values),
    }),
  };
}
