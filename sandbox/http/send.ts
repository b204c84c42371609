import type { ServerResponse } from "node:http";
import type { SandboxResponse } from "../types";
import { encode } from "./encode";
import type { ServerDate } from "./serverDate";

/** Sends a whole answer. */
export async function send(
  response: ServerResponse,
  answer: SandboxResponse,
  requestHeaders: Readonly<Record<string, string>>,
  date: ServerDate,
): Promise<void> {
  const { status, headers, body } = await encode(answer, requestHeaders["accept-encoding"]);
  response.writeHead(status, { Date: date.header(), ...headers });
  response.end(body);
}
