import type { ExpiringCache } from "../caches/cacheStore";
import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { TransportFailure } from "../errors/failures";
import { throwUnless } from "../errors/throwUnless";
import { inTime, leftMs } from "../http/inTime";
import type { Session } from "./session";

type Timed = Pick<Session, "endsMs">;

export interface SharedLoad<T> {
  readonly cache: ExpiringCache<T>;
  readonly key: string;
  /** What is read, for messages. */
  readonly operation: string;
  readonly load: () => Promise<T>;
  readonly maxAgeMs?: number | undefined;
}

/**
 * Returns a remembered value, or loads it. Runs that need it at the same time share one load. Each of them
 * waits until its deadline at most. If a run gives up its load, the others begin a new one.
 */
export function sharedLoad<T>(session: Timed, shared: SharedLoad<T>): Promise<T> {
  const { cache, key, load, maxAgeMs } = shared;
  return cache.get(key, load, maxAgeMs, async (running) => {
    try {
      return await inOwnTime(session, shared.operation, running);
    } catch (error) {
      if (!mayPass(error) || leftMs(session.endsMs) < defaults.leastRequestMs) throw error;
      return sharedLoad(session, shared);
    }
  });
}

const inOwnTime = <T>({ endsMs }: Timed, operation: string, running: Promise<T>): Promise<T> =>
  inTime(running, leftMs(endsMs) - defaults.deadlineGraceMs, operation).catch((error: unknown) => {
    throwUnless(error, TransportFailure);
    throw new DataverseError({
      operation,
      outcome: "notDone",
      detail: "another run reads the same, and there was no time left to wait for it",
      hint: "Dataverse was too slow to answer: try again later",
      failure: { kind: "outOfTime", timedOut: true },
    });
  });

/** Statuses below 500 that pass after a while. */
const PASSING = new Set([408, 425, 429]);

/** Whether a run with more time may get an answer. */
const mayPass = (error: unknown): boolean =>
  error instanceof DataverseError &&
  (error.status === undefined || error.status >= 500 || PASSING.has(error.status));
