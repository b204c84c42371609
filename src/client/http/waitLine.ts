/** The log line of a wait before a request is sent again. */
export function waitLine(operation: string, why: string, ms: number, retry: number): string {
  return `${operation}: ${why}${MARK}${(ms / 1000).toFixed(1)} s (retry ${retry})`;
}

/** Whether a log line reports a wait, so that whoever shows log lines can keep waits apart. */
export function isWaitLine(text: string): boolean {
  return text.includes(MARK);
}

const MARK = "; trying again in ";
