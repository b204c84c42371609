export * from "./bundles";
export * from "./pickers";
export { assembleRawRequest } from "./rawAssembly";
export { rawRequestInputs } from "./rawBundle";
export { assembleRecord } from "./record";
export { dynamicsWebhookTriggerInputs } from "./webhook";
