import { startSandbox } from "dataverse-sandbox";
import { measure } from "../measure/processes";
import { median } from "../measure/statistics";
import type { Figure, Section } from "../types";

/** What one fresh process reports after it has read the tables. */
interface Listed {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakRssMb: number;
  readonly tables: number;
  readonly fields: number;
}

const TABLES = 1_500;
const COLUMNS = 60;

/** Every table of a large environment with its columns: requests, memory and time. */
export async function measureDefinitions(bundle: string, rounds = 3): Promise<Section> {
  const sandbox = await startSandbox({
    generateTables: { count: TABLES, columns: COLUMNS },
    seed: "empty",
  });
  try {
    const runs: Listed[] = [];
    const requests: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      sandbox.clearRequests();
      const options = { url: sandbox.url, token: sandbox.issueToken(), bundle };
      runs.push(await measure<Listed>("subjects/definitions.js", JSON.stringify(options)));
      requests.push(sandbox.apiRequests().length);
    }
    return section(runs, requests);
  } finally {
    await sandbox.close();
  }
}

const section = (runs: readonly Listed[], requests: readonly number[]): Section => {
  const [first] = runs;
  if (runs.some(({ tables }) => tables < TABLES) || !first) {
    throw new Error(`Not every table was listed: ${JSON.stringify(runs)}`);
  }
  return {
    title: `Get Entities Metadata over ${count(first.tables)} tables with ${count(first.fields)} columns`,
    how: `The built bundle against the local Dataverse, whose own time is most of the whole. n = ${runs.length}, each run in a fresh process.`,
    ratioOf: "",
    figures: figures(runs, requests),
  };
};

const figures = (runs: readonly Listed[], requests: readonly number[]): Figure[] => {
  const most = Math.max(...requests);
  const rss = median(runs.map(({ peakRssMb }) => peakRssMb));
  const ms = (key: "ms" | "cpuMs") => `${Math.round(median(runs.map((run) => run[key])))} ms`;
  return [
    { what: "Requests", median: String(most), targets: [{ text: "≤ 5", met: most <= 5 }] },
    {
      what: "Peak memory (RSS)",
      median: `${Math.round(rss)} MB`,
      targets: [{ text: "≤ 400 MB", met: rss <= 400 }],
    },
    { what: "Time", median: ms("ms"), targets: [] },
    { what: "Processor time", median: ms("cpuMs"), targets: [] },
  ];
};

const count = (number: number): string => number.toLocaleString("en");
