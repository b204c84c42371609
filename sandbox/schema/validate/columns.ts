import type { Column, Table } from "../derived";
import { SchemaError } from "../schemaError";
import type { ColumnType, OptionDeclaration } from "../types";

const types: Record<ColumnType, "options" | "targets" | "plain"> = {
  string: "plain",
  memo: "plain",
  integer: "plain",
  bigint: "plain",
  decimal: "plain",
  double: "plain",
  money: "plain",
  boolean: "options",
  choice: "options",
  multichoice: "options",
  state: "options",
  status: "options",
  datetime: "plain",
  lookup: "targets",
  uniqueidentifier: "plain",
  entityname: "plain",
  partylist: "plain",
  image: "plain",
  file: "plain",
};

/** Checks what a column says about itself and its neighbours. */
export function checkColumns(table: Table): void {
  for (const column of table.columns.values()) {
    const where = `${table.logicalName}.json, column "${column.name}"`;
    if (column.schemaName.toLowerCase() !== column.name) {
      throw new SchemaError(where, `schema name "${column.schemaName}" differs by more than case`);
    }
    checkType(where, column);
    checkOptions(where, column);
    checkComputed(where, table, column);
  }
  checkStates(table);
}

function checkType(where: string, column: Column): void {
  const needs = types[column.type];
  if (!needs) {
    throw new SchemaError(where, `"${column.type}" is not a column type`);
  }
  if (column.type === "string" && !column.maxLength) {
    throw new SchemaError(where, 'a string needs "maxLength"');
  }
  if (needs === "targets" && !column.targets) {
    throw new SchemaError(where, 'a lookup needs "targets"');
  }
  if (needs === "options" && !column.options?.length) {
    throw new SchemaError(where, `a ${column.type} needs "options"`);
  }
  if (needs !== "targets" && column.targets) {
    throw new SchemaError(where, `a ${column.type} has no "targets"`);
  }
}

function checkOptions(where: string, { options = [], type, default: initial }: Column): void {
  const values = options.map((option) => option.value);
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined) {
    throw new SchemaError(where, `option ${twice} is declared twice`);
  }
  if (type === "boolean" && [...values].sort().join() !== "0,1") {
    throw new SchemaError(where, "a boolean has the options 0 and 1");
  }
  if (type === "choice" && initial !== undefined && !values.includes(Number(initial))) {
    throw new SchemaError(where, `default ${initial} is none of its options`);
  }
}

function checkComputed(where: string, table: Table, { computed = "" }: Column): void {
  for (const [, source] of computed.matchAll(/\{([^{}]*)\}/g)) {
    if (!table.columns.has(source ?? "")) {
      throw new SchemaError(where, `is computed from "${source}", which is no column`);
    }
  }
}

/** Every status belongs to a state, and every state's default status to that state. */
function checkStates(table: Table): void {
  const states = table.columns.get("statecode")?.options;
  const statuses = table.columns.get("statuscode")?.options;
  const where = `${table.logicalName}.json`;
  if (!states !== !statuses) {
    throw new SchemaError(where, "statecode and statuscode are declared together or not at all");
  }
  for (const status of statuses ?? []) {
    if (!states?.some((state) => state.value === status.state)) {
      const problem = `status ${status.value} belongs to state ${status.state}, which is no option`;
      throw new SchemaError(where, problem);
    }
  }
  for (const status of statuses ?? []) checkTransitions(where, status, statuses ?? []);
  for (const state of states ?? []) {
    checkDefaultStatus(where, state, statuses ?? []);
  }
}

function checkTransitions(
  where: string,
  { value, transitions = [] }: OptionDeclaration,
  statuses: readonly OptionDeclaration[],
): void {
  const missing = transitions.find((to) => !statuses.some((status) => status.value === to));
  if (missing === undefined) return;
  throw new SchemaError(where, `status ${value} may be followed by ${missing}, which is no option`);
}

function checkDefaultStatus(
  where: string,
  state: OptionDeclaration,
  statuses: readonly OptionDeclaration[],
): void {
  const status = statuses.find((candidate) => candidate.value === state.defaultStatus);
  if (status?.state !== state.value) {
    const problem = `default status ${state.defaultStatus} of state ${state.value} is not one of its`;
    throw new SchemaError(where, problem);
  }
}
