export * from "./bundles";
export * from "./definitions/bundles";
export { mergePagination } from "./definitions/mergePagination";
export { fetchXmlInputs, mergeFetchPaging } from "./fetchXml";
export * from "./pickers";
export { assembleRawRequest } from "./rawAssembly";
export { rawRequestInputs } from "./rawBundle";
export { assembleRecord } from "./record";
export { dynamicsWebhookTriggerInputs } from "./webhook";
