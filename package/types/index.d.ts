export type { ActionInputs } from "./actionInputs.js";
export type { ActionOutputs } from "./actionOutputs.js";
export type * from "./component.js";
export type { ConnectionFields } from "./connections.js";
export type { DataSourceInputs, DataSourceKinds } from "./dataSources.js";
export type { TriggerBranches, TriggerInputs } from "./triggers.js";
export type * from "./values.js";
