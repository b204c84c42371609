import type { InputView } from "../../contract";
import { own } from "./own";
import { isReference, type Reference } from "./references";

export interface Pair {
  readonly key: string;
  readonly value: string | Reference;
}

/** What a field of a form holds: text, a list, pairs, the values of a group, or a reference to an answer. */
export type FieldValue = string | readonly string[] | readonly Pair[] | Reference | FormValues;

export interface FormValues {
  readonly [key: string]: FieldValue;
}

/** What a form shows before anything is typed: the defaults. */
export function initialValues(inputs: readonly InputView[]): FormValues {
  return Object.fromEntries(inputs.map((input) => [input.key, initialValue(input)]));
}

export function initialValue(input: InputView): FieldValue {
  if (input.type === "structuredObject" && !input.collection)
    return initialValues(input.inputs ?? []);
  if (input.collection) return listDefault(input);
  const preset = input.default ?? (input.type === "boolean" ? "false" : "");
  return typeof preset === "string" ? preset : JSON.stringify(preset, null, 2);
}

const listDefault = ({ collection, default: preset }: InputView): FieldValue => {
  if (!Array.isArray(preset)) return [];
  if (collection === "valuelist") return preset.map(String);
  return preset.map(({ key, value }) => ({ key: String(key ?? ""), value: String(value ?? "") }));
};

/** Whether nothing was given: blank text, a list of blanks, a group of which nothing was changed. */
export function isBlank(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  if (!Array.isArray(value)) return value === undefined || value === null;
  return value.every((item) =>
    isPair(item) ? isBlank(item.key) && isBlank(item.value) : isBlank(item),
  );
}

const isPair = (item: unknown): item is Pair =>
  typeof item === "object" && item !== null && "key" in item;

/**
 * What is sent: only what differs from the defaults, without blanks, with references replaced by what they
 * lead to. A default that was cleared is sent blank, since that is what the form shows.
 */
export function inputsOf(
  inputs: readonly InputView[],
  values: FormValues,
  resolve: (reference: Reference) => unknown,
): Record<string, unknown> {
  const entries = inputs.flatMap((input): [string, unknown][] => {
    const value = own(values, input.key);
    if (value === undefined) return [];
    if (isReference(value)) return [[input.key, resolve(value)]];
    const sent = sentValue(input, value, resolve);
    return sent === undefined ? [] : [[input.key, sent]];
  });
  return Object.fromEntries(entries);
}

const sentValue = (
  input: InputView,
  value: Exclude<FieldValue, Reference>,
  resolve: (reference: Reference) => unknown,
): unknown => {
  if (input.type === "structuredObject" && !input.collection) {
    const inside = inputsOf(input.inputs ?? [], value as FormValues, resolve);
    return Object.keys(inside).length > 0 ? inside : undefined;
  }
  const preset = initialValue(input);
  if (JSON.stringify(value) === JSON.stringify(preset)) return undefined;
  if (isBlank(value)) return isBlank(preset) ? undefined : Array.isArray(value) ? [] : "";
  if (!Array.isArray(value)) return value;
  const given = (value as readonly unknown[]).filter((item) => !isBlank([item]));
  return given.map((item) =>
    isPair(item) && isReference(item.value) ? { key: item.key, value: resolve(item.value) } : item,
  );
};

/** Inputs that need a value and have none. */
export function missingInputs(inputs: readonly InputView[], values: FormValues): InputView[] {
  return inputs.filter(
    (input) => input.required && input.scope !== "ON_DEPLOY" && isBlank(own(values, input.key)),
  );
}

/** How many values of a group were changed: what a folded group says of itself. */
export function changedIn(inputs: readonly InputView[], values: FormValues): number {
  return Object.keys(inputsOf(inputs, values, () => "")).length;
}

/** Values as they were sent, back in the form of the fields: those of a run that is shown again. */
export function valuesFrom(
  inputs: readonly InputView[],
  sent: Readonly<Record<string, unknown>>,
): FormValues {
  return Object.fromEntries(
    inputs.map((input) => {
      const value = own(sent, input.key);
      return [input.key, value === undefined ? initialValue(input) : fieldValueOf(input, value)];
    }),
  );
}

const fieldValueOf = (input: InputView, value: unknown): FieldValue => {
  if (input.type === "structuredObject" && !input.collection) {
    const inside =
      typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
    return valuesFrom(input.inputs ?? [], inside as Record<string, unknown>);
  }
  if (!input.collection) return typeof value === "string" ? value : JSON.stringify(value, null, 2);
  if (!Array.isArray(value)) return initialValue(input);
  return value.map((item) =>
    isPair(item) ? { key: textOf(item.key), value: textOf(item.value) } : textOf(item),
  ) as FieldValue;
};

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value ?? "");
