import type { Limits } from "../api";
import { SlidingWindow } from "./slidingWindow";
import { tooManyAtOnce, tooManyRequests } from "./throttled";

interface Account {
  window: SlidingWindow;
  inFlight: number;
  /** Milliseconds since the epoch until which everything is refused; 0 while nothing is. */
  blockedUntil: number;
}

/** The requests of a user that count. */
export interface CountedRequests {
  userId: string;
  /** Milliseconds since the epoch. */
  moments: number[];
  blockedUntil: number;
}

/**
 * Service protection limits: requests in a sliding window and requests in flight, both per user.
 * https://learn.microsoft.com/power-apps/developer/data-platform/api-limits
 */
export class ServiceProtection {
  private readonly accounts = new Map<string, Account>();

  constructor(
    readonly limits: Limits,
    private readonly now: () => number,
  ) {}

  /**
   * Counts a request in and returns how to count it out again.
   * Throws a `Refusal` with 429 where a limit is reached.
   */
  enter(userId: string): () => void {
    const account = this.account(userId);
    this.checkWindow(account);
    if (account.inFlight >= this.limits.concurrency) throw tooManyAtOnce(this.limits);
    account.window.add(this.now());
    account.inFlight += 1;
    return () => {
      account.inFlight -= 1;
    };
  }

  /** Requests the user may still send in the current window. */
  remaining(userId: string): number {
    const { window, blockedUntil } = this.account(userId);
    const now = this.now();
    return blockedUntil > now ? 0 : Math.max(0, this.limits.requests - window.count(now));
  }

  /** Every request sent while refused makes the wait a second longer, up to a whole window. */
  private checkWindow(account: Account): void {
    const now = this.now();
    const longest = now + this.limits.windowSeconds * 1000;
    if (account.blockedUntil > now) {
      account.blockedUntil = Math.min(account.blockedUntil + 1000, longest);
    } else if (account.window.count(now) >= this.limits.requests) {
      account.blockedUntil = account.window.freeAt() ?? longest;
    } else {
      account.blockedUntil = 0;
      return;
    }
    throw tooManyRequests(this.limits, Math.ceil((account.blockedUntil - now) / 1000));
  }

  /** What has been counted, without what is under way. */
  save(): CountedRequests[] {
    return [...this.accounts].map(([userId, { window, blockedUntil }]) => ({
      userId,
      moments: window.kept(),
      blockedUntil,
    }));
  }

  /** Counts from what was saved; what is under way stays counted. */
  restore(counted: readonly CountedRequests[]): void {
    for (const account of this.accounts.values()) this.#begin(account, [], 0);
    for (const { userId, moments, blockedUntil } of counted) {
      this.#begin(this.account(userId), moments, blockedUntil);
    }
  }

  #begin(account: Account, moments: readonly number[], blockedUntil: number): void {
    account.window = new SlidingWindow(this.limits.windowSeconds * 1000);
    for (const moment of moments) account.window.add(moment);
    account.blockedUntil = blockedUntil;
  }

  private account(userId: string): Account {
    const known = this.accounts.get(userId);
    if (known !== undefined) return known;
    const window = new SlidingWindow(this.limits.windowSeconds * 1000);
    const account = { window, inFlight: 0, blockedUntil: 0 };
    this.accounts.set(userId, account);
    return account;
  }
}
