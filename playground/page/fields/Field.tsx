import type { InputView } from "../../contract";
import type { FieldValue, FormValues, Pair } from "../model/formValues";
import { isReference, type Reference } from "../model/references";
import { BooleanField } from "./BooleanField";
import { ChecksField } from "./ChecksField";
import { CodeField } from "./CodeField";
import { Combobox } from "./Combobox";
import { useFormScope } from "./formContext";
import { GroupField } from "./GroupField";
import { ListField } from "./ListField";
import { PairsField } from "./PairsField";
import { ReferenceButton } from "./ReferenceButton";
import { ReferenceField } from "./ReferenceField";
import { SelectField } from "./SelectField";
import { TextField } from "./TextField";
import type { FieldProps } from "./types";

interface Props {
  /** Of the form and the groups around the field: makes its id. */
  readonly prefix: string;
  readonly input: InputView;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}

/** One input: its label, its field, and what it is for. */
export function Field({ prefix, input, value, onChange }: Props) {
  const { missing } = useFormScope();
  const id = `${prefix}-${input.key}`;
  const isMissing = missing.has(input.key);
  if (input.type === "structuredObject" && !input.collection && !isReference(value)) {
    return <GroupField id={id} input={input} value={value as FormValues} onChange={onChange} />;
  }
  const described = `${id}-about`;
  const props = { id, input, describedBy: described, isMissing };
  const isBoolean = input.type === "boolean" && !input.collection;
  return (
    <div class={`field${isMissing ? " is-missing" : ""}`}>
      <div class="field-head">
        {isBoolean ? null : <FieldLabel id={id} input={input} />}
        {isReference(value) || isBoolean ? null : (
          <ReferenceButton label={input.label} onPick={onChange} />
        )}
      </div>
      {isReference(value) ? (
        <ReferenceField
          {...props}
          value={value}
          onChange={onChange as (value: Reference | string) => void}
        />
      ) : (
        control(props, value, onChange)
      )}
      <p class="about" id={described}>
        {isMissing ? <strong>{input.label} is needed. </strong> : null}
        {input.comments}
        {input.scope === "ON_DEPLOY" ? " Of the first sync only." : ""}
      </p>
    </div>
  );
}

function FieldLabel({ id, input }: { id: string; input: InputView }) {
  const text = (
    <>
      {input.label}
      {input.required ? (
        <span class="needed" title="Required">
          {" "}
          *
        </span>
      ) : null}
    </>
  );
  const hasManyControls = isMany(input);
  return hasManyControls ? (
    <span class="label" id={`${id}-label`}>
      {text}
    </span>
  ) : (
    <label class="label" id={`${id}-label`} for={id}>
      {text}
    </label>
  );
}

const isMany = (input: InputView): boolean => input.collection !== undefined;

function control(
  props: Omit<FieldProps<never>, "value" | "onChange">,
  value: Exclude<FieldValue, Reference>,
  onChange: (value: FieldValue) => void,
) {
  const { input } = props;
  if (input.collection === "keyvaluelist") {
    return <PairsField {...props} value={value as readonly Pair[]} onChange={onChange} />;
  }
  if (input.collection === "valuelist") {
    const list = { ...props, value: value as readonly string[], onChange };
    if (input.model) return <ChecksField {...list} />;
    return <ListField {...list} />;
  }
  const text = { ...props, value: String(value), onChange };
  if (input.type === "boolean") return <BooleanField {...text} />;
  if (input.model) return <SelectField {...text} />;
  if (input.picker) return <Combobox {...text} picker={input.picker} />;
  if (input.type === "code" || input.type === "data") return <CodeField {...text} />;
  return <TextField {...text} />;
}
