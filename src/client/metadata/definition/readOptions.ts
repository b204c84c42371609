import type { ChoiceOption } from "../../types/tables";
import { type Json, list, number, object } from "./json";
import { labelOf, labelsOf } from "./labels";
import { readTransitions } from "./transitionData";

/** The options of a choice, or the two of a yes/no column; undefined for columns without. */
export function readOptions(optionSet: unknown): ChoiceOption[] | undefined {
  const { Options, TrueOption, FalseOption } = object(optionSet);
  if (Array.isArray(Options)) return list(Options).flatMap(readOption);
  return TrueOption || FalseOption
    ? [object(TrueOption), object(FalseOption)].flatMap(readOption)
    : undefined;
}

const readOption = ({
  Value,
  Label,
  State,
  DefaultStatus,
  TransitionData,
}: Json): ChoiceOption[] => {
  const value = number(Value);
  if (value === undefined) return [];
  const state = number(State);
  const defaultStatus = number(DefaultStatus);
  const transitions = readTransitions(TransitionData);
  return [
    {
      value,
      label: labelOf(Label) ?? String(value),
      labels: labelsOf(Label),
      ...(state === undefined ? {} : { state }),
      ...(defaultStatus === undefined ? {} : { defaultStatus }),
      ...(transitions.length === 0 ? {} : { transitions }),
    },
  ];
};
