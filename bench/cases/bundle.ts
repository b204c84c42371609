import { statSync } from "node:fs";
import { buildPeer } from "../measure/buildPeer";
import { measure, rotated } from "../measure/processes";
import { median, medianRatio } from "../measure/statistics";
import type { Scale, Section } from "../types";

const MOST_MB = 0.6;
const MOST_LOAD = 0.6;

/** Size and load time of our bundle, beside a bundle of the plain SDK and dynamics-web-api. */
export async function bundleCase({ loadRounds }: Scale, bundle: string): Promise<Section> {
  const files = { ours: bundle, peer: await buildPeer() };
  const loads: Record<keyof typeof files, number[]> = { ours: [], peer: [] };
  for (let round = 0; round < loadRounds; round += 1) {
    for (const subject of rotated(["ours", "peer"] as const, round)) {
      const { loadMs } = await measure<{ loadMs: number }>("subjects/load.js", files[subject]);
      loads[subject].push(loadMs);
    }
  }
  const ratio = medianRatio(loads.ours, loads.peer);
  const [ours, peer] = [megabytes(files.ours), megabytes(files.peer)];
  const ms = (values: readonly number[]) => `${median(values).toFixed(1)} ms`;
  return {
    title: "The bundle",
    how: `Load time is that of require, n = ${loadRounds}, each in a fresh process. The other bundle is the plain SDK with dynamics-web-api and one action, built by the same webpack configuration, with all that it imports.`,
    ratioOf: "the other bundle",
    figures: [
      {
        what: "Size, ours",
        median: `${ours.toFixed(2)} MB`,
        ratio: (ours / peer).toFixed(2),
        targets: [{ text: `≤ ${MOST_MB.toFixed(2)} MB`, met: ours <= MOST_MB }],
      },
      { what: "Size, SDK with dynamics-web-api", median: `${peer.toFixed(2)} MB`, targets: [] },
      {
        what: "Load time, ours",
        median: ms(loads.ours),
        ratio: ratio.toFixed(2),
        targets: [{ text: `≤ ${MOST_LOAD} × the other bundle`, met: ratio <= MOST_LOAD }],
      },
      { what: "Load time, SDK with dynamics-web-api", median: ms(loads.peer), targets: [] },
    ],
  };
}

const megabytes = (file: string): number => statSync(file).size / 1_000_000;
