import { useMemo, useState } from "preact/hooks";
import type { InputView } from "../../contract";
import { Field } from "../fields/Field";
import { FormScope } from "../fields/formContext";
import { type Entry, shownInputs } from "../model/entries";
import { initialValue, initialValues, missingInputs } from "../model/formValues";
import { own, withOwn } from "../model/own";
import { formOf, sentBy } from "../state/forms";
import { FormActions } from "./FormActions";

/** The inputs of an entry, and what can be done with them. */
export function EntryForm({ entry }: { readonly entry: Entry }) {
  const { view } = entry;
  const form = formOf(entry);
  const values = form.value;
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const scope = useMemo(
    () => ({ inputs: view.inputs, sent: () => sentBy(entry), missing }),
    [entry, view, missing],
  );
  const prefix = view.key;

  /** Whether everything needed is there; the first input that is blank gets the focus. */
  const isComplete = (): boolean => {
    const blank = missingInputs(view.inputs, form.value);
    setMissing(new Set(blank.map(({ key }) => key)));
    const [first] = blank;
    if (first) document.getElementById(`${prefix}-${first.key}`)?.focus();
    return first === undefined;
  };
  const fillExamples = (): void => {
    form.value = { ...form.value, ...examplesOf(view.inputs) };
    setMissing(new Set());
  };
  const set = (key: string, value: Parameters<typeof withOwn>[2]): void => {
    form.value = withOwn(form.value, key, value as (typeof values)[string]);
    if (missing.has(key)) setMissing(new Set([...missing].filter((other) => other !== key)));
  };
  return (
    <form
      class="entry"
      aria-labelledby="entry-title"
      onSubmit={(event) => event.preventDefault()}
      noValidate
    >
      <div class="entry-head">
        <h1 id="entry-title">{view.label}</h1>
        <p class="description">{view.description}</p>
        <p class="entry-tools">
          <code>{view.key}</code>
          <button type="button" class="link small" onClick={fillExamples}>
            Fill in examples
          </button>
          <button
            type="button"
            class="link small"
            onClick={() => {
              form.value = initialValues(view.inputs);
              setMissing(new Set());
            }}
          >
            Clear
          </button>
        </p>
      </div>
      <div class="fields">
        <FormScope.Provider value={scope}>
          {shownInputs(view.inputs).map((input) => (
            <Field
              key={input.key}
              prefix={prefix}
              input={input}
              value={own(values, input.key) ?? initialValue(input)}
              onChange={(value) => set(input.key, value)}
            />
          ))}
        </FormScope.Provider>
        {view.inputs.length === 0 ? (
          <p class="quiet">It takes the connection and nothing else.</p>
        ) : null}
      </div>
      <FormActions entry={entry} isComplete={isComplete} />
    </form>
  );
}

/** The published examples of what is required: enough to run it once. */
function examplesOf(inputs: readonly InputView[]) {
  const filled = inputs.filter(({ required, example }) => required && example !== undefined);
  return Object.fromEntries(
    filled.map(({ key, example = "", collection }) => [
      key,
      collection === "valuelist" ? [example] : collection ? [] : example,
    ]),
  );
}
