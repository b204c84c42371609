import type { MappedField, OfferedColumn } from "../model/fieldMapping";
import { choicesOf } from "../model/pickers";
import { useSource } from "./useSource";

interface Props {
  readonly field: MappedField;
  readonly columns: readonly OfferedColumn[];
  readonly chosen: number | undefined;
  readonly onChoose: (at: number | undefined) => void;
}

/** One field of the app with its column, and the first values of that column. */
export function MapRow({ field, columns, chosen, onChoose }: Props) {
  const preview = useSource("fieldValues");
  const column = chosen === undefined ? undefined : columns[chosen];
  const values = choicesOf(preview.result).map(({ label }) => label);
  const show = (): void => {
    if (column) void preview.read({ objectType: column.table.key, fieldName: column.key });
  };
  return (
    <div class="map-row">
      <label for={`map-${field.key}`}>{field.label}</label>
      <select
        id={`map-${field.key}`}
        value={chosen === undefined ? "" : String(chosen)}
        onChange={({ currentTarget: { value } }) =>
          onChoose(value === "" ? undefined : Number(value))
        }
      >
        <option value="">Not mapped</option>
        {columns.map(({ key, label, table }, at) => (
          <option key={`${table.key}/${key}`} value={String(at)}>
            {label}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="link"
        disabled={!column}
        onClick={show}
        aria-label={`Preview values of ${field.label}`}
      >
        Values
      </button>
      {preview.error === undefined ? null : <p class="bad">{preview.error}</p>}
      {values.length > 0 ? <p class="quiet">{values.join(" · ")}</p> : null}
    </div>
  );
}
