import { isOneOfEnumControl, rankWith } from "@jsonforms/core";
import { JsonForms } from "@jsonforms/react";
import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { isRecord } from "../model/isRecord";
import { ChoiceCell } from "./ChoiceCell";
import { validator } from "./validator";

interface Props {
  /** `{ schema, uiSchema, data }` */
  readonly form: Readonly<Record<string, unknown>>;
  readonly onData: (data: unknown) => void;
}

/** JSON Forms is written for React; `react` is Preact here, whose types differ. */
const Form = JsonForms as unknown as ComponentType<Record<string, unknown>>;

/** Numbers that have labels are chosen by them; without this, they are typed. */
const CELLS = [...vanillaCells, { tester: rankWith(5, isOneOfEnumControl), cell: ChoiceCell }];

/** A form as the platform shows it, with faults at their fields. */
export function RecordForm({ form, onData }: Props) {
  // Only to begin with: what comes back late would undo what was typed meanwhile.
  const [data] = useState<unknown>(isRecord(form["data"]) ? form["data"] : {});
  return (
    <div class="record-form">
      <Form
        schema={form["schema"]}
        uischema={form["uiSchema"]}
        data={data}
        renderers={vanillaRenderers}
        cells={CELLS}
        ajv={validator}
        onChange={(change: { readonly data: unknown }) => onData(change.data)}
      />
    </div>
  );
}
