import { measure, rotated } from "../measure/processes";
import { median } from "../measure/statistics";
import { withSandbox } from "../sandbox/withSandbox";
import type { Figure, FileOptions, FileRun, Scale, Section } from "../types";

/** What a request takes at the service beside its bytes: far less than there, so that nothing hides. */
const LATENCY_MS = 20;
const MOST_TIME = 1.15;
const MOST_MEMORY = 1.3;

/** The column of the file, made for it: those of the local Dataverse are smaller. */
const COLUMN = { table: "new_project", set: "new_projectcollection", column: "new_archive" };

const DIRECTIONS = ["up", "down"] as const;
const SUBJECTS = ["bare", "ours"] as const;

type Runs = Record<(typeof SUBJECTS)[number], FileRun[]>;

/** One large file up and down, against the same messages sent bare, one at a time. */
export async function files({ fileBytes, fileRounds }: Scale, bundle: string): Promise<Section> {
  const runs: Record<(typeof DIRECTIONS)[number], Runs> = {
    up: { bare: [], ours: [] },
    down: { bare: [], ours: [] },
  };
  const sandbox = { latencyMs: LATENCY_MS, log: { entries: 1, bodyLength: 100 } };
  await withSandbox({ sandbox, existing: 0, faults: "none" }, async ({ url, token }) => {
    const id = await prepare(url, token, fileBytes);
    for (let round = 0; round < fileRounds; round += 1) {
      for (const direction of DIRECTIONS) {
        for (const subject of rotated(SUBJECTS, round)) {
          const target = { ...COLUMN, id, url, token, bundle };
          const options: FileOptions = { subject, direction, bytes: fileBytes, ...target };
          const run = await measure<FileRun>("subjects/files.js", JSON.stringify(options));
          if (run.size !== fileBytes) throw new Error(`${run.size} bytes of ${fileBytes}.`);
          runs[direction][subject].push(run);
        }
      }
    }
  });
  const megabytes = fileBytes / 2 ** 20;
  return {
    title: `Files: one file of ${megabytes} MB up and down`,
    how: `The built bundle's Upload File or Image and Download File or Image against the local Dataverse, with ${LATENCY_MS} ms a request; bare: the same messages and ranges of 4 MB by node:http, one at a time. Ours has two under way. n = ${fileRounds}, each run in a fresh process.`,
    ratioOf: "bare",
    figures: DIRECTIONS.flatMap((direction) => figures(direction, runs[direction])),
  };
}

const figures = (direction: (typeof DIRECTIONS)[number], { bare, ours }: Runs): Figure[] => {
  const what = direction === "up" ? "Upload" : "Download";
  const line = (
    name: string,
    unit: string,
    of: (run: FileRun) => number,
    most?: number,
  ): Figure[] => {
    const ratio = median(ours.map(of)) / median(bare.map(of));
    const shown = (list: readonly FileRun[]) => `${Math.round(median(list.map(of)))} ${unit}`;
    const target = most && { text: `≤ ${most} × bare`, met: ratio <= most };
    return [
      { what: `${what}, ${name}, bare`, median: shown(bare), ratio: "1.00", targets: [] },
      {
        what: `${what}, ${name}, ours`,
        median: shown(ours),
        ratio: ratio.toFixed(2),
        targets: target ? [target] : [],
      },
    ];
  };
  return [
    ...line("time", "ms", ({ ms }) => ms, MOST_TIME),
    ...line("processor time", "ms", ({ cpuMs }) => cpuMs),
    ...line("peak memory (RSS)", "MB", ({ peakRssMb }) => peakRssMb, MOST_MEMORY),
  ];
};

/** Makes the column and a row; the first upload fills it. */
const prepare = async (url: string, token: string, bytes: number): Promise<string> => {
  const post = async (path: string, body: object): Promise<Response> => {
    const response = await fetch(`${url}/api/data/v9.2/${path}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response;
  };
  const label = { LocalizedLabels: [{ Label: "Archive", LanguageCode: 1033 }] };
  await post(`EntityDefinitions(LogicalName='${COLUMN.table}')/Attributes`, {
    "@odata.type": "Microsoft.Dynamics.CRM.FileAttributeMetadata",
    SchemaName: "new_Archive",
    DisplayName: label,
    MaxSizeInKB: bytes / 1024,
  });
  const { headers } = await post(COLUMN.set, { new_name: "Archive" });
  return /\(([0-9a-f-]{36})\)/.exec(headers.get("odata-entityid") ?? "")?.[1] ?? "";
};
