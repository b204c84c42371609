import type { Pair } from "../model/formValues";
import { isReference } from "../model/references";
import { ReferenceButton } from "./ReferenceButton";
import { ReferenceField } from "./ReferenceField";
import type { FieldProps } from "./types";

const BLANK: Pair = { key: "", value: "" };

/** Names with values, one pair a line, with a blank line to add another. */
export function PairsField({
  id,
  input,
  value,
  onChange,
  describedBy,
}: FieldProps<readonly Pair[]>) {
  const shown = [...value, BLANK];
  const keyLabel = input.keyLabel ?? "Name";
  const set = (at: number, change: Partial<Pair>): void => {
    const next = shown.map((pair, index) => (index === at ? { ...pair, ...change } : pair));
    const last = next.at(-1) ?? BLANK;
    onChange(last.key === "" && last.value === "" ? next.slice(0, -1) : next);
  };
  return (
    <fieldset class="rows" id={id} aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {shown.map((pair, at) => (
        <div class="row pair" key={at}>
          <input
            type="text"
            class="pair-key"
            value={pair.key}
            placeholder={keyLabel}
            aria-label={`${input.label}, ${keyLabel} ${at + 1}`}
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => set(at, { key: event.currentTarget.value })}
          />
          {isReference(pair.value) ? (
            <ReferenceField
              id={`${id}-${at}`}
              input={input}
              describedBy={describedBy}
              isMissing={false}
              value={pair.value}
              onChange={(next) => set(at, { value: next })}
            />
          ) : (
            <input
              type="text"
              value={pair.value}
              placeholder="Value"
              aria-label={`${input.label}, value ${at + 1}`}
              spellcheck={false}
              autocomplete="off"
              onInput={(event) => set(at, { value: event.currentTarget.value })}
            />
          )}
          {isReference(pair.value) ? null : (
            <ReferenceButton
              label={`value ${at + 1}`}
              onPick={(next) => set(at, { value: next })}
            />
          )}
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
