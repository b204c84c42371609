import type { Inputs } from "@prismatic-io/spectral";
import type { InputValue } from "../../flows/definition";
import { Refusal } from "../../src/inputs";
import type { Said, StepRule } from "../findings/types";
import { actionNamed, triggerNamed } from "../registry";
import { isDynamics } from "../saved/kinds";
import { inputOf, isSet, listOf, literalText, pairsOf } from "../saved/values";
import { refused } from "./refusals";

type Input = Inputs[string];

/** Values that are typed into the step, and that the input of this component refuses. */
export const refusedValues: StepRule = ({ step, isTrigger }) => {
  if (!isDynamics(step)) return [];
  const entry = (isTrigger ? triggerNamed : actionNamed)(step.action.key);
  return Object.entries(entry?.inputs ?? {}).flatMap(([key, input]): Said[] => {
    const value = typedValue(inputOf(step, key), input);
    const refusal = value === undefined ? undefined : refusalOf(input, value);
    if (refusal === undefined) return [];
    return [refused(refusal, entry?.page ?? "")];
  });
};

/** The value as the platform gives it to the input; undefined if it is only known when the flow runs. */
const typedValue = (saved: InputValue | undefined, input: Input): unknown => {
  if (saved === undefined || !isSet(saved)) return undefined;
  const collection = "collection" in input ? input.collection : undefined;
  if (collection === "keyvaluelist") {
    const pairs = pairsOf(saved);
    const isKnown = pairs.length > 0 && pairs.every(({ text }) => text !== undefined);
    return isKnown ? pairs.map(({ name, text }) => ({ key: name, value: text })) : undefined;
  }
  if (collection === "valuelist") {
    const items = listOf(saved);
    return items.length > 0 && items.every((item) => item !== undefined) ? items : undefined;
  }
  return saved.type === "complex" ? undefined : literalText(saved);
};

const refusalOf = (input: Input, value: unknown): string | undefined => {
  const clean = "clean" in input ? (input.clean as (value: unknown) => unknown) : undefined;
  try {
    const cleaned = clean?.(value);
    return cleaned instanceof Refusal ? cleaned.reason : undefined;
  } catch (error) {
    return (error as Error).message;
  }
};
