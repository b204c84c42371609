import type { SearchRules } from "../api";
import type { Refusal } from "../errors";
import { SlidingWindow } from "../limits/slidingWindow";
import { tooManyRequests } from "../limits/throttled";

const second = 1_000;
const minute = 60_000;

/**
 * The limits that searches have instead of the usual ones: requests a second for each user, and requests a
 * minute for the organization. The page names the status and `Retry-After`; code and words are those of
 * other requests, since no page has them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/overview#service-protection-limits
 */
export class SearchProtection {
  readonly #users = new Map<string, SlidingWindow>();
  #all = new SlidingWindow(minute);

  constructor(readonly rules: Readonly<SearchRules>) {}

  /** Counts from nothing. */
  clear(): void {
    this.#users.clear();
    this.#all = new SlidingWindow(minute);
  }

  /** Counts a request in. Throws a `Refusal` with 429 where a limit is reached. */
  enter(userId: string, now: number): void {
    const own = this.#users.get(userId) ?? new SlidingWindow(second);
    this.#users.set(userId, own);
    const { perSecond, perMinute } = this.rules;
    if (own.count(now) >= perSecond) throw refusal(own, perSecond, 1, now);
    if (this.#all.count(now) >= perMinute) throw refusal(this.#all, perMinute, 60, now);
    own.add(now);
    this.#all.add(now);
  }
}

function refusal(
  window: SlidingWindow,
  requests: number,
  windowSeconds: number,
  now: number,
): Refusal {
  const seconds = Math.max(1, Math.ceil(((window.freeAt() ?? now) - now) / second));
  return tooManyRequests({ requests, windowSeconds, concurrency: 1 }, seconds);
}
