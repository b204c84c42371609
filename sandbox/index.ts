import type { Limits, Sandbox, SandboxOptions } from "./api";
import { clientSecret, directory } from "./auth/directory";
import { issueToken } from "./auth/issue";
import { Tokens } from "./auth/tokens";
import { FaultEngine } from "./faults/engine";
import { RequestLog } from "./http/requestLog";
import { serve } from "./http/serve";
import { listen, type RunningServer } from "./http/server";
import type { Service } from "./http/service";
import { usualCost } from "./limits/cost";
import { ServiceProtection } from "./limits/serviceProtection";
import { generatedTables } from "./metadata";
import { createHandler } from "./records/handler";
import { loadSchema, tablesDirectory } from "./schema";
import { generateRows, insertRow, seedStore } from "./seed";
import { clientId, tenantId } from "./seed/identities";
import { openStore } from "./store";
import type { Store } from "./types";

export type { Cost, Limits, RecordedPart, RecordedRequest, Sandbox, SandboxOptions } from "./api";
export type { FaultAction, FaultRule } from "./faults/types";
export type { Row, Store } from "./types";

/** The limits of an environment without an agreement of its own. */
const defaultLimits: Limits = { requests: 6000, windowSeconds: 300, concurrency: 52 };
const defaultTokenLifetimeSeconds = 3599;
const defaultDopHint = 8;

/**
 * Starts a local Dataverse environment with its own identity provider on a port of the loopback
 * interface. Rejects when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.clock ?? Date.now;
  const store = await filledStore(options, now());
  const closing = new AbortController();
  let service: Service | undefined;
  const server = await listen(options.port ?? 0, async (message, response) => {
    if (service !== undefined) await serve(service, message, response);
  });
  service = createService(options, store, server.origin, closing.signal);
  return sandboxOf(service, server, closing);
}

async function filledStore(options: SandboxOptions, now: number): Promise<Store> {
  const generated = options.generateTables ? generatedTables(options.generateTables) : [];
  const store = await openStore(loadSchema(tablesDirectory, generated));
  seedStore(store, { seed: options.seed ?? "believable", now });
  for (const [table, count] of Object.entries(options.generate ?? {})) {
    generateRows(store, table, count, now);
  }
  return store;
}

function createService(
  options: SandboxOptions,
  store: Store,
  origin: string,
  closing: AbortSignal,
): Service {
  const now = options.clock ?? Date.now;
  const limits = { ...defaultLimits, ...options.limits };
  const lifetime = options.tokenLifetimeSeconds ?? defaultTokenLifetimeSeconds;
  return {
    endpoint: { tenant: directory, tokens: new Tokens(tenantId, now, lifetime), origin, now },
    store,
    handle: createHandler(store, options),
    log: new RequestLog(),
    faults: new FaultEngine(),
    protection: new ServiceProtection(limits, now),
    limits,
    latencyMs: options.latencyMs ?? 0,
    cost: options.cost && { ...usualCost, ...options.cost },
    dopHint: options.dopHint ?? defaultDopHint,
    onRequest: options.onRequest ?? (() => {}),
    closing,
  };
}

function sandboxOf(service: Service, server: RunningServer, closing: AbortController): Sandbox {
  const { endpoint, store, log, faults } = service;
  const { origin, tokens, now } = endpoint;
  let closed: Promise<void> | undefined;
  const close = async () => {
    closing.abort();
    await server.close();
    store.close();
  };
  return {
    url: origin,
    tenantId,
    tokenUrl: `${origin}/${tenantId}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    refreshToken: tokens.issueRefreshToken(),
    requests: log.requests,
    apiRequests: () => log.apiRequests(),
    clearRequests: () => log.clear(),
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    issueToken: (request = {}) => issueToken(endpoint, store, request),
    revokeTokens: () => tokens.revokeAll(),
    store,
    insert: (table, row) => insertRow(store, table, row, now()),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
