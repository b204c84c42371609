/** The log line of a wait before a request is sent again. */
export function waitLine(operation: string, why: string, ms: number, retry: number): string {
  return `${operation}: ${why}${MARK}${(ms / 1000).toFixed(1)} s (retry ${retry})`;
}

/** Whether a log line reports a wait, so that whoever shows log lines can keep waits apart. */
export function isWaitLine(text: string): boolean {
  return text.includes(MARK);
}

/** The milliseconds of the wait in a log line, to a tenth of a second; 0 for every other line. */
export function waitOf(text: string): number {
  const at = text.lastIndexOf(MARK);
  return at < 0 ? 0 : Math.round(Number.parseFloat(text.slice(at + MARK.length)) * 1000);
}

const MARK = "; trying again in ";
