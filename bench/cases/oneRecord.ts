import { measure, withServer } from "../measure/processes";
import { median } from "../measure/statistics";
import type { Figure, OneRecord, Scale, Section } from "../types";

const MOST_TIMES = 3.5;

/** What one Get Entity costs beyond the request itself. */
export function oneRecord({ recordReads, recordRounds }: Scale, bundle: string): Promise<Section> {
  return withServer({ rows: 1, pageSize: 1, delayMs: 0 }, async (url) => {
    const rounds: OneRecord[] = [];
    const options = JSON.stringify({ url, bundle, reads: recordReads });
    for (let round = 0; round < recordRounds; round += 1) {
      rounds.push(await measure<OneRecord>("subjects/oneRecord.js", options));
    }
    return {
      title: "One record: overhead over a bare request on a kept connection",
      how: `${recordReads.toLocaleString("en")} reads by each in turn within one process, n = ${recordRounds} processes. Ours is the built bundle's Get Entity, which makes a new client for every call.`,
      ratioOf: "bare request",
      figures: figures(rounds),
    };
  });
}

const figures = (rounds: readonly OneRecord[]): Figure[] => {
  const of = (us: (round: OneRecord) => number) => Math.round(median(rounds.map(us)));
  const ratio = (us: (round: OneRecord) => number) =>
    median(rounds.map((round) => us(round) / round.bareUs)).toFixed(2);
  const times = median(
    rounds.map(({ oursUs, peerUs, bareUs }) => (oursUs - bareUs) / (peerUs - bareUs)),
  );
  const target = {
    text: `≤ ${MOST_TIMES} × the overhead of dynamics-web-api (${times.toFixed(1)} ×)`,
    met: times <= MOST_TIMES,
  };
  const line = (name: string, us: (round: OneRecord) => number): Figure[] => [
    { what: `Time, ${name}`, median: `${of(us)} µs`, ratio: ratio(us), targets: [] },
    {
      what: `Overhead, ${name}`,
      median: `${of((round) => us(round) - round.bareUs)} µs`,
      targets: name === "ours" ? [target] : [],
    },
  ];
  return [
    { what: "Time, bare node:http", median: `${of((round) => round.bareUs)} µs`, targets: [] },
    ...line("ours", (round) => round.oursUs),
    ...line("dynamics-web-api", (round) => round.peerUs),
  ];
};
