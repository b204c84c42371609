import type { FiringView } from "../../contract";
import { Problem } from "../http/problem";
import type { Playground } from "../playground";

interface Poll {
  readonly inputs: Record<string, unknown>;
  /** Changed in place. */
  readonly instanceState: Record<string, unknown>;
  readonly isFirst: boolean;
}

/**
 * Polls once, page by page, as the platform does. Undefined where there is nothing new.
 *
 * @throws Problem with what the trigger says
 */
export async function poll(
  { runs }: Playground,
  key: string,
  { inputs, instanceState, isFirst }: Poll,
): Promise<Omit<FiringView, "id" | "key" | "at"> | undefined> {
  const done = await runs.run(
    { of: "triggers", key, inputs, permission: "readOnly" },
    { instanceState, isFirst },
  );
  if (!done.ok) throw new Problem(400, done.error.message);
  const { resultType, payload } = done.run.data as {
    resultType?: string;
    payload: { body: { data: unknown } };
  };
  const { data } = payload.body;
  const count = countOf(data);
  if (resultType === "polled_no_changes" || count === 0) return undefined;
  return {
    runId: done.runId,
    payload: { body: { data } },
    ...(count === undefined ? {} : { count }),
  };
}

/** Records that a poll brought: a list of them, or lists by what became of them. */
const countOf = (data: unknown): number | undefined => {
  const lists = Array.isArray(data) ? [data] : Object.values(Object(data)).filter(Array.isArray);
  if (lists.length === 0) return undefined;
  return lists.reduce((sum: number, list) => sum + list.length, 0);
};
