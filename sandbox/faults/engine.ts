import type { FaultAction, FaultRule } from "./types";

/** What a rule can be matched against. */
export interface FaultSubject {
  method: string;
  /** Path and query. */
  url: string;
  token: boolean;
  /** A request inside of a batch: struck only by rules that name a path. */
  part?: boolean;
}

/** A rule with what has become of it. */
export interface Armed {
  /** Counted from 1, and never given twice. */
  id: number;
  rule: FaultRule;
  /** Matching requests seen so far. */
  seen: number;
  struck: number;
}

/**
 * Decides which requests a rule strikes. Rules are asked in the order they were added, and the first
 * one that strikes has the request to itself: the rules behind it do not count it.
 */
export class FaultEngine {
  private armed: Armed[] = [];
  private added = 0;

  /** Returns the rule's id. */
  add(rule: FaultRule): number {
    this.added += 1;
    this.armed.push({ id: this.added, rule, seen: 0, struck: 0 });
    return this.added;
  }

  list(): readonly Armed[] {
    return this.armed;
  }

  /** Whether there was a rule of that id. */
  remove(id: number): boolean {
    const rest = this.armed.filter((armed) => armed.id !== id);
    const found = rest.length < this.armed.length;
    this.armed = rest;
    return found;
  }

  clear(): void {
    this.armed = [];
  }

  strike(subject: FaultSubject): FaultAction | undefined {
    for (const armed of this.armed) {
      if (matches(armed.rule, subject) && strikes(armed)) return armed.rule.action;
    }
    return undefined;
  }
}

function matches({ match }: FaultRule, subject: FaultSubject): boolean {
  if ((match?.token ?? false) !== subject.token) return false;
  if (match?.method !== undefined && match.method.toUpperCase() !== subject.method) return false;
  const path = match?.path;
  if (path === undefined) return subject.part !== true;
  if (typeof path === "string") return subject.url.includes(path);
  // A sticky or global expression remembers where it stopped; a rule must not.
  path.lastIndex = 0;
  return path.test(subject.url);
}

function strikes(armed: Armed): boolean {
  const { after = 0, times = 1, every = 1 } = armed.rule;
  armed.seen += 1;
  const due = armed.seen > after && (armed.seen - after) % every === 0;
  if (!due || armed.struck >= times) return false;
  armed.struck += 1;
  return true;
}
