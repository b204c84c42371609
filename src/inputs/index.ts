export * from "./bundles";
export { rawRequestInputs } from "./rawBundle";
export { assembleRecord } from "./record";
