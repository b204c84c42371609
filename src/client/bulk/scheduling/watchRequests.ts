import { pressureOf } from "../../answers/pressure";
import { defaults } from "../../defaults";
import { runtime } from "../../runtime";
import type { Session } from "../../session/session";
import type { HttpResponse, Next, RequestEvent, WaitBudget } from "../../types/http";
import type { ConcurrencyLimit } from "./concurrencyLimit";
import type { RequestMeter } from "./requestMeter";

/** What the requests of a run have in common. */
export interface Watched {
  readonly limit: ConcurrencyLimit;
  readonly meter: RequestMeter;
  /** What may still be waited. */
  readonly waits: WaitBudget;
  /** Dataverse answered a read: a name that a row refers to was looked up, for instance. */
  readonly onRead: () => void;
}

/** Returns a session that watches each try and each wait of its requests. */
export function watchRequests(session: Session, watched: Watched): Session {
  const { limit, meter, waits, onRead } = watched;
  const next: Next = async (request) => {
    let sent = 0;
    let awake = () => {};
    const watch = (event: RequestEvent) => {
      if (event.kind === "sent") {
        awake();
        meter.sent();
        sent = limit.sent();
      } else if (event.kind === "answered") {
        answered(session, limit, event.response, sent);
        if (event.response.status < 300 && request.method === "GET") onRead();
      } else {
        meter.waited(event.ms);
        awake();
        if (event.throttled) awake = meter.throttle();
      }
      request.onEvent?.(event);
    };
    try {
      return await session.next({ ...request, onEvent: watch, waits, endsMs: endOf(waits) });
    } finally {
      awake();
    }
  };
  return { ...session, next };
}

const endOf = ({ deadlineMs }: WaitBudget): number | undefined =>
  deadlineMs === undefined ? undefined : deadlineMs + defaults.bulkLastAnswerMs;

function answered(
  { caches, environment }: Session,
  limit: ConcurrencyLimit,
  response: HttpResponse,
  sent: number,
): void {
  const hint = Number(response.headers["x-ms-dop-hint"]);
  if (Number.isInteger(hint) && hint > 0) {
    limit.hinted(hint);
    caches.parallelism.put(environment.origin, hint);
  }
  const pressure = pressureOf(response);
  // Too many requests at one table deadlock, as too many in an environment are answered with 429.
  if (pressure === "throttled" || pressure === "deadlock") limit.throttled(sent, runtime.now());
  else limit.answered(runtime.now());
}
