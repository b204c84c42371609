import { useState } from "preact/hooks";
import { ConnectionStep } from "./ConnectionStep";
import { FormStep } from "./FormStep";
import { MapStep } from "./MapStep";
import { TableStep } from "./TableStep";

/** What a config wizard shows to a customer: the connection, tables, a field map, and a form of a record. */
export function WizardView() {
  const [table, setTable] = useState("accounts");
  return (
    <div class="wizard">
      <div class="wizard-head">
        <h1>Config wizard</h1>
        <p class="description">
          The data sources that a customer meets when an instance is set up, as the wizard shows
          them.
        </p>
      </div>
      <ConnectionStep />
      <TableStep table={table} onTable={setTable} />
      <MapStep table={table} />
      <FormStep key={`form-${table}`} table={table} />
    </div>
  );
}
