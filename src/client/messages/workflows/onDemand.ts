/** Rows of processes, and the columns that are read of them. */
export const WORKFLOWS = {
  set: "workflows",
  table: "workflow",
  id: "workflowid",
  name: "name",
  runsOn: "primaryentity",
} as const;

/** Workflows (category 0) themselves, not their activations (type 1), that are activated and started by hand. */
export const ON_DEMAND = "category eq 0 and type eq 1 and statecode eq 1 and ondemand eq true";
