import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { InputView } from "../../contract";

/** What a field may want to know of the form around it. */
export interface FormContext {
  /** Inputs beside the field, those of the form around its group included. */
  readonly inputs: readonly InputView[];
  /** What the form would send now. */
  readonly sent: () => Record<string, unknown>;
  /** Keys of inputs that need a value and had none when the form was run. */
  readonly missing: ReadonlySet<string>;
}

export const FormScope = createContext<FormContext>({
  inputs: [],
  sent: () => ({}),
  missing: new Set(),
});

export function useFormScope(): FormContext {
  return useContext(FormScope);
}
