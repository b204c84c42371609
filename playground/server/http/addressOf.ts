import type { IncomingMessage } from "node:http";
import { Problem } from "./problem";

/**
 * Path and query of a request. What begins with two slashes is a path like any other.
 *
 * @throws Problem with 400
 */
export function addressOf({ url = "/" }: IncomingMessage): URL {
  const address = url.startsWith("/") ? `http://127.0.0.1${url}` : "";
  if (!URL.canParse(address)) throw new Problem(400, "This is no path.");
  return new URL(address);
}
