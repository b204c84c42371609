import { useMemo, useState } from "preact/hooks";
import type { InputView } from "../../contract";
import { changedIn, type FormValues, initialValue, inputsOf } from "../model/formValues";
import { own, withOwn } from "../model/own";
import { resolve } from "../state/forms";
import { Field } from "./Field";
import { FormScope, useFormScope } from "./formContext";

interface Props {
  readonly id: string;
  readonly input: InputView;
  readonly value: FormValues;
  readonly onChange: (value: FormValues) => void;
}

/** A group of inputs such as *Options*, folded until it is opened. */
export function GroupField({ id, input, value, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const outer = useFormScope();
  const children = input.inputs ?? [];
  const scope = useMemo(
    () => ({
      inputs: [...children, ...outer.inputs],
      sent: () => ({ ...outer.sent(), ...inputsOf(children, value, resolve) }),
      missing: new Set<string>(),
    }),
    [children, outer, value],
  );
  const changed = changedIn(children, value);
  return (
    <details class="group" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{input.label}</span>
        <span class="count">{changed > 0 ? `${changed} set` : `${children.length}`}</span>
      </summary>
      <p class="about">{input.comments}</p>
      {isOpen ? (
        <FormScope.Provider value={scope}>
          {children.map((child) => (
            <Field
              key={child.key}
              prefix={id}
              input={child}
              value={own(value, child.key) ?? initialValue(child)}
              onChange={(next) => onChange(withOwn(value, child.key, next))}
            />
          ))}
        </FormScope.Provider>
      ) : null}
    </details>
  );
}
