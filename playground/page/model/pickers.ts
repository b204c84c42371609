import type { InputView, PickerView } from "../../contract";
import { initialValue, isBlank } from "./formValues";
import { own } from "./own";

export interface Choice {
  readonly key: string;
  readonly label: string;
}

/** Choices of a picklist, whose entries are texts or keys with labels. */
export function choicesOf(result: unknown): Choice[] {
  if (!Array.isArray(result)) return [];
  return result.flatMap((item): Choice[] => {
    if (typeof item === "string") return [{ key: item, label: item }];
    if (typeof item !== "object" || item === null || !("key" in item)) return [];
    const key = String(item.key ?? "");
    return [{ key, label: "label" in item && item.label ? String(item.label) : key }];
  });
}

/**
 * What a picker is asked with: the values of the form that it takes, and what was typed. `sent` is what
 * the form would send; what it leaves out has its default.
 */
export function pickerInputs(
  picker: PickerView,
  inputs: readonly InputView[],
  sent: Readonly<Record<string, unknown>>,
  search: string,
): Record<string, unknown> {
  const taken = picker.takes.flatMap((key): [string, unknown][] => {
    const value = own(sent, key) ?? defaultOf(inputs, key);
    return isBlank(value) ? [] : [[key, value]];
  });
  if (picker.searches && search.trim() !== "") taken.push(["search", search.trim()]);
  return Object.fromEntries(taken);
}

/** Labels of the inputs that a picker still waits for. */
export function waitsFor(
  picker: PickerView,
  inputs: readonly InputView[],
  sent: Readonly<Record<string, unknown>>,
): string[] {
  return picker.needs
    .filter((key) => isBlank(own(sent, key) ?? defaultOf(inputs, key)))
    .map((key) => inputs.find((input) => input.key === key)?.label ?? key);
}

const defaultOf = (inputs: readonly InputView[], key: string): unknown => {
  const input = inputs.find((one) => one.key === key);
  return input && input.type !== "structuredObject" ? initialValue(input) : undefined;
};

/** The choices that have the typed text in their key or label; all of them where nothing was typed. */
export function filtered(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  return choices.filter(({ key, label }) => {
    const text = `${label} ${key}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
