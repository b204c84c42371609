import type { IncomingMessage } from "node:http";
import { Problem } from "./problem";

/**
 * Turns away what no page of the playground sends: requests by another name for this machine (which a web
 * site can give it), and requests that a page of another origin makes a browser send.
 *
 * @throws Problem with 403
 */
export function checkRequest({ method, headers }: IncomingMessage, port: number): void {
  const { host = "", origin } = headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    throw new Problem(403, `The playground answers at 127.0.0.1:${port} only.`);
  }
  const isRead = method === "GET" || method === "HEAD";
  if (origin === undefined ? !isRead : origin !== `http://${host}`) {
    throw new Problem(403, "Only the page of the playground may ask for this.");
  }
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw new Problem(403, "Pages of other sites may not use the playground.");
  }
}
