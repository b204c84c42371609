import type { Limits, SandboxOptions } from "./api";
import { createEndpoint } from "./auth/endpoint";
import { Deadlocks } from "./bulk/deadlocks";
import { changeTrackingRules } from "./changes/rules";
import type { Clock } from "./clock";
import { Snapshots } from "./control/snapshots";
import { Start } from "./control/start";
import { FaultEngine } from "./faults/engine";
import { isOpen } from "./http/address";
import { usualLogLimits } from "./http/keepLast";
import { RequestLog } from "./http/requestLog";
import { ServerDate } from "./http/serverDate";
import type { Handler, Service } from "./http/service";
import { UnsimulatedLog } from "./http/unsimulatedLog";
import { usualCost } from "./limits/cost";
import { ServiceProtection } from "./limits/serviceProtection";
import { withBelievableLogic } from "./operations/customApis/believable";
import { usualFiscal } from "./query/sql/fiscal";
import { createHandler, createRooms } from "./records/handler";
import { linkRules } from "./records/linkRules";
import type { Store } from "./types";
import { Webhooks } from "./webhooks";

/** The limits of an environment without a special agreement. */
const defaultLimits: Limits = { requests: 6000, windowSeconds: 300, concurrency: 52 };
const defaultDopHint = 8;
const defaultWebhookTimeoutMs = 60_000;

interface Facts {
  store: Store;
  clock: Clock;
  origin: string;
  /** Makes a store with the rows of the start. */
  fill: () => Promise<Store>;
  closing: AbortSignal;
}

/** Everything between sockets and rows, as the options want it. */
export function createService(options: SandboxOptions, facts: Facts): Service {
  const parts = { ...wire(options, facts), ...environmentOf(options, facts) };
  const handle: Handler = (request, context) => {
    const answer = parts.handle(request, context);
    parts.unsimulated.note(request, answer);
    return answer;
  };
  const environment = { ...parts, handle };
  const started = { ...environment, start: new Start(environment, facts.fill) };
  return { ...started, snapshots: new Snapshots(started) };
}

/** What requests meet on their way. */
function wire(options: SandboxOptions, { clock, closing }: Facts) {
  const limits = { ...defaultLimits, ...options.limits };
  return {
    clock,
    log: new RequestLog({ ...usualLogLimits, ...options.log }),
    unsimulated: new UnsimulatedLog(),
    faults: new FaultEngine(),
    protection: new ServiceProtection(limits, clock.now),
    limits,
    deadlocks: limits.deadlocks ? new Deadlocks(Number(limits.deadlocks)) : undefined,
    date: new ServerDate(clock.now, options.dateSkewMs ?? 0),
    latencyMs: options.latencyMs ?? 0,
    cost: options.cost && { ...usualCost, ...options.cost },
    dopHint: options.dopHint ?? defaultDopHint,
    onRequest: options.onRequest ?? (() => {}),
    access: { controlKey: options.controlKey, isOpen: isOpen(options.host) },
    closing,
  };
}

/** What they find there. */
function environmentOf(options: SandboxOptions, { store, clock, origin, closing }: Facts) {
  const { now } = clock;
  const tracking = changeTrackingRules(options.changeTracking);
  const links = linkRules(options.links);
  const logic = withBelievableLogic(now, options);
  const rooms = createRooms(store, { ...options, tracking, links, ...logic });
  const timeoutMs = options.webhookTimeoutMs ?? defaultWebhookTimeoutMs;
  const logLimits = { ...usualLogLimits, ...options.log };
  return {
    endpoint: createEndpoint(options, { store, origin, now }),
    store,
    rooms,
    handle: createHandler(rooms),
    tracking,
    links,
    fiscal: { ...usualFiscal, ...options.fiscal },
    webhooks: new Webhooks(store, { now, origin, timeoutMs, closing, logLimits }),
  };
}
