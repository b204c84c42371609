import type { HttpResponse, Pressure } from "../types/http";
import { errorAnswer } from "./errorAnswer";

/** Another solution or customization operation is under way: the refused one never began. */
const CUSTOMIZATION_LOCK = "0x80071151";
/** Deadlock victim; a table type that was just changed. SQL Server has undone the whole in both. */
const DEADLOCKS = new Set([1205, 3732]);

export function pressureOf({
  status,
  headers,
  body,
}: Pick<HttpResponse, "status" | "headers" | "body">): Pressure | undefined {
  if (status !== 429 && status !== 500) return undefined;
  const { code, message } = errorAnswer(body, headers["content-type"]);
  return pressure(status, code, message);
}

export function pressure(status: number, code: string, message: string): Pressure | undefined {
  if (status === 429) return code.toLowerCase() === CUSTOMIZATION_LOCK ? "locked" : "throttled";
  const number = status === 500 ? sqlNumber(message) : undefined;
  return number !== undefined && DEADLOCKS.has(number) ? "deadlock" : undefined;
}

/** The database's own number of an error, which Dataverse puts at the end of its text. */
export function sqlNumber(message: string): number | undefined {
  const found = /\bSql Number: ?(-?\d{1,9})(?!\d)/i.exec(message)?.[1];
  return found === undefined ? undefined : Number(found);
}
