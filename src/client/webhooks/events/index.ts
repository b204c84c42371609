export { type DeliveryHeaders, eventOf, organizationOf } from "./event";
export { type ExecutionContext, executionContextOf } from "./executionContext";
export { type RefetchedRow, refetchRow } from "./refetchRow";
export type * from "./types";
export { WebhookError } from "./WebhookError";
