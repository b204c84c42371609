/** What the logs of a sandbox keep at most. */
export interface LogLimits {
  /** Entries of each log; the oldest go first. */
  entries: number;
  /** Characters of a body; of all bodies inside of a batch together. */
  bodyLength: number;
}

export const usualLogLimits: LogLimits = { entries: 1000, bodyLength: 65_536 };

/** Adds to a log and drops its oldest entry if it is full. */
export function keepLast<Entry>(log: Entry[], entry: Entry, { entries }: LogLimits): void {
  log.push(entry);
  if (log.length > entries) log.splice(0, log.length - entries);
}

/** As much of a body as a log keeps. */
export function keptBody(body: string, { bodyLength }: LogLimits): string {
  return body.length > bodyLength ? body.slice(0, bodyLength) : body;
}

/** Requests inside of a batch, whose bodies share the room of one. */
export function keptParts<Part extends { body: string }>(
  parts: readonly Part[],
  limits: LogLimits,
): Part[] {
  let left = limits.bodyLength;
  return parts.map((part) => {
    const body = keptBody(part.body, { ...limits, bodyLength: left });
    left -= body.length;
    return body.length === part.body.length ? part : { ...part, body };
  });
}
