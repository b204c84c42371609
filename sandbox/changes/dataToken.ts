import type { ChangeTracking } from "../api";
import { Refusal } from "../errors";
import { badQuery } from "../odata/refusals";

const dayMs = 86_400_000;

/** A point in the history of the rows: everything up to a version is known, at a moment. */
export interface DataToken {
  /** Changes with a higher version are still to come. */
  version: number;
  /** Milliseconds since the epoch, in whole seconds. */
  at: number;
}

/** `919042!08/22/2017 08:10:44`: the version, and the moment in UTC. */
export function printDataToken({ version, at }: DataToken): string {
  const [date = "", time = ""] = new Date(at).toISOString().slice(0, 19).split("T");
  const [year, month, day] = date.split("-");
  return `${version}!${month}/${day}/${year} ${time}`;
}

/** Throws 400 for a text that is no token. Which code the service has for it is not documented. */
export function readDataToken(text: string): DataToken {
  const match = /^(\d{1,15})!(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(text);
  const [, version, month, day, year, time] = match ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${time}Z`);
  if (match === null || Number.isNaN(at)) throw badQuery(`The delta token '${text}' is not valid.`);
  return { version: Number(version), at };
}

/** Refuses a token that the organization no longer keeps the changes for. */
export function checkAge({ at }: DataToken, rules: Readonly<ChangeTracking>, now: number): void {
  if (now - at <= rules.expireInDays * dayMs) return;
  const { status, code, message } = rules.expired;
  throw new Refusal(status, code, message);
}
