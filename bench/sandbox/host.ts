import { setMaxListeners } from "node:events";
import { startSandbox } from "dataverse-sandbox";
import { KEY, keyOf, numberOf, SET, TABLE, valuesOf } from "../subjects/bulkRows";
import { faultRules } from "./faults";
import type { Counts, HostOptions, TableCount } from "./types";

/**
 * The local Dataverse in a separate process. Says `{ url, token }` when it listens, and what became of
 * the table whenever it is sent a message.
 */
const main = async (host: HostOptions): Promise<void> => {
  const { sandbox: options, existing, faults, filled = false, pageMs } = host;
  // Every request that takes its time listens for the end of the sandbox.
  setMaxListeners(0);
  const counts: Counts = { requests: 0, refused: 0, struck: 0 };
  const sandbox = await startSandbox({
    ...options,
    seed: "empty",
    onRequest: ({ kind, status, fault }) => {
      if (kind !== "api") return;
      counts.requests += 1;
      if (status === 429) counts.refused += 1;
      if (fault || status === 500) counts.struck += 1;
      // Bodies of many thousand rows are not kept.
      sandbox.clearRequests();
    },
  });
  for (let index = 0; index < existing; index += 1) {
    const values = filled ? stored(valuesOf(index)) : { new_name: "Before" };
    sandbox.insert(TABLE, { ...values, [KEY]: keyOf(index) });
  }
  if (pageMs !== undefined) {
    sandbox.fault({
      match: { method: "GET", path: SET },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "delay", ms: pageMs },
    });
  }
  for (const rule of faultRules(faults)) sandbox.fault(rule);
  const cpuBefore = process.cpuUsage();
  process.on("message", () => {
    const cpu = process.cpuUsage(cpuBefore);
    const rows = sandbox.store.select(`SELECT "new_name" FROM "${TABLE}"`);
    const marks = rows.flatMap(({ new_name: name }) => numberOf(name) ?? []);
    const serverCpuMs = (cpu.user + cpu.system) / 1000;
    const count: TableCount = { ...counts, marks, tableRows: rows.length, serverCpuMs };
    process.send?.(count);
  });
  process.on("disconnect", () => process.exit());
  process.send?.({ url: sandbox.url, token: sandbox.issueToken() });
};

/** The store keeps yes and no as numbers. */
const stored = ({ new_billable: billable, ...values }: ReturnType<typeof valuesOf>) => ({
  ...values,
  new_billable: billable ? 1 : 0,
});

void main(JSON.parse(process.argv[2] ?? "{}") as HostOptions);
