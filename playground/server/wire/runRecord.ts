import type { Runnable } from "../../../runner/run";
import type { WireRequest } from "../../contract";
import type { Permission } from "./guard";

/** A request that was not let out, and why. */
export interface Refused {
  readonly because: Exclude<Permission, "open">;
  readonly method: string;
  readonly path: string;
  /** Whether it is one part of a batch. */
  readonly isPart: boolean;
}

/** What is known of a run while it goes on. */
export interface RunRecord {
  readonly id: string;
  readonly key: string;
  readonly of: Runnable;
  readonly permission: Permission;
  /** In the order in which they began. */
  readonly requests: Map<number, WireRequest>;
  /** How often a request was sent, by its `x-ms-client-request-id`. */
  readonly attempts: Map<string, number>;
  readonly refused: Refused[];
}

export function newRun(
  id: string,
  { key, of, permission }: Pick<RunRecord, "key" | "of" | "permission">,
): RunRecord {
  return { id, key, of, permission, requests: new Map(), attempts: new Map(), refused: [] };
}
