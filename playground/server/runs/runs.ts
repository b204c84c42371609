import { randomUUID } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import type { PublishedComponent } from "../../../runner/bundle";
import {
  type Call,
  noFacts,
  type Run,
  type RunFacts,
  type Runnable,
  runner,
} from "../../../runner/run";
import type { Target } from "../../../runner/target";
import type { WireRequest } from "../../contract";
import type { Secrets } from "../secrets";
import type { Permission } from "../wire/guard";
import type { Hub } from "../wire/hub";
import { watching } from "../wire/interceptRequests";
import { recorder } from "../wire/recorder";
import { newRun, type Refused } from "../wire/runRecord";

interface Parts {
  readonly component: PublishedComponent;
  readonly target: Target;
  /** The connection with a token that is good. */
  readonly connection: () => Promise<Connection>;
  readonly secrets: Secrets;
  readonly hub: Hub;
}

export interface RunPlan {
  readonly of: Runnable;
  readonly key: string;
  readonly inputs: Record<string, unknown>;
  readonly permission: Permission;
  readonly id?: string | undefined;
  /** Another connection than the playground's. */
  readonly connection?: Connection;
}

export interface RunReport {
  readonly runId: string;
  readonly requests: readonly WireRequest[];
  readonly retries: number;
  readonly refused: readonly Refused[];
  readonly facts: RunFacts;
}

export type Finished = RunReport &
  ({ readonly ok: true; readonly run: Run } | { readonly ok: false; readonly error: Error });

/** What is done inside of a run, with its context. */
type Work = (call: Call, facts: RunFacts, target: Target) => Promise<Run>;

/** Runs what the component publishes, and sends the pages every request. */
export class Runs {
  #requests = 0;

  constructor(private readonly parts: Parts) {}

  /** Never rejects for what the component throws. */
  run(plan: RunPlan, call: Call = {}): Promise<Finished> {
    return this.around(plan, (more, facts, target) =>
      runner(this.parts.component, target)(
        plan.of,
        plan.key,
        plan.inputs,
        { ...call, ...more },
        facts,
      ),
    );
  }

  /** Does some work as a run: its requests are guarded and recorded. */
  async around(plan: RunPlan, work: Work): Promise<Finished> {
    const { secrets, hub, target } = this.parts;
    const record = newRun(plan.id ?? randomUUID(), plan);
    const facts = noFacts();
    const tell = (state: "started" | "succeeded" | "failed") => {
      const { id: runId, key, of } = record;
      hub.tell({ kind: "run", runId, at: Date.now(), key, of, state });
    };
    const watcher = recorder(record, {
      secrets,
      nextId: () => {
        this.#requests += 1;
        return this.#requests;
      },
      onRequest: (request) => hub.tell({ kind: "request", request }),
    });
    const onWait = (text: string) =>
      hub.tell({ kind: "wait", runId: record.id, at: Date.now(), text });
    const report = (): RunReport => ({
      runId: record.id,
      requests: [...record.requests.values()],
      retries: [...record.requests.values()].filter(({ attempt }) => attempt > 1).length,
      refused: record.refused,
      facts,
    });
    tell("started");
    try {
      const connection = plan.connection ?? (await this.parts.connection());
      secrets.add(connection.token?.["access_token"]);
      const run = await watching(watcher, () => work({ onWait }, facts, { ...target, connection }));
      await closed(record.requests);
      tell("succeeded");
      return { ok: true, run, ...report() };
    } catch (thrown) {
      await closed(record.requests);
      tell("failed");
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return { ok: false, error, ...report() };
    }
  }
}

/** A request ends a moment after its answer has been read. */
const closed = async (requests: ReadonlyMap<number, WireRequest>): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) {
    if ([...requests.values()].every(({ ms }) => ms !== undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, turn < 5 ? 0 : 5));
  }
};
