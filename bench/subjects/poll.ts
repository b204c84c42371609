import { COLUMNS, TABLE } from "../server/rows";
import type { Fetched } from "../types";

type Row = Record<string, unknown>;

interface Options {
  readonly subject: "lists" | "pages" | "existing";
  readonly url: string;
  readonly bundle: string;
}

/** What is told of the rows of a poll, whoever still holds them. */
interface Sum {
  rows: number;
  digest: number;
}

const WATERMARK = "2018-12-31T00:00:00Z";

/** The state of a poll that ended before the first of the rows changed. */
const state = {
  format: 1,
  table: TABLE,
  query: "",
  watermark: WATERMARK,
  since: WATERMARK,
  seen: {},
};
const inputs = { entityType: "accounts", fieldNames: [...COLUMNS] };

const add = (sum: Sum, rows: readonly Row[]): void => {
  for (const row of rows) {
    sum.rows += 1;
    sum.digest = (sum.digest + Number(row["versionnumber"])) % 1_000_000_007;
  }
};

/** Loads a subject and returns how it polls; nothing of another subject is loaded. */
const subjects = {
  lists: ({ bundle, url }: Options) => {
    const { triggerOf } = require("./component") as typeof import("./component");
    const instance = { __prismaticInternal: { polling: state } };
    const run = triggerOf(bundle, url, "pollChangesTrigger", "benchmark", instance);
    return async (sum: Sum) => {
      const { payload } = await run(inputs);
      const { created, updated } = payload.body.data as { created: Row[]; updated: Row[] };
      add(sum, created);
      add(sum, updated);
    };
  },
  pages: ({ bundle, url }: Options) => {
    const { triggerOf } = require("./component") as typeof import("./component");
    const run = triggerOf(bundle, url, "pollChangesTrigger");
    return async (sum: Sum) => {
      let cursor: unknown = state;
      while (cursor) {
        const { payload } = await run(inputs, cursor);
        const items = payload.body.data as { record: Row }[];
        add(
          sum,
          items.map(({ record }) => record),
        );
        cursor = payload.paginationState;
      }
    };
  },
  existing: ({ url }: Options) => {
    const { peerClient } = require("./peer") as typeof import("./peer");
    const client = peerClient(url);
    return async (sum: Sum) => {
      const filter = `modifiedon gt ${WATERMARK}`;
      const { value } = await client.retrieveAll<Row>({ collection: "accounts", filter });
      const since = new Date(WATERMARK);
      const created: Row[] = [];
      const updated: Row[] = [];
      for (const row of value) {
        (new Date(String(row["createdon"])) > since ? created : updated).push(row);
      }
      add(sum, created);
      add(sum, updated);
    };
  },
};

const main = async (options: Options): Promise<void> => {
  const poll = subjects[options.subject](options);
  const sum: Sum = { rows: 0, digest: 0 };
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  await poll(sum);
  const ms = performance.now() - startedMs;
  const cpu = process.cpuUsage(cpuBefore);
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  const cpuMs = (cpu.user + cpu.system) / 1000;
  const fetched: Fetched = { ms, cpuMs, peakRssMb, ...sum };
  process.send?.(fetched, () => process.exit());
};

void main(JSON.parse(process.argv[2] ?? "{}") as Options);
