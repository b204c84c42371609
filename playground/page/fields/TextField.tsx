import type { FieldProps } from "./types";

/** One line of text, several of type `text`, dots for a password. */
export function TextField({
  id,
  input,
  value,
  onChange,
  describedBy,
  isMissing,
}: FieldProps<string>) {
  const props = {
    id,
    value,
    placeholder: input.placeholder ?? "",
    "aria-describedby": describedBy,
    "aria-invalid": isMissing,
    "aria-required": input.required,
    spellcheck: false,
    autocomplete: "off",
  };
  if (input.type === "text") {
    return (
      <textarea {...props} rows={4} onInput={(event) => onChange(event.currentTarget.value)} />
    );
  }
  const onInput = (event: { readonly currentTarget: HTMLInputElement }): void =>
    onChange(event.currentTarget.value);
  return input.type === "password" ? (
    <input {...props} type="password" onInput={onInput} />
  ) : (
    <input {...props} type="text" onInput={onInput} />
  );
}
