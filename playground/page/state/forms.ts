import { type Signal, signal } from "@preact/signals";
import type { Entry } from "../model/entries";
import { type FormValues, initialValues, inputsOf } from "../model/formValues";
import { type Pin, type Reference, valueAt } from "../model/references";

const forms = new Map<string, Signal<FormValues>>();

/** What is filled in, kept while other forms are open. */
export function formOf({ id, view }: Entry): Signal<FormValues> {
  const known = forms.get(id);
  if (known) return known;
  const form = signal(initialValues(view.inputs));
  forms.set(id, form);
  return form;
}

/** Answers that were kept as input for what is run next. */
export const pins = signal<readonly Pin[]>([]);

let lastPin = 0;

export function pin(label: string, data: unknown): Pin {
  lastPin += 1;
  const alike = pins.value.filter(
    ({ name }) => name === label || name.startsWith(`${label} (`),
  ).length;
  const kept = { id: lastPin, name: alike > 0 ? `${label} (${alike + 1})` : label, data };
  pins.value = [...pins.value, kept];
  return kept;
}

export function unpin(id: number): void {
  pins.value = pins.value.filter((one) => one.id !== id);
}

/** What a reference leads to. Throws where the answer is gone or has no such place. */
export function resolve({ $from }: Reference): unknown {
  const kept = pins.value.find(({ id }) => id === $from.pin);
  if (!kept) throw new Error("An input refers to an answer that is no longer pinned.");
  const value = valueAt(kept.data, $from.path);
  if (value === undefined) throw new Error(`The answer ${kept.name} has nothing at ${$from.path}.`);
  return value;
}

/** What the form would send now. */
export function sentBy(entry: Entry): Record<string, unknown> {
  return inputsOf(entry.view.inputs, formOf(entry).value, resolve);
}
