import { median, medianRatio } from "../measure/statistics";
import type { Figure, Scale, Section } from "../types";
import { type Outcome, runBulk } from "./bulkRuns";

/** One in so many pairs of bulk messages that meet on the table has a victim. Nobody is told to slow down. */
const EVERY = 20;
const MODEL = {
  cost: {},
  limits: { deadlocks: EVERY, requests: Number.MAX_SAFE_INTEGER, windowSeconds: 1 },
};

/** Bulk messages that meet on one table and deadlock, against those that never meet. */
export async function bulkDeadlocks(
  { bulkRows, bulkRounds }: Scale,
  bundle: string,
): Promise<Section> {
  const subject = { subject: "ours", action: "create", rows: bulkRows } as const;
  const host = { sandbox: MODEL, faults: "none" } as const;
  const many: Outcome[] = [];
  const one: Outcome[] = [];
  for (let round = 0; round < bulkRounds; round += 1) {
    many.push(await runBulk(subject, bundle, host));
    one.push(await runBulk({ ...subject, maxParallel: 1 }, bundle, host));
  }
  const rows = bulkRows.toLocaleString("en");
  return {
    title: `Bulk: ${rows} rows into a table whose bulk messages deadlock`,
    how: `The server is the local Dataverse with the model of cost of the runs above, without limits of requests: of the pairs of bulk messages that meet on the table, one in ${EVERY} ends with the later message undone and answered with a deadlock (Sql Number: 1205). A message makes a pair with each of those that are under way. Creates of 8 columns by the built bundle's Bulk Create, with nothing else set, and with Max Parallel 1, where no two messages meet. n = ${bulkRounds}, in turn, each run with its own process and sandbox.`,
    ratioOf: "ours",
    figures: figuresOf(many, one),
  };
}

const figuresOf = (many: readonly Outcome[], one: readonly Outcome[]): Figure[] => {
  const msOf = (runs: readonly Outcome[]) => runs.map(({ ms }) => ms);
  const factor = medianRatio(msOf(one), msOf(many));
  const exact = many.every(({ lost, doubled, misreported }) => lost + doubled + misreported === 0);
  const met = many.every(({ struck }) => struck > 0);
  return [
    {
      what: "Ours",
      median: seconds(msOf(many)),
      ratio: "1.00",
      targets: [{ text: `faster than one at a time (${factor.toFixed(2)} ×)`, met: factor > 1 }],
    },
    {
      what: "… bulk messages undone by a deadlock",
      median: most(many, ({ struck }) => struck),
      targets: [{ text: "one or more", met }],
    },
    {
      what: "… rows lost, doubled, reported wrongly",
      median: [
        most(many, ({ lost }) => lost),
        most(many, ({ doubled }) => doubled),
        most(many, ({ misreported }) => misreported),
      ].join(", "),
      targets: [{ text: "every row there once, all reported as done", met: exact }],
    },
    {
      what: "One bulk message at a time",
      median: seconds(msOf(one)),
      ratio: factor.toFixed(2),
      targets: [],
    },
  ];
};

const seconds = (times: readonly number[]): string => `${(median(times) / 1000).toFixed(1)} s`;

const most = (runs: readonly Outcome[], of: (run: Outcome) => number): string =>
  String(Math.max(...runs.map(of)));
