import { input } from "@prismatic-io/spectral";
import { optionalChoice, required, stringList } from "../clean";
import type { About } from "./about";

/** Values, in the order of the designer, each with its label. */
type Choices<T extends string> = Readonly<Record<T, string>>;

export function choiceInput<T extends string>(label: string, choices: Choices<T>, about: About) {
  const { model, clean } = choiceOf(label, choices);
  return input({ label, type: "string", required: false, model, ...about, clean });
}

export function requiredChoiceInput<T extends string>(
  label: string,
  choices: Choices<T>,
  about: About,
) {
  const { model, clean } = choiceOf(label, choices);
  return input({
    label,
    type: "string",
    required: true,
    model,
    ...about,
    clean: required(label, clean),
  });
}

/** The fallback is what the designer shows, and the placeholder of an input that is emptied. */
export function defaultChoiceInput<T extends string>(
  label: string,
  choices: Choices<T>,
  fallback: NoInfer<T>,
  about: Omit<About, "placeholder">,
) {
  const { model, clean } = choiceOf(label, choices);
  return input({
    label,
    type: "string",
    required: false,
    default: fallback,
    model,
    placeholder: fallback,
    ...about,
    clean: (value: unknown): T => clean(value) ?? fallback,
  });
}

/** Several of the values, each once; all of them where none is chosen. */
export function choiceListInput<T extends string>(
  label: string,
  choices: Choices<T>,
  about: About,
) {
  const { model, values, clean } = choiceOf(label, choices);
  return input({
    label,
    type: "string",
    collection: "valuelist",
    required: false,
    model,
    ...about,
    clean: (value: unknown): readonly T[] => {
      const given: readonly string[] = stringList(label)(value) ?? values;
      return [...new Set(given.flatMap((each) => clean(each) ?? []))];
    },
  });
}

/** Choices that are labelled by their values. */
export function sameLabels<T extends string>(...values: readonly T[]): Choices<T> {
  const labels: Readonly<Record<string, string>> = Object.fromEntries(
    values.map((value) => [value, value]),
  );
  return labels as Choices<T>;
}

function choiceOf<T extends string>(label: string, choices: Choices<T>) {
  const values = Object.keys(choices) as T[];
  const model = values.map((value) => ({ label: choices[value], value }));
  return { values, model, clean: optionalChoice(label, values) };
}
