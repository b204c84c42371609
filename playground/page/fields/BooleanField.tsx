import type { FieldProps } from "./types";

/** Yes or no, with its label behind it. */
export function BooleanField({ id, input, value, onChange, describedBy }: FieldProps<string>) {
  return (
    <label class="check" id={`${id}-label`}>
      <input
        id={id}
        type="checkbox"
        checked={value === "true"}
        aria-describedby={describedBy}
        onChange={(event) => onChange(String(event.currentTarget.checked))}
      />
      {input.label}
    </label>
  );
}
