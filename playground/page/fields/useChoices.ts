import { useRef, useState } from "preact/hooks";
import type { PickerView } from "../../contract";
import { call, messageOf } from "../client/api";
import { type Choice, choicesOf, pickerInputs, waitsFor } from "../model/pickers";
import { type FormContext, useFormScope } from "./formContext";

interface Choices {
  readonly choices: readonly Choice[];
  readonly loading: boolean;
  /** Why there are none. */
  readonly note?: string;
}

const NONE: Choices = { choices: [], loading: false };

/**
 * The choices of a picker, read when they are asked for, and again when what they depend on has changed.
 * A search waits until nobody types; an answer that came too late is dropped.
 */
export function useChoices(picker: PickerView) {
  const scope = useFormScope();
  const [state, setState] = useState<Choices>(NONE);
  const basis = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const read = async (typed: string): Promise<void> => {
    const search = picker.searches ? typed : "";
    const asked = inputsFor(picker, scope, search);
    if (typeof asked === "string") {
      basis.current = undefined;
      setState({ ...NONE, note: asked });
      return;
    }
    const wanted = JSON.stringify(asked);
    if (wanted === basis.current) return;
    basis.current = wanted;
    setState((before) => ({ choices: before.choices, loading: true }));
    const found = await choicesFrom(picker, asked);
    if (basis.current !== wanted) return;
    if (found.note !== undefined) basis.current = undefined;
    setState(found);
  };

  /** Reads at once, or after a moment without typing. */
  const load = (typed: string, delayMs = 0): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void read(typed), delayMs);
  };
  return { ...state, load };
}

const inputsFor = (
  picker: PickerView,
  scope: FormContext,
  search: string,
): Record<string, unknown> | string => {
  try {
    const sent = scope.sent();
    const waiting = waitsFor(picker, scope.inputs, sent);
    if (waiting.length > 0) return `Choose ${waiting.join(" and ")} first, or type a value.`;
    return pickerInputs(picker, scope.inputs, sent, search);
  } catch (error) {
    return messageOf(error);
  }
};

const choicesFrom = async (
  { source }: PickerView,
  inputs: Record<string, unknown>,
): Promise<Choices> => {
  try {
    const answer = await call("POST /api/sources/:key", { inputs }, { places: { key: source } });
    return answer.ok
      ? { choices: choicesOf(answer.result), loading: false }
      : { ...NONE, note: answer.error };
  } catch (error) {
    return { ...NONE, note: messageOf(error) };
  }
};
