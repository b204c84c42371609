import type { Sandbox } from "dataverse-sandbox";
import { Problem } from "../http/problem";

/**
 * Asks the sandbox for something by its own control API, which checks what it is given.
 *
 * @throws Problem with what it says
 */
export async function control(
  { url }: Sandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${url}/sandbox${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  const value: unknown = text === "" ? undefined : JSON.parse(text);
  if (response.ok) return value;
  const { error } = Object(value) as { error?: unknown };
  throw new Problem(response.status < 500 ? response.status : 502, String(error ?? text));
}
