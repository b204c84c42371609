import type { Sandbox } from "./api";
import { clientSecret } from "./auth/apps/usual";
import { signInControls } from "./auth/endpoint";
import type { Controls } from "./control/controls";
import { insertRows } from "./control/rows/insertRows";
import { readRows } from "./control/rows/readRows";
import { tableIn } from "./control/rows/tableIn";
import { checkedRule } from "./faults/parseRule";
import type { RunningServer } from "./http/server";
import type { Service } from "./http/service";
import { rowControls } from "./rowControls";
import { clientId, publicClientId, tenantId } from "./seed/identities";
import { runAsPlugin } from "./webhooks/runAsPlugin";

/** A running service as code sees it. */
export function sandboxOf(
  service: Service,
  server: RunningServer,
  closing: AbortController,
): Sandbox {
  const { endpoint, store, log, date, tracking, links, webhooks } = service;
  const { origin, now } = endpoint;
  let closed: Promise<void> | undefined;
  const close = async () => {
    closing.abort();
    await server.close();
    store.close();
  };
  return {
    url: origin,
    httpsCertificate: server.certificate,
    tenantId,
    authorizeUrl: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
    tokenUrl: `${origin}/${tenantId}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    publicClientId,
    ...signInControls(endpoint),
    requests: log.requests,
    apiRequests: () => log.apiRequests(),
    clearRequests: () => log.clear(),
    ...controls(service),
    ...rowControls(store, now),
    deliveries: webhooks.log,
    webhooksIdle: () => webhooks.idle(),
    runAsPlugin: (request) => runAsPlugin(service, request),
    setChangeTracking: (rules) => Object.assign(tracking, rules),
    setLinks: (rules) => Object.assign(links, rules),
    setDateSkew: (milliseconds) => {
      date.skewMs = milliseconds;
    },
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** What may be done over HTTP as well. */
function controls({ faults, clock, snapshots, start, store, unsimulated }: Service): Controls {
  return {
    fault: (rule) => {
      faults.add(checkedRule(rule));
    },
    clearFaults: () => faults.clear(),
    clock,
    snapshots,
    reset: () => start.reset(),
    insertRows: (table, rows) => {
      const given = typeof rows === "string" ? readRows(rows, "text/csv") : rows;
      return insertRows(store, tableIn(store, table), given, clock.now());
    },
    unsimulated: () => unsimulated.refusals,
  };
}
