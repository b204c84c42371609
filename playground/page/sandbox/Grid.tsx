import { useEffect, useRef, useState } from "preact/hooks";
import type { RowView, TableView } from "../../contract";
import { gridColumns } from "../model/gridColumns";
import { fresh, openTable, removeRow } from "../state/sandbox";
import { Cell } from "./Cell";

interface Props {
  readonly table: TableView;
  readonly rows: readonly RowView[];
}

/**
 * Rows in a grid as the ARIA Authoring Practices describe it: arrows go from cell to cell, Enter or F2 edits,
 * Escape gives up.
 */
export function Grid({ table, rows }: Props) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const hasMoved = useRef(false);
  const columns = gridColumns(table, rows);
  useEffect(() => {
    if (hasMoved.current) document.getElementById(`cell-${at.row}-${at.column}`)?.focus();
  }, [at]);
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step || (event.target as HTMLElement).tagName !== "TD") return;
    event.preventDefault();
    hasMoved.current = true;
    setAt(({ row, column }) => ({
      row: within(row + step[0], rows.length),
      column: within(column + step[1], columns.length),
    }));
  };
  return (
    <div class="grid-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are gone through by arrows */}
      <table role="grid" aria-label={`Rows of ${table.label}`} onKeyDown={press}>
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col" title={name}>
                {label}
              </th>
            ))}
            <th scope="col">
              <span class="unseen">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowAt) => (
            <tr key={row.id} class={fresh.value.has(`${openTable.value}/${row.id}`) ? "fresh" : ""}>
              {columns.map((column, columnAt) => (
                <Cell
                  key={column.name}
                  id={`cell-${rowAt}-${columnAt}`}
                  row={row}
                  column={column}
                  isCurrent={rowAt === at.row && columnAt === at.column}
                  onCurrent={() => setAt({ row: rowAt, column: columnAt })}
                />
              ))}
              <td>
                <Remove row={row} name={String(row.values[table.primaryName ?? ""] ?? row.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const within = (at: number, count: number): number => Math.max(0, Math.min(at, count - 1));

/** Deletes a row at the second press: a sandbox's row, but somebody may have typed it. */
function Remove({ row, name }: { readonly row: RowView; readonly name: string }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <button
      type="button"
      class={isAsked ? "danger small" : "icon"}
      aria-label={isAsked ? `Yes, delete ${name}` : `Delete ${name}`}
      onBlur={() => setAsked(false)}
      onClick={() => (isAsked ? void removeRow(row.id) : setAsked(true))}
    >
      {isAsked ? "Delete" : "×"}
    </button>
  );
}
