import { useMemo, useState } from "preact/hooks";
import { type FieldMapping, fieldMapping, fieldMapValue, fieldNames } from "../model/fieldMapping";
import { announcement } from "../state/app";
import { pin } from "../state/forms";
import { Text } from "../views/Text";
import { MapRow } from "./MapRow";
import { Step } from "./Step";
import { useSource } from "./useSource";

/** The fields of an app, and the column that each is kept in. */
export function MapStep({ table }: { readonly table: string }) {
  const [names, setNames] = useState("name, phone, city");
  return (
    <Step
      number={3}
      title="Map Fields"
      about="The fields of an app, and the column that a customer keeps each in. What fits is chosen already."
    >
      <div class="field">
        <label class="label" for="app-fields">
          Fields of the app
        </label>
        <input
          id="app-fields"
          type="text"
          value={names}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => setNames(event.currentTarget.value)}
        />
      </div>
      <MapOfTable key={table} table={table} names={names} />
    </Step>
  );
}

function MapOfTable({ table, names }: { readonly table: string; readonly names: string }) {
  const { result, error, loading, read } = useSource("fieldMap");
  const mapping = useMemo(
    () => (result === undefined ? undefined : fieldMapping(result)),
    [result],
  );
  const ask = (): void =>
    void read({ entityType: table, mappingFields: JSON.stringify(fieldNames(names)) });
  return (
    <>
      <button type="button" id="read-map" aria-disabled={loading} onClick={ask}>
        {loading ? "Reading …" : "Show the map"}
      </button>
      {error === undefined ? null : <p class="bad">{error}</p>}
      {mapping ? <Mapping key={JSON.stringify(mapping.fields)} mapping={mapping} /> : null}
    </>
  );
}

function Mapping({ mapping }: { readonly mapping: FieldMapping }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, number | undefined>>(
    () => new Map(mapping.fields.map(({ key, chosen: at }) => [key, at])),
  );
  const value = fieldMapValue(mapping, chosen);
  return (
    <>
      <div class="map-rows">
        {mapping.fields.map((field) => (
          <MapRow
            key={field.key}
            field={field}
            columns={mapping.columns}
            chosen={chosen.get(field.key)}
            onChoose={(at) => setChosen(new Map([...chosen, [field.key, at]]))}
          />
        ))}
      </div>
      <details class="group">
        <summary>Value of the config variable</summary>
        <Text>{JSON.stringify(value, null, 2)}</Text>
      </details>
      <button
        type="button"
        onClick={() => {
          announcement.value = `Pinned as ${pin("Field map", value).name}.`;
        }}
      >
        Pin for a Field Map input
      </button>
    </>
  );
}
