import { COLUMNS } from "../server/rows";
import type { Fetched } from "../types";

type Row = Record<string, unknown>;

interface Options {
  readonly subject: "ours" | "bare" | "peer";
  readonly url: string;
  readonly bundle: string;
  readonly pageSize: number;
}

/** Loads a subject and returns how it fetches all rows; nothing of another subject is loaded. */
const subjects = {
  ours: ({ bundle, url, pageSize }: Options) => {
    const { actionsOf } = require("./component") as typeof import("./component");
    const run = actionsOf(bundle, url);
    const params = {
      entityType: "accounts",
      fieldNames: [...COLUMNS],
      fetchAll: "true",
      recordsPerPage: String(pageSize),
    };
    return async () => ((await run("queryEntities", params)) as { value: Row[] }).value;
  },
  bare: ({ url, pageSize }: Options) => {
    const { bareGet } = require("./bare") as typeof import("./bare");
    const prefer = { Prefer: `odata.maxpagesize=${pageSize}` };
    return async () => {
      const rows: Row[] = [];
      let next: string | undefined = `${url}/api/data/v9.2/accounts?$select=${COLUMNS.join(",")}`;
      while (next) {
        const page = (await bareGet(next, prefer)) as { value: Row[]; "@odata.nextLink"?: string };
        for (const row of page.value) rows.push(row);
        next = page["@odata.nextLink"];
      }
      return rows;
    };
  },
  peer: ({ url, pageSize }: Options) => {
    const { peerClient } = require("./peer") as typeof import("./peer");
    const client = peerClient(url);
    const request = { collection: "accounts", select: [...COLUMNS], maxPageSize: pageSize };
    return async () => (await client.retrieveAll<Row>(request)).value;
  },
};

/** A figure that is equal only where every row arrived, in order. */
const digest = (rows: readonly Row[]): number =>
  rows.reduce(
    (sum, row, index) =>
      (sum * 31 + Number(row["numberofemployees"]) + Number(row["versionnumber"]) + index) %
      1_000_000_007,
    0,
  );

const main = async (options: Options): Promise<void> => {
  const fetchAll = subjects[options.subject](options);
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const rows = await fetchAll();
  const ms = performance.now() - startedMs;
  const cpu = process.cpuUsage(cpuBefore);
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  const cpuMs = (cpu.user + cpu.system) / 1000;
  const fetched: Fetched = { ms, cpuMs, peakRssMb, rows: rows.length, digest: digest(rows) };
  process.send?.(fetched, () => process.exit());
};

void main(JSON.parse(process.argv[2] ?? "{}") as Options);
