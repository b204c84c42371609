import { performance } from "node:perf_hooks";
import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { median } from "../measure/statistics";
import type { Figure, Section } from "../types";

const TABLES = 10;
const LATENCY_MS = 50;

type Handler = (context: object, params: object) => Promise<unknown>;

interface Trigger {
  readonly webhookCreate: Handler;
  readonly webhookDelete: Handler;
}

interface Measured {
  readonly ms: number;
  readonly requests: number;
  readonly writes: number;
}

/** What it takes to register the webhook of a flow, and to find that it is registered already. */
export async function measureDeploy(bundle: string, rounds = 5): Promise<Section> {
  const sandbox = await startSandbox({
    seed: "empty",
    generateTables: { count: TABLES, columns: 20 },
    latencyMs: LATENCY_MS,
  });
  try {
    const run = handlersOf(bundle, sandbox);
    const found = { first: [] as Measured[], again: [] as Measured[], removed: [] as Measured[] };
    for (let round = 0; round < rounds; round += 1) {
      found.first.push(await measured(sandbox, () => run("webhookCreate")));
      found.again.push(await measured(sandbox, () => run("webhookCreate")));
      found.removed.push(await measured(sandbox, () => run("webhookDelete")));
    }
    return {
      title: `Registering a webhook for ${TABLES} tables and 3 events each`,
      how: `The built bundle's Record Events against the local Dataverse, which takes ${LATENCY_MS} ms more for every request. n = ${rounds}.`,
      ratioOf: "",
      figures: [
        ...figures("A first deploy", found.first, { requests: 3, writes: 1 }),
        ...figures("A deploy without changes", found.again, { requests: 2, writes: 0 }),
        ...figures("An undeploy", found.removed, { requests: 2, writes: 1 }),
      ],
    };
  } finally {
    await sandbox.close();
  }
}

const handlersOf = (bundle: string, sandbox: Sandbox) => {
  const { triggers } = (require(bundle) as { default: { triggers: Record<string, Trigger> } })
    .default;
  const trigger = triggers["managedWebhookTrigger"];
  if (!trigger) throw new Error("The bundle has no trigger managedWebhookTrigger.");
  const tables = sandbox.store.schema.tables.values();
  const entityTypes = [...tables].flatMap(({ declaration }) =>
    declaration.intersect ? [] : [declaration.entitySetName],
  );
  const connection = {
    key: "clientCredentials",
    configVarKey: "connection",
    fields: {
      webApiUrl: sandbox.url,
      tokenUrl: sandbox.tokenUrl,
      scopes: `${sandbox.url}/.default`,
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
    },
    token: { access_token: sandbox.issueToken() },
  };
  const ignore = () => undefined;
  const context = {
    logger: { debug: ignore, info: ignore, log: ignore, warn: ignore, error: ignore },
    instance: { id: "instance", name: "Bench" },
    flow: { id: "flow", name: "Flow", stableId: "flow" },
    webhookUrls: { Flow: "https://hooks.example.com/trigger/bench" },
    webhookApiKeys: {},
    crossFlowState: {},
  };
  const params = { connection, entityTypes: entityTypes.slice(-TABLES) };
  return (handler: keyof Trigger) => trigger[handler](context, params);
};

const measured = async (sandbox: Sandbox, work: () => Promise<unknown>): Promise<Measured> => {
  sandbox.clearRequests();
  const startedMs = performance.now();
  await work();
  const ms = performance.now() - startedMs;
  const requests = sandbox.apiRequests();
  const writing = requests.filter(({ parts }) => parts?.some(({ method }) => method !== "GET"));
  return { ms, requests: requests.length, writes: writing.length };
};

const figures = (
  what: string,
  runs: readonly Measured[],
  most: Omit<Measured, "ms">,
): readonly Figure[] => {
  const requests = Math.max(...runs.map((run) => run.requests));
  const writes = Math.max(...runs.map((run) => run.writes));
  return [
    {
      what: `${what}: requests`,
      median: String(requests),
      targets: [{ text: `≤ ${most.requests}`, met: requests <= most.requests }],
    },
    {
      what: `${what}: of these, writes`,
      median: String(writes),
      targets: [{ text: `≤ ${most.writes}`, met: writes <= most.writes }],
    },
    {
      what: `${what}: time`,
      median: `${Math.round(median(runs.map(({ ms }) => ms)))} ms`,
      targets: [],
    },
  ];
};
