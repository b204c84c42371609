import { UnreadableBody } from "../../errors/failures";
import { throwUnless } from "../../errors/throwUnless";
import { parseJson } from "../../odata/json";
import type { HttpResponse } from "../../types/http";
import type { Row } from "../rows/row";
import type { BulkStatus } from "../types";
import { type ChunkOutcome, chunkOutcome, type Resend, type Settled } from "./chunkOutcome";

/** The end of the annotation's name. What comes before it varies. */
const ANNOTATION = /Plugin\.BulkApiErrorDetails$/;

/**
 * Returns the rows of a bulk message to an elastic table that failed, with the status that each would have
 * had alone; undefined if the answer does not say (Microsoft: "Use bulk operation messages", partial
 * failures of elastic tables).
 *
 * @param rows how many rows the message had
 */
export function elasticFailures(
  { body }: HttpResponse,
  rows: number,
): ReadonlyMap<number, number> | undefined {
  const details = detailsIn(body);
  if (!Array.isArray(details) || details.length === 0) return undefined;
  const failures = new Map<number, number>();
  for (const detail of details as Record<string, unknown>[]) {
    const { RequestIndex: index, StatusCode: status } = detail ?? {};
    // A list that does not fit the rows says nothing about them.
    if (!isWhole(index) || index < 0 || index >= rows) return undefined;
    failures.set(index, isWhole(status) ? status : 500);
  }
  return failures;
}

const isWhole = (value: unknown): value is number => Number.isInteger(value);

/** The rows that are not among the failures were written. */
export function elasticOutcome(
  rows: readonly Row[],
  failures: ReadonlyMap<number, number>,
  success: BulkStatus,
): ChunkOutcome {
  const settled: Settled[] = [];
  const unknown: Row[] = [];
  const same: Row[] = [];
  const separately: Row[] = [];
  rows.forEach((row, at) => {
    const status = failures.get(at);
    if (status === undefined) settled.push({ row, status: success });
    else if (status === 429) same.push(row);
    else if (status >= 500) unknown.push(row);
    else separately.push(row);
  });
  const resend: Resend[] = [
    { rows: same, how: "same" },
    { rows: separately, how: "separately" },
  ];
  return chunkOutcome({
    settled,
    resend: resend.filter((each) => each.rows.length > 0),
    unknown: { rows: unknown.map((row) => ({ row })), how: "same" },
    answered: "each",
  });
}

/** The list is JSON inside of JSON. */
const detailsIn = (body: Buffer): unknown => {
  try {
    const { error } = parseJson(body) as { error?: Record<string, unknown> };
    const found = Object.entries(error ?? {}).find(([name]) => ANNOTATION.test(name))?.[1];
    return typeof found === "string" ? parseJson(Buffer.from(found)) : found;
  } catch (error) {
    throwUnless(error, UnreadableBody);
    return undefined;
  }
};
