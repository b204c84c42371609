import type { Fetched, UnifiedOptions } from "../types";
import { actionsOf } from "./component";

type Row = Record<string, unknown>;

/** What is told of the rows; equal only where everybody read the same ones. */
interface Sum {
  rows: number;
  digest: number;
}

const ANNOTATIONS =
  "OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.lookuplogicalname";

const add = (sum: Sum, rows: readonly Row[], key: string): void => {
  for (const row of rows) {
    sum.rows += 1;
    sum.digest = (sum.digest + Number.parseInt(String(row[key]).slice(0, 8), 16)) % 1_000_000_007;
  }
};

/** Reads all contacts page by page, each let go once it was counted. */
const subjects = {
  raw: async ({ url, token, bundle, pageSize }: UnifiedOptions, sum: Sum) => {
    const run = actionsOf(bundle, url, token);
    const query = {
      entityType: "contacts",
      recordsPerPage: String(pageSize),
      options: { includeAnnotations: ANNOTATIONS },
    };
    let nextPageId: unknown = "";
    do {
      const page = (await run("queryEntities", { ...query, nextPageId })) as {
        value: Row[];
        oDataNextLink: string | null;
      };
      add(sum, page.value, "contactid");
      nextPageId = page.oDataNextLink;
    } while (nextPageId);
  },
  unified: async ({ url, token, bundle, pageSize }: UnifiedOptions, sum: Sum) => {
    const run = actionsOf(bundle, url, token);
    const query = { model: "contact", limit: String(pageSize) };
    let cursor: unknown = "";
    do {
      const page = (await run("listUnified", { ...query, cursor })) as {
        result: Row[];
        next_cursor: string | null;
      };
      add(sum, page.result, "id");
      cursor = page.next_cursor;
    } while (cursor);
  },
};

const main = async (options: UnifiedOptions): Promise<void> => {
  const sum: Sum = { rows: 0, digest: 0 };
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  await subjects[options.subject](options, sum);
  const ms = performance.now() - startedMs;
  const cpu = process.cpuUsage(cpuBefore);
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  const fetched: Fetched = { ms, cpuMs: (cpu.user + cpu.system) / 1000, peakRssMb, ...sum };
  process.send?.(fetched, () => process.exit());
};

void main(JSON.parse(process.argv[2] ?? "{}") as UnifiedOptions);
