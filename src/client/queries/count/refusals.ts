import { DataverseError } from "../../errors/DataverseError";

/** Whether an aggregation was refused for the number of its rows (AggregateQueryRecordLimitExceeded). */
export function beyondAggregation(error: unknown): error is DataverseError {
  return error instanceof DataverseError && error.code?.toLowerCase() === "0x8004e023";
}

/**
 * Whether a query was refused for what it asks, not for who asks: not every table can be aggregated, nor by
 * every filter (virtual tables, by what their provider can do).
 */
export function refusedQuery(error: unknown): error is DataverseError {
  return error instanceof DataverseError && (error.status === 400 || error.status === 501);
}
