import type { FieldProps } from "./types";

/** Several of few values. */
export function ChecksField({
  id,
  input,
  value,
  onChange,
  describedBy,
}: FieldProps<readonly string[]>) {
  const toggle = (one: string, isOn: boolean): void =>
    onChange(
      (input.model ?? [])
        .map((choice) => choice.value)
        .filter((known) => (known === one ? isOn : value.includes(known))),
    );
  return (
    <fieldset class="checks" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {(input.model ?? []).map((choice) => (
        <label class="check" key={choice.value}>
          <input
            type="checkbox"
            checked={value.includes(choice.value)}
            onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
