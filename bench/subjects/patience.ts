import { setTimeout as sleep } from "node:timers/promises";

interface Refused {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The least wait for 429 with which many requests at once come to an end: all of them wait for the
 * longest `Retry-After` that any of them was told. Were each to wait for its own alone, those that come
 * back first would be refused and make the wait longer for everybody, time and again.
 */
export function patience() {
  let notBeforeMs = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;) {
      for (let ms = notBeforeMs - Date.now(); ms > 0; ms = notBeforeMs - Date.now())
        await sleep(ms);
      try {
        return await work();
      } catch (error) {
        const { status, headers = {} } = error as Refused;
        if (status !== 429) throw error;
        notBeforeMs = Math.max(notBeforeMs, Date.now() + Number(headers["retry-after"]) * 1000);
      }
    }
  };
}
