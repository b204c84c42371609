import { Combobox } from "./Combobox";
import type { FieldProps } from "./types";

/** A list of texts, one a line, with a blank line to add another; with choices where it has a picker. */
export function ListField(props: FieldProps<readonly string[]>) {
  const { id, input, value, onChange, describedBy } = props;
  const shown = value.length === 0 || value.at(-1) !== "" ? [...value, ""] : value;
  const set = (at: number, text: string): void => {
    const next = shown.map((old, index) => (index === at ? text : old));
    onChange(next.at(-1) === "" ? next.slice(0, -1) : next);
  };
  return (
    <fieldset class="rows" id={id} aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {shown.map((text, at) => (
        <div class="row" key={at}>
          <Item {...props} at={at} text={text} onText={(next) => set(at, next)} />
          {at < value.length ? (
            <button
              type="button"
              class="icon"
              aria-label={`Remove ${input.label} ${at + 1}`}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              ×
            </button>
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}

interface ItemProps extends FieldProps<readonly string[]> {
  readonly at: number;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Item({ id, input, describedBy, isMissing, at, text, onText }: ItemProps) {
  const label = `${input.label} ${at + 1}`;
  const placeholder = at === 0 ? (input.placeholder ?? "") : "Another one";
  if (input.picker) {
    return (
      <Combobox
        id={`${id}-${at}`}
        input={input}
        picker={input.picker}
        value={text}
        onChange={onText}
        describedBy={describedBy}
        isMissing={isMissing && at === 0}
        label={label}
        placeholder={placeholder}
      />
    );
  }
  return (
    <input
      type="text"
      value={text}
      placeholder={placeholder}
      aria-label={label}
      spellcheck={false}
      autocomplete="off"
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}
