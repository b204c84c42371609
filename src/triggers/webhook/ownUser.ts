import { DataverseError, TokenUnavailable } from "../../client";

/** Statuses below 500 that pass after a while. */
const PASSING = new Set([408, 425, 429]);

/**
 * Whether a failure to learn who one is may pass: the environment or the sign-in service is busy, down or
 * slow. A refusal is a mistake in the set-up, to be seen and mended.
 */
export function mayPass(error: unknown): error is DataverseError | TokenUnavailable {
  return error instanceof TokenUnavailable || (error instanceof DataverseError && isPassing(error));
}

const isPassing = ({ status }: DataverseError): boolean =>
  status === undefined || !(status >= 400 && status < 500) || PASSING.has(status);
