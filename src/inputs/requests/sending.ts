import { booleanInput, defaultIntegerInput, integerInput } from "../builders";

const milliseconds = integerInput(
  "Timeout",
  { min: 0 },
  {
    placeholder: "Milliseconds",
    example: "30000",
    comments: "Milliseconds that one attempt may take. If blank or 0, the usual limit applies.",
  },
);

export const timeout = {
  ...milliseconds,
  clean: (value: unknown): number | undefined => milliseconds.clean(value) || undefined,
};

/** The platform's own raw request has no default here. */
const { default: _shown, ...debug } = booleanInput(
  "Debug Request",
  false,
  "Logs the request and its answer, without tokens, cookies and bodies.",
);

export const debugRequest = debug;

export const retryDelayMS = defaultIntegerInput("Retry Delay (ms)", { min: 0 }, 0, {
  placeholder: "Milliseconds",
  example: "1000",
  comments:
    "Milliseconds to wait before another attempt. If Dataverse asks for more, it waits longer.",
});

export const retryAllErrors = booleanInput(
  "Retry On All Errors",
  false,
  "Retries after any failure. If false, only after failures that may pass, if repeating is harmless.",
);

export const maxRetries = defaultIntegerInput("Max Retry Count", { min: 0 }, 0, {
  placeholder: "Whole number",
  example: "3",
  comments: "Number of attempts after the first one; 0 for a single attempt.",
});

export const useExponentialBackoff = booleanInput(
  "Use Exponential Backoff",
  false,
  "Waits longer before each further attempt, instead of the same Retry Delay every time.",
);
