/** Triggers that are started, polled and stopped. */
import type { BodyView } from "./wire";

export interface TriggerRequest {
  /**
   * - `start` begins with these inputs: a webhook is registered, a polling trigger takes its first state.
   * - `poll` runs a polling trigger that was started; one that was not is started first.
   * - `stop` takes the registration away and forgets the state.
   * - `try` runs it once with its example payload, or with `payload`; nothing is registered.
   */
  readonly do: "start" | "poll" | "stop" | "try";
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Polls each so many milliseconds (1,000 or more), until it is stopped. */
  readonly everyMs?: number;
  /**
   * Of a trigger that `receives` only: the tables that the playground registers its webhook for, by any
   * name; default account and contact.
   */
  readonly tables?: readonly string[];
  /** JSON body of the request for `try`. */
  readonly payload?: unknown;
}

export interface TriggerState {
  readonly key: string;
  readonly running: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly everyMs?: number;
  /** What a polling trigger remembers. */
  readonly state?: unknown;
  /** The last 50 times it went off, the newest first. */
  readonly firings: readonly FiringView[];
  /** When it was polled last, and whether there was something. */
  readonly polledAt?: number;
  /** Why the last step failed. */
  readonly error?: string;
}

export interface FiringView {
  readonly id: number;
  readonly key: string;
  readonly at: number;
  readonly runId: string;
  readonly branch?: string;
  /** What a flow would begin with: `{ headers, queryParameters, body, … }`. */
  readonly payload: unknown;
  /** Records that it brought, where it brings several. */
  readonly count?: number;
}

export interface DeliveryView {
  readonly id: number;
  readonly at: number;
  readonly step: string;
  readonly message: string;
  readonly table: string;
  readonly recordId: string;
  readonly asynchronous: boolean;
  readonly body: BodyView;
  /** Last status answered; undefined where no answer came. */
  readonly status?: number;
  readonly attempts: number;
  readonly failure?: string;
}
