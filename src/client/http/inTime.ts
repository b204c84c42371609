import { TransportFailure } from "../errors/failures";
import { runtime } from "../runtime";

/** What is awaited before a request goes out, as long as there is time for it. */
export function inTime<T>(waited: Promise<T>, leftMs: number, what: string): Promise<T> {
  if (leftMs === Number.POSITIVE_INFINITY) return waited;
  return new Promise<T>((resolve, reject) => {
    const stop = runtime.timer(Math.max(0, leftMs), () => reject(outOfTime(what)));
    waited.then(resolve, reject).finally(stop);
  });
}

export function outOfTime(what: string): TransportFailure {
  return new TransportFailure("outOfTime", what, "ETIMEDOUT");
}

/** Milliseconds until a request has to have ended. */
export function leftMs(endsMs: number | undefined): number {
  return endsMs === undefined ? Number.POSITIVE_INFINITY : endsMs - runtime.now();
}
