import { input } from "@prismatic-io/spectral";
import { boolean, optionalInteger } from "./clean";

export const timeout = input({
  label: "Timeout",
  type: "string",
  required: false,
  placeholder: "Milliseconds",
  example: "30000",
  comments: "Milliseconds one try may take. Empty or 0 stands for the usual limit.",
  clean: (value: unknown): number | undefined =>
    optionalInteger("Timeout", { min: 0 })(value) || undefined,
});

export const debugRequest = input({
  label: "Debug Request",
  type: "boolean",
  required: false,
  comments: "Logs the request and its answer, without tokens, cookies and bodies.",
  clean: boolean("Debug Request", false),
});

export const retryDelayMS = input({
  label: "Retry Delay (ms)",
  type: "string",
  required: false,
  default: "0",
  placeholder: "Milliseconds",
  example: "1000",
  comments:
    "Milliseconds to wait before another try. A longer wait that the service asks for is kept.",
  clean: (value: unknown): number => optionalInteger("Retry Delay (ms)", { min: 0 })(value) ?? 0,
});

export const retryAllErrors = input({
  label: "Retry On All Errors",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Tries again after any failure. Where off, only after failures that may pass and where repeating is harmless.",
  clean: boolean("Retry On All Errors", false),
});

export const maxRetries = input({
  label: "Max Retry Count",
  type: "string",
  required: false,
  default: "0",
  placeholder: "Whole number",
  example: "3",
  comments: "Number of tries after the first one; 0 for a single try.",
  clean: (value: unknown): number => optionalInteger("Max Retry Count", { min: 0 })(value) ?? 0,
});

export const useExponentialBackoff = input({
  label: "Use Exponential Backoff",
  type: "boolean",
  required: false,
  default: "false",
  comments: "Waits longer before each further try, instead of the same Retry Delay every time.",
  clean: boolean("Use Exponential Backoff", false),
});
