import type { BulkOptions, BulkRun } from "../types";
import { KEY, keyOf, SET, valuesOf } from "./bulkRows";

/** What became of each row, as far as the subject was told: the numbers of those not reported as done. */
type Write = () => Promise<number[]>;

interface BulkResult {
  readonly results: readonly { readonly index: number; readonly status: string }[];
}

const DONE = new Set(["created", "updated", "upserted"]);

/** Loads a subject and returns how it writes all rows; nothing of another subject is loaded. */
const subjects: Record<BulkOptions["subject"], (options: BulkOptions) => Write> = {
  ours: ({ bundle, url, token, action, rows, maxParallel }) => {
    const { actionsOf } = require("./component") as typeof import("./component");
    const run = actionsOf(bundle, url, token);
    const numbers = Array.from({ length: rows }, (_, index) => index);
    const options = maxParallel === undefined ? {} : { maxParallel };
    const create = { entityType: SET, records: numbers.map(valuesOf), options };
    const upsert = {
      entityType: SET,
      records: numbers.map((index) => ({ [KEY]: keyOf(index), ...valuesOf(index) })),
      alternateKey: [KEY],
      options,
    };
    return async () => {
      const { results } = (await (action === "create"
        ? run("bulkCreateEntities", create)
        : run("bulkUpsertEntities", upsert))) as BulkResult;
      return results.flatMap(({ index, status }) => (DONE.has(status) ? [] : [index]));
    };
  },
  batches: (options) => {
    const { client, patiently, write } = peerOf(options);
    return async () => {
      const notDone: number[] = [];
      for (let first = 0; first < options.rows; first += BATCH) {
        const numbers = numbersFrom(first, Math.min(options.rows, first + BATCH));
        const batch = () => {
          client.startBatch();
          // Inside a batch it returns a promise for nothing, which is not waited for.
          for (const index of numbers) void write(index);
          return client.executeBatch();
        };
        await patiently(batch).catch(() => notDone.push(...numbers));
      }
      return notDone;
    };
  },
  together: (options) => {
    const { patiently, write } = peerOf(options);
    return async () => {
      const notDone: number[] = [];
      const one = (index: number) => patiently(() => write(index)).catch(() => notDone.push(index));
      await Promise.all(numbersFrom(0, options.rows).map(one));
      return notDone;
    };
  },
  single: (options) => {
    const { patiently, write } = peerOf(options);
    return async () => {
      const notDone: number[] = [];
      for (const index of numbersFrom(0, options.rows)) {
        await patiently(() => write(index)).catch(() => notDone.push(index));
      }
      return notDone;
    };
  },
};

const BATCH = 1_000;

const numbersFrom = (first: number, end: number): number[] =>
  Array.from({ length: end - first }, (_, offset) => first + offset);

const peerOf = ({ url, token, action }: BulkOptions) => {
  const { peerClient } = require("./peer") as typeof import("./peer");
  const { patience } = require("./patience") as typeof import("./patience");
  const client = peerClient(url, token);
  const write = (index: number): Promise<unknown> =>
    action === "create"
      ? client.create({ collection: SET, data: valuesOf(index) })
      : client.upsert({
          collection: SET,
          key: `${KEY}='${keyOf(index)}'`,
          data: valuesOf(index),
        });
  return { client, write, patiently: patience() };
};

const main = async (options: BulkOptions): Promise<void> => {
  const write = subjects[options.subject](options);
  const beforeRssMb = process.memoryUsage.rss() / 2 ** 20;
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const notDone = await write();
  const ms = performance.now() - startedMs;
  const cpu = process.cpuUsage(cpuBefore);
  const run: BulkRun = {
    ms,
    cpuMs: (cpu.user + cpu.system) / 1000,
    beforeRssMb,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    notDone,
  };
  process.send?.(run, () => process.exit());
};

void main(JSON.parse(process.argv[2] ?? "{}") as BulkOptions);
