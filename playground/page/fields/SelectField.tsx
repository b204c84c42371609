import type { FieldProps } from "./types";

/** One of few values. */
export function SelectField({
  id,
  input,
  value,
  onChange,
  describedBy,
  isMissing,
}: FieldProps<string>) {
  const choices = input.model ?? [];
  const hasBlank = choices.every((choice) => choice.value !== "") && !input.default;
  return (
    <select
      id={id}
      value={value}
      aria-describedby={describedBy}
      aria-invalid={isMissing}
      aria-required={input.required}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {hasBlank ? <option value="">–</option> : null}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
