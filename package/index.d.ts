import type { Component } from "./types/index.js";

/** The component for Microsoft Dynamics 365 and Dataverse, as the platform loads it. */
declare const component: Component;
export default component;
export type * from "./types/index.js";
