import type { Connection } from "@prismatic-io/spectral";
import {
  type ClientContext,
  createClient,
  DataverseError,
  identityOf,
  TokenUnavailable,
} from "../../client";

const MOST_REMEMBERED = 50;

/** Users by connection; a process may serve many. */
const remembered = new Map<string, string>();

/** The user that a connection works as; asked for once and remembered for as long as the process lives. */
export async function ownUserId(connection: Connection, context: ClientContext): Promise<string> {
  const identity = identityOf(connection);
  const known = remembered.get(identity);
  if (known) return known;
  const client = createClient(connection, context, { budget: "interactive" });
  const userId = (await client.whoAmI()).UserId.toLowerCase();
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
  remembered.set(identity, userId);
  return userId;
}

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
