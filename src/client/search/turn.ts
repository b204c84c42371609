import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { runtime } from "../runtime";
import type { Session } from "../session/session";
import type { RequestEvent } from "../types/http";

/**
 * Waits until the user may search again: Dataverse takes one search a second of a user. Searches of the
 * process take their turns in the order they came, and none waits for longer than that.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/overview#service-protection-limits
 *
 * @throws DataverseError where the turn would come too late; nothing was sent then
 */
export async function takeTurn(session: Session, operation: string): Promise<void> {
  const nowMs = runtime.now();
  const startMs = Math.max(nowMs, nextTurn(session));
  const { endsMs = Number.POSITIVE_INFINITY } = session;
  if (startMs > endsMs - defaults.leastRequestMs) throw tooMany(operation, startMs - nowMs);
  setNextTurn(session, startMs + defaults.searchIntervalMs);
  if (startMs > nowMs) await runtime.sleep(startMs - nowMs);
}

/** Dataverse may count searches that come from elsewhere: then the others wait as long as it asks for. */
export function delayTurns(session: Session): (event: RequestEvent) => void {
  return (event) => {
    if (event.kind !== "waits" || !event.throttled) return;
    const againMs = runtime.now() + event.ms + defaults.searchIntervalMs;
    setNextTurn(session, Math.max(nextTurn(session), againMs));
  };
}

const keyOf = ({ environment, identity }: Session): string => `${environment.origin} ${identity}`;

const nextTurn = (session: Session): number => session.caches.searchTurns.peek(keyOf(session)) ?? 0;

const setNextTurn = (session: Session, ms: number): void => {
  session.caches.searchTurns.put(keyOf(session), ms);
};

const tooMany = (operation: string, ms: number): DataverseError =>
  new DataverseError({
    operation,
    outcome: "notDone",
    detail: `Dataverse takes one search a second of a user, and so many are waiting that this one would begin in ${Math.ceil(ms / 1000)} s, after the end of the run`,
    hint: "Run fewer searches at the same time with this connection",
    failure: { kind: "outOfTime", timedOut: false },
  });
