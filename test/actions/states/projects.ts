import type { Bench } from "../../support/sandbox";

type Declaration = Parameters<Bench["sandbox"]["store"]["reshape"]>[0];

const STATES = [
  { value: 0, label: "Planned", defaultStatus: 10 },
  { value: 7, label: "Ended", defaultStatus: 20 },
];

const STATUSES = [
  { value: 10, label: "Idea", state: 0, transitions: [11, 21] },
  { value: 11, label: "Funded", state: 0, transitions: [20] },
  { value: 20, label: "Built", state: 7 },
  { value: 21, label: "Dropped", state: 7, transitions: [10] },
];

/** Gives the table of projects made-up states, whose transitions count or do not. */
export const reshapeProjects = ({ sandbox }: Bench, enforceStateTransitions: boolean): void => {
  const table = sandbox.store.schema.tables.get("new_project");
  if (!table) throw new Error("There is no new_project.");
  const columns = table.declaration.columns.map((column) => {
    if (column.name === "statecode") return { ...column, options: STATES };
    return column.name === "statuscode" ? { ...column, default: 10, options: STATUSES } : column;
  });
  const changed: Declaration = { ...table.declaration, columns, enforceStateTransitions };
  sandbox.store.reshape(changed);
};
