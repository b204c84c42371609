import type { ChangeTracking, Cost, Limits, LinkRules, RecordedRequest } from "../api";
import type { TokenEndpoint } from "../auth/tenant";
import type { Deadlocks } from "../bulk/deadlocks";
import type { Clock } from "../clock";
import type { Access } from "../control/access";
import type { Snapshots } from "../control/snapshots";
import type { Start } from "../control/start";
import type { FaultEngine } from "../faults/engine";
import type { ServiceProtection } from "../limits/serviceProtection";
import type { FiscalSettings } from "../query/sql/fiscal";
import type { Rooms } from "../records/handler";
import type { RequestContext, SandboxRequest, SandboxResponse, Store } from "../types";
import type { Webhooks } from "../webhooks";
import type { RequestLog } from "./requestLog";
import type { ServerDate } from "./serverDate";
import type { UnsimulatedLog } from "./unsimulatedLog";

/** Answers a request of a signed-in caller; pure and synchronous, so that a batch can call it too. */
export type Handler = (request: SandboxRequest, context: RequestContext) => SandboxResponse;

/** Everything a request meets between its socket and the handler. */
export interface Service {
  endpoint: TokenEndpoint;
  store: Store;
  handle: Handler;
  /** What requests leave beside rows. */
  rooms: Rooms;
  clock: Clock;
  log: RequestLog;
  /** What was asked for and is not simulated. */
  unsimulated: UnsimulatedLog;
  /** How it was at the start. */
  start: Start;
  snapshots: Snapshots;
  /** What control over HTTP asks for, and which address it is reached at; see `control/access.ts`. */
  access: Access;
  faults: FaultEngine;
  protection: ServiceProtection;
  limits: Limits;
  /** Bulk messages under way; undefined where they do not get in each other's way. */
  deadlocks: Deadlocks | undefined;
  /** The `Date` header of every answer. */
  date: ServerDate;
  tracking: ChangeTracking;
  links: LinkRules;
  /** Milliseconds every request takes before it is answered. */
  latencyMs: number;
  fiscal: FiscalSettings;
  /** What work takes; undefined where nothing does. */
  cost: Cost | undefined;
  /** Degree of parallelism recommended to clients. */
  dopHint: number;
  /** What is told of the writes that requests make. */
  webhooks: Webhooks;
  /** Told of every request that has been answered or dropped. */
  onRequest: (request: RecordedRequest) => void;
  /** Aborted when the sandbox closes, so that nothing keeps waiting. */
  closing: AbortSignal;
}
