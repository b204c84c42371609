import { setMaxListeners } from "node:events";
import { startSandbox } from "dataverse-sandbox";
import { KEY, keyOf, numberOf, TABLE } from "../subjects/bulkRows";
import { faultRules } from "./faults";
import type { Counts, HostOptions, TableCount } from "./types";

/**
 * The local Dataverse in a separate process. Says `{ url, token }` when it listens, and what became of
 * the table whenever it is sent a message.
 */
const main = async ({ sandbox: options, existing, faults }: HostOptions): Promise<void> => {
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
    sandbox.insert(TABLE, { new_name: "Before", [KEY]: keyOf(index) });
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

void main(JSON.parse(process.argv[2] ?? "{}") as HostOptions);
