import type { BulkStatus } from "../types";

/**
 * What the answer to one row says. `resend`: refused for the time being; `unknown`: it may have been
 * carried out nevertheless.
 */
export type RowResult =
  | { readonly is: "done"; readonly status: BulkStatus }
  | { readonly is: "refused" | "resend" | "unknown" };
