import type { Logger } from "../types";

const quiet = (): void => undefined;

/** Says what a person has to know of, and nothing of each request. */
export const consoleLogger: Logger = {
  metric: quiet,
  trace: quiet,
  debug: quiet,
  info: quiet,
  log: quiet,
  // biome-ignore lint/suspicious/noConsole: tests show what is printed there
  warn: (...parts) => console.warn(...parts),
  // biome-ignore lint/suspicious/noConsole: tests show what is printed there
  error: (...parts) => console.error(...parts),
};
