import { useState } from "preact/hooks";
import type { TableView } from "../../contract";
import { addRow } from "../state/sandbox";
import { Dialog } from "../views/Dialog";

interface Props {
  readonly table: TableView;
  readonly onClose: () => void;
}

/** A row with its name and what it has to hold; everything else is filled in within the grid. */
export function NewRow({ table, onClose }: Props) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const columns = table.columns.filter(
    ({ name, required, writable }) => writable && (required || name === table.primaryName),
  );
  const save = async (): Promise<void> => {
    if (await addRow(values)) onClose();
  };
  return (
    <Dialog title={`New row of ${table.label}`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {columns.map(({ name, label, required }) => (
          <div class="field" key={name}>
            <label class="label" for={`new-${name}`}>
              {label} {required ? <span class="needed">*</span> : null}
            </label>
            <input
              id={`new-${name}`}
              type="text"
              autocomplete="off"
              onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
            />
          </div>
        ))}
        <div class="dialog-actions">
          <button type="submit" class="primary">
            Create
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
