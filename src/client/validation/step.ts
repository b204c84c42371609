import { SpectralError } from "@prismatic-io/spectral";
import { DataverseError } from "../errors/DataverseError";
import type { ValidationStep } from "./types";

export function passed(name: string, detail: string): ValidationStep {
  return {
    name,
    ok: true,
    skipped: false,
    detail,
    todo: null,
  };
}

export function failed(name: string, detail: string, todo: string): ValidationStep {
  return {
    name,
    ok: false,
    skipped: false,
    detail,
    todo,
  };
}

export function skipped(name: string, why: string): ValidationStep {
  return {
    name,
    ok: null,
    skipped: true,
    detail: `Skipped: ${why}.`,
    todo: null,
  };
}

/**
 * A failure of the client as a failed step; anything else is a fault of our own and goes on.
 *
 * @param todo what to do where the error itself does not say
 */
export function failedBy(name: string, error: unknown, todo: string): ValidationStep {
  if (error instanceof DataverseError) {
    const { status, code, detail, hint } = error;
    const answer = [status, code].filter(Boolean).join(" ");
    return failed(name, answer ? `${answer}: ${detail}` : detail, hint ?? todo);
  }
  if (error instanceof SpectralError) return failed(name, error.message, todo);
  throw error;
}
