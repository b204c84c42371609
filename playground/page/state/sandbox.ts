import { signal } from "@preact/signals";
import type {
  ClockRequest,
  ClockView,
  FaultsView,
  Routes,
  RowChangeView,
  RowsView,
  TableView,
} from "../../contract";
import { call, messageOf } from "../client/api";

export const faults = signal<FaultsView | undefined>(undefined);
export const clock = signal<ClockView | undefined>(undefined);
export const tables = signal<readonly TableView[]>([]);
/** Logical name of the table in the grid. */
export const openTable = signal("account");
export const rows = signal<RowsView | undefined>(undefined);
export const skip = signal(0);
export const search = signal("");
/** Why the last step in the sandbox failed. */
export const trouble = signal<string | undefined>(undefined);
/** Rows that changed a moment ago, by `table/id`: the grid marks them. */
export const fresh = signal<ReadonlySet<string>>(new Set());

export const PAGE_SIZE = 25;

/** Does something; what goes wrong is shown above the grid. Returns whether it went well. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    trouble.value = undefined;
    return true;
  } catch (error) {
    trouble.value = messageOf(error);
    return false;
  }
}

/** How often faults and clock were changed here. */
let changes = 0;

export function loadSandbox(): Promise<boolean> {
  return attempt(async () => {
    const before = changes;
    const [known, rules, time] = await Promise.all([
      call("GET /api/tables"),
      call("GET /api/faults"),
      call("GET /api/clock"),
    ]);
    tables.value = known;
    // What was changed meanwhile has been answered with what is now.
    const isNow = changes === before;
    faults.value = isNow ? rules : (faults.value ?? rules);
    clock.value = isNow ? time : (clock.value ?? time);
    await loadRows();
  });
}

let lastLoad = 0;

export async function loadRows(): Promise<void> {
  lastLoad += 1;
  const load = lastLoad;
  const table = openTable.value;
  const columns = tables.value.find(({ name }) => name === table)?.columns ?? [];
  // The newest first: by a column that no edit changes, a row stays where it was edited.
  const order = columns.some(({ name }) => name === "createdon")
    ? { order: "createdon", descending: "1" }
    : {};
  const found = await call("GET /api/tables/:name/rows", undefined, {
    places: { name: table },
    query: {
      top: String(PAGE_SIZE),
      skip: String(skip.value),
      ...order,
      ...(search.value.trim() ? { search: search.value.trim() } : {}),
    },
  });
  // An answer that was overtaken shows what is no more.
  if (load === lastLoad) rows.value = found;
}

export function showTable(name: string): Promise<boolean> {
  return attempt(async () => {
    openTable.value = name;
    skip.value = 0;
    search.value = "";
    rows.value = undefined;
    await loadRows();
  });
}

export function writeCell(id: string, column: string, value: string | null): Promise<boolean> {
  return attempt(async () => {
    await call(
      "PATCH /api/tables/:name/rows/:id",
      { values: { [column]: value } },
      { places: { name: openTable.value, id } },
    );
    await loadRows();
  });
}

export function addRow(values: Readonly<Record<string, unknown>>): Promise<boolean> {
  return attempt(async () => {
    await call("POST /api/tables/:name/rows", { values }, { places: { name: openTable.value } });
    await loadRows();
  });
}

export function removeRow(id: string): Promise<boolean> {
  return attempt(async () => {
    await call("DELETE /api/tables/:name/rows/:id", undefined, {
      places: { name: openTable.value, id },
    });
    await loadRows();
  });
}

export function addFault(rule: Routes["POST /api/faults"]["asks"]): Promise<boolean> {
  return attempt(async () => {
    changes += 1;
    faults.value = await call("POST /api/faults", rule);
  });
}

export function clearFaults(): Promise<boolean> {
  return attempt(async () => {
    changes += 1;
    faults.value = await call("DELETE /api/faults");
  });
}

export function setClock(request: ClockRequest): Promise<boolean> {
  return attempt(async () => {
    changes += 1;
    clock.value = await call("POST /api/clock", request);
  });
}

/** Rows were written by somebody: they are marked for a while, and the grid is read anew. */
export function rowsChanged(table: string, changes: readonly RowChangeView[]): void {
  const marks = changes.map(({ id }) => `${table}/${id}`);
  fresh.value = new Set([...fresh.value, ...marks]);
  setTimeout(() => {
    fresh.value = new Set([...fresh.value].filter((mark) => !marks.includes(mark)));
  }, 4000);
  if (table === openTable.value && rows.value) void attempt(loadRows);
}
