import { triggerCall } from "../../../runner/trigger";
import type { FiringView } from "../../contract";
import { findPublished } from "../component/findPublished";
import { Problem } from "../http/problem";
import type { Playground } from "../playground";

/**
 * Runs a trigger once with its example, or with a body that was given; nothing is registered.
 *
 * @throws Problem with what the trigger says
 */
export async function tryOnce(
  { component, runs }: Playground,
  key: string,
  inputs: Record<string, unknown>,
  body: unknown,
): Promise<Omit<FiringView, "id" | "key" | "at">> {
  const published = findPublished(component, "triggers", key);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const { call, shown } = triggerCall(published, inputs, { body: text });
  const done = await runs.run({ of: "triggers", key, inputs, permission: "readOnly" }, call);
  if (!done.ok) throw new Problem(400, done.error.message);
  const seen = shown(done.run.data) as { branch?: string; payload?: unknown };
  return {
    runId: done.runId,
    payload: seen.payload ?? seen,
    ...(seen.branch === undefined ? {} : { branch: seen.branch }),
  };
}
