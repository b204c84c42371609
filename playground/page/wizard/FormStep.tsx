import { useState } from "preact/hooks";
import { type FieldValue, initialValues } from "../model/formValues";
import { isRecord } from "../model/isRecord";
import { withOwn } from "../model/own";
import { announcement, entries, go } from "../state/app";
import { formOf, pin } from "../state/forms";
import { Text } from "../views/Text";
import { RecordForm } from "./RecordForm";
import { Step } from "./Step";
import { useSource } from "./useSource";

/** The columns of a table as a form; what is filled in is what *Dynamic Values* takes. */
export function FormStep({ table }: { readonly table: string }) {
  const [use, setUse] = useState("create");
  const [data, setData] = useState<unknown>({});
  const { result, error, loading, read } = useSource("recordForm");
  const toCreate = (): void => {
    const entry = entries.value.get("actions/createEntity");
    if (!entry) return;
    const form = formOf(entry);
    const named = withOwn<FieldValue>(initialValues(entry.view.inputs), "entityType", table);
    form.value = withOwn<FieldValue>(named, "dynamicValues", JSON.stringify(data, null, 2));
    go(entry.id);
  };
  return (
    <Step
      number={4}
      title="Record Form"
      about="The columns of the table as a form, whose values Dynamic Values takes."
    >
      <div class="row">
        <select
          aria-label="Form Use"
          value={use}
          onChange={(event) => setUse(event.currentTarget.value)}
        >
          <option value="create">Create</option>
          <option value="update">Update</option>
        </select>
        <button
          type="button"
          id="read-form"
          aria-disabled={loading}
          onClick={() => void read({ entityType: table, formUse: use })}
        >
          {loading ? "Reading …" : "Show the form"}
        </button>
      </div>
      {error === undefined ? null : <p class="bad">{error}</p>}
      {isRecord(result) ? (
        <>
          <RecordForm key={JSON.stringify(result["schema"])} form={result} onData={setData} />
          <details class="group">
            <summary>Value of the config variable</summary>
            <Text>{JSON.stringify(data, null, 2)}</Text>
          </details>
          <div class="dialog-actions">
            <button type="button" class="primary" onClick={toCreate}>
              Use in Create Entity
            </button>
            <button
              type="button"
              onClick={() => {
                announcement.value = `Pinned as ${pin("Record form", data).name}.`;
              }}
            >
              Pin
            </button>
          </div>
        </>
      ) : null}
    </Step>
  );
}
