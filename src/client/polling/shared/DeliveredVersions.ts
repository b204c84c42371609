import { fieldsOf } from "./fieldsOf";
import { isoTime, timeOf } from "./times";
import type { SavedVersions } from "./types";

interface Version {
  readonly version: string;
  /** The row's own timestamp, in milliseconds. */
  readonly at: number;
}

/** The rows of the overlap that were returned, each with its version. GUIDs are only compared for equality. */
export class DeliveredVersions {
  readonly #byId = new Map<string, Version>();

  /** Reads a saved value; undefined when it is none. */
  static read(saved: unknown): DeliveredVersions | undefined {
    const seen = new DeliveredVersions();
    const times = fieldsOf(saved);
    if (!times) return undefined;
    for (const [time, rows] of times) {
      const at = timeOf(time);
      const versions = fieldsOf(rows);
      if (at === undefined || !versions) return undefined;
      for (const [id, version] of versions) {
        if (typeof version !== "string") return undefined;
        seen.add(id, version, at);
      }
    }
    return seen;
  }

  has(id: string, version: string): boolean {
    return this.#byId.get(id)?.version === version;
  }

  /** Whether any version of the row was returned. */
  knows(id: string): boolean {
    return this.#byId.has(id);
  }

  add(id: string, version: string, at: number): void {
    this.#byId.set(id, { version, at });
  }

  /** The latest timestamp of all that is not after `limit`; undefined where there is none. */
  latest(limit: number): number | undefined {
    let latest: number | undefined;
    for (const { at } of this.#byId.values()) {
      if (at <= limit && at > (latest ?? Number.NEGATIVE_INFINITY)) latest = at;
    }
    return latest;
  }

  /** What is worth keeping: nothing from before `since`, and of the rest the latest `most`. */
  save(since: number, most: number): { readonly saved: SavedVersions; readonly left: number } {
    const kept = [...this.#byId].filter(([, { at }]) => at >= since);
    const left = Math.max(0, kept.length - most);
    if (left > 0) kept.sort(([, a], [, b]) => a.at - b.at);
    const byTime = new Map<string, [id: string, version: string][]>();
    for (const [id, { version, at }] of kept.slice(left)) {
      const time = isoTime(at);
      const rows = byTime.get(time) ?? [];
      rows.push([id, version]);
      byTime.set(time, rows);
    }
    const saved: SavedVersions = Object.fromEntries(
      [...byTime].map(([time, rows]) => [time, Object.fromEntries(rows)]),
    );
    return { saved, left };
  }
}
