import { entityTypes } from "./entityTypes";

/** The registry of data sources. */
export const dataSources = { entityTypes };
