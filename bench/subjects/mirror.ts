import type { MirrorOptions, MirrorRun } from "../types";
import { KEY, keyOf, SET, valuesOf } from "./bulkRows";
import { actionsOf } from "./component";

interface Result {
  readonly results?: readonly { readonly status: string }[];
  readonly counts?: { readonly update: number; readonly create: number };
}

const UNWRITTEN = new Set(["unchanged", "notRun", "rejected", "failed"]);

const listOf = ({ rows, every }: MirrorOptions) =>
  Array.from({ length: rows }, (_, index) => ({
    [KEY]: keyOf(index),
    ...valuesOf(index),
    ...(index % every === 0 ? { new_summary: "changed" } : {}),
  }));

const main = async (options: MirrorOptions): Promise<void> => {
  const run = actionsOf(options.bundle, options.url, options.token);
  const shared = { entityType: SET, records: listOf(options), alternateKey: [KEY] };
  const calls: Record<MirrorOptions["subject"], () => Promise<unknown>> = {
    mirror: () => run("mirrorEntities", { ...shared, scope: "new_region eq 'Zürich'" }),
    upsertAll: () => run("bulkUpsertEntities", shared),
    preview: () => run("previewWrite", { ...shared, mode: "upsert" }),
  };
  const beforeRssMb = process.memoryUsage.rss() / 2 ** 20;
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const { results = [], counts } = (await calls[options.subject]()) as Result;
  const ms = performance.now() - startedMs;
  const cpu = process.cpuUsage(cpuBefore);
  const report: MirrorRun = {
    ms,
    cpuMs: (cpu.user + cpu.system) / 1000,
    beforeRssMb,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    written: counts
      ? counts.update + counts.create
      : results.filter(({ status }) => !UNWRITTEN.has(status)).length,
  };
  process.send?.(report, () => process.exit());
};

void main(JSON.parse(process.argv[2] ?? "{}") as MirrorOptions);
