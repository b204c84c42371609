import type { RunFailure } from "../../contract";
import type { Secrets } from "../secrets";
import { factsView } from "./factsView";
import type { Finished } from "./runs";

/** An error as people see it in the platform: its message, and what it says of itself. */
export function failureView(
  finished: Finished & { readonly ok: false },
  secrets: Secrets,
): RunFailure {
  const { error } = finished;
  const { status, code, outcome } = error as {
    status?: unknown;
    code?: unknown;
    outcome?: unknown;
  };
  return {
    ok: false,
    ...factsView(finished),
    error: secrets.mask(error.message),
    errorName: error.name,
    ...(typeof status === "number" ? { status } : {}),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof outcome === "string" ? { outcome } : {}),
  };
}
