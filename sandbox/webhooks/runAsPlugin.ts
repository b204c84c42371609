import type { PluginAnswer, PluginRequest } from "../api";
import type { Service } from "../http/service";
import { users } from "../seed/identities";

/** Carries out a request as logic of the environment makes it: nested in another operation. */
export async function runAsPlugin(
  { endpoint, handle, webhooks }: Pick<Service, "endpoint" | "handle" | "webhooks">,
  { method, path, body, depth = 2, userId = users.administrator.id }: PluginRequest,
): Promise<PluginAnswer> {
  const { origin, now } = endpoint;
  const request = {
    method,
    url: `/api/data/v9.2/${path}`,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
  };
  const work = webhooks.run({ origin, now, userId, depth }, (within) => handle(request, within));
  const answer = await work;
  return { status: answer.status, body: answer.body.toString() };
}
