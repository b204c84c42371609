import { defaults } from "../../defaults";
import type { Policy } from "../../types/http";
import { leftMs, outOfTime } from "../inTime";

/** Gives every request of a session the session's end, unless it has another one. */
export function endsBy(endsMs: number | undefined): Policy {
  return (request, next) => next({ ...request, endsMs: request.endsMs ?? endsMs });
}

/** Cuts a try to the time that is left; without any it is not sent. */
export const withinTime: Policy = async (request, next) => {
  const left = leftMs(request.endsMs);
  if (left <= 0) throw outOfTime("no time was left for it in this run");
  // At least a second: less says nothing of the server.
  const most = Math.max(defaults.leastRequestMs, left);
  return next(request.timeoutMs <= most ? request : { ...request, timeoutMs: most });
};
