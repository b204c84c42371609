import type { RuledOutcome } from "../../bulk/runByRule";
import type { BulkRowResult } from "../../bulk/types";
import type { Session } from "../../session/session";
import type { MirrorReading } from "../plan/readAll";
import { newDraft, readScope } from "../plan/readScope";
import type { Decision } from "../plan/types";
import { allRows } from "../scope/resolveScope";
import type { MirrorParams } from "../types";
import { writeRows } from "./writeRows";

interface First {
  readonly decisions: readonly (Decision | undefined)[];
  readonly run: RuledOutcome;
  readonly secondsLeft: number;
}

interface Second {
  readonly run: RuledOutcome;
  /** What is known of all rows by then. */
  readonly decisions: readonly (Decision | undefined)[];
  readonly results: readonly BulkRowResult[];
}

/**
 * Reads rows once more that have changed since they were read, and writes those that are in the scope still,
 * under the version that they have by then. Undefined where there is none.
 *
 * @param watched the same session, whose requests are counted
 */
export async function writeAgain(
  session: Session,
  watched: Session,
  params: MirrorParams,
  reading: MirrorReading,
  { decisions, run, secondsLeft }: First,
): Promise<Second | undefined> {
  const { plan, list, rules, asked } = reading;
  const { results } = run.outcome;
  const changed = results.filter(
    ({ status, error }) => status === "failed" && error?.status === 412,
  );
  const ids = changed.flatMap(({ index }) => decisions[index]?.id ?? []);
  if (ids.length === 0 || params.onError === "stop" || secondsLeft === 0) return undefined;
  const { definition } = plan;
  const scope = rules.scope ?? allRows(watched, { ...asked.acting, definition });
  const pages = scope.pages({ select: asked.select, ids });
  const draft = newDraft(list.total);
  if (!(await readScope(watched, { ...rules, scope, pages }, list, draft, asked))) return undefined;
  const isOpen = new Set(changed.map(({ index }) => index));
  const open = decisions.map((_, index): Decision => {
    const decision = isOpen.has(index) ? draft.decisions[index] : undefined;
    return decision ?? { is: "unchanged", id: "" };
  });
  const second = await writeRows(session, {
    params,
    plan,
    list,
    decisions: open,
    timeBudgetSeconds: secondsLeft,
  });
  const isNew = (index: number) => isOpen.has(index) && draft.decisions[index] !== undefined;
  return {
    run: second,
    decisions: decisions.map((before, index) => (isNew(index) ? open[index] : before)),
    results: results.map((before) => {
      const after = isNew(before.index) ? second.outcome.results[before.index] : undefined;
      return after ? { ...after, attempts: before.attempts + after.attempts } : before;
    }),
  };
}
