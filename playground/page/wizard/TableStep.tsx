import { useEffect } from "preact/hooks";
import { choicesOf } from "../model/pickers";
import { Step } from "./Step";
import { useSource } from "./useSource";

interface Props {
  readonly table: string;
  readonly onTable: (table: string) => void;
}

/** A picklist of tables. */
export function TableStep({ table, onTable }: Props) {
  const { result, error, loading, read } = useSource("entityTypes");
  // Read once, as a wizard does when its page opens.
  useEffect(() => void read({}), []);
  const choices = choicesOf(result);
  return (
    <Step number={2} title="Select Entity Type" about="The table that the steps below are about.">
      {error === undefined ? null : <p class="bad">{error}</p>}
      <select
        id="wizard-table"
        aria-label="Table"
        value={table}
        disabled={loading}
        onChange={(event) => onTable(event.currentTarget.value)}
      >
        {choices.some(({ key }) => key === table) ? null : <option value={table}>{table}</option>}
        {choices.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </Step>
  );
}
