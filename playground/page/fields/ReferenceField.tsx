import { cellText } from "../model/answerTable";
import { placesIn, type Reference, valueAt } from "../model/references";
import { pins } from "../state/forms";
import type { FieldProps } from "./types";

type Props = Omit<FieldProps<Reference>, "onChange"> & {
  readonly onChange: (value: Reference | string) => void;
};

/** A value from a pinned answer: which answer, and where in it. */
export function ReferenceField({ id, input, value, onChange, describedBy }: Props) {
  const { pin, path } = value.$from;
  const kept = pins.value.find((one) => one.id === pin);
  const found = kept ? cellText(valueAt(kept.data, path)) : "";
  return (
    <div class="reference">
      <select
        value={String(pin)}
        aria-label={`Answer that ${input.label} is taken from`}
        onChange={(event) => onChange({ $from: { pin: Number(event.currentTarget.value), path } })}
      >
        {pins.value.map((one) => (
          <option key={one.id} value={String(one.id)}>
            {one.name}
          </option>
        ))}
      </select>
      <input
        id={id}
        type="text"
        list={`${id}-places`}
        value={path}
        placeholder="the whole answer"
        aria-label={`Place in the answer for ${input.label}`}
        aria-describedby={describedBy}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onChange({ $from: { pin, path: event.currentTarget.value } })}
      />
      <datalist id={`${id}-places`}>
        {kept ? placesIn(kept.data).map((place) => <option key={place} value={place} />) : null}
      </datalist>
      <button
        type="button"
        class="icon"
        aria-label={`Type ${input.label} instead`}
        onClick={() => onChange("")}
      >
        ×
      </button>
      <output class="preview">{found === "" ? "nothing there" : found.slice(0, 120)}</output>
    </div>
  );
}
