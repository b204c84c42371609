import { useState } from "preact/hooks";
import {
  attempt,
  loadRows,
  openTable,
  PAGE_SIZE,
  rows,
  search,
  showTable,
  skip,
  tables,
} from "../state/sandbox";
import { Grid } from "./Grid";
import { NewRow } from "./NewRow";

/** Chooses a table and shows its rows. */
export function RowsPanel() {
  const [isAdding, setAdding] = useState(false);
  const table = tables.value.find(({ name }) => name === openTable.value);
  const total = rows.value?.total ?? 0;
  return (
    <section class="panel" aria-labelledby="rows-title">
      <div class="panel-head wraps">
        <h2 id="rows-title">Rows</h2>
        <select
          class="table-choice"
          aria-label="Table"
          value={openTable.value}
          onChange={(event) => void showTable(event.currentTarget.value)}
        >
          {tables.value.map(({ name, label, rows: count }) => (
            <option key={name} value={name}>
              {label} ({name}), {count}
            </option>
          ))}
        </select>
        <input
          type="search"
          class="row-search"
          placeholder="Search rows"
          aria-label="Search rows"
          value={search.value}
          onInput={(event) => {
            search.value = event.currentTarget.value;
            skip.value = 0;
            void attempt(loadRows);
          }}
        />
        {table?.editable ? (
          <button type="button" onClick={() => setAdding(true)}>
            New row
          </button>
        ) : null}
      </div>
      {table && rows.value ? (
        <Grid table={table} rows={rows.value.rows} />
      ) : (
        <p class="starting">Reading rows …</p>
      )}
      <div class="grid-foot">
        <button type="button" disabled={skip.value === 0} onClick={() => turn(-PAGE_SIZE)}>
          Earlier
        </button>
        <span>
          {total === 0
            ? "No rows"
            : `${skip.value + 1} to ${Math.min(skip.value + PAGE_SIZE, total)} of ${total}`}
        </span>
        <button
          type="button"
          disabled={skip.value + PAGE_SIZE >= total}
          onClick={() => turn(PAGE_SIZE)}
        >
          Later
        </button>
      </div>
      {isAdding && table ? <NewRow table={table} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function turn(by: number): void {
  skip.value = Math.max(0, skip.value + by);
  void attempt(loadRows);
}
