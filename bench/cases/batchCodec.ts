import { startSandbox } from "dataverse-sandbox";
import { measure, withServer } from "../measure/processes";
import { median } from "../measure/statistics";
import type { BatchShape } from "../server/batchAnswer";
import type { BatchCodec, Figure, Scale, Section } from "../types";

const PARTS = 1_000;
const LEAST_FACTOR = 2;

/** What writing a batch and reading its answer cost beyond sending and receiving the bytes. */
export async function batchCodec(scale: Scale, bundle: string): Promise<Section> {
  const figures: Figure[] = [];
  for (const records of [false, true]) {
    const rounds = await roundsOf({ parts: PARTS, records }, scale, bundle);
    figures.push(...figuresOf(records ? "201 with the record" : "204", rounds));
  }
  const { batchTurns, batchRounds } = scale;
  return {
    title: `Encoding and decoding a batch of ${PARTS.toLocaleString("en")} creates in one change set`,
    how: `Each time is that of the whole call less that of a bare POST of the same bytes, whose answer is received and left alone; ${batchTurns} calls in turn within one process, n = ${batchRounds} processes. The server answers at once with a prepared answer, which numbers its parts as the request did. Ours is the built bundle's Run Batch Operations, which sends values as they are, as dynamics-web-api does, or repairs each by the definition of its column.`,
    ratioOf: "ours",
    figures,
  };
}

const roundsOf = async (
  batch: BatchShape,
  { batchTurns, batchRounds }: Scale,
  bundle: string,
): Promise<BatchCodec[]> => {
  const sandbox = await startSandbox({ seed: "empty" });
  const definitions = { url: sandbox.url, token: sandbox.issueToken() };
  const server = { rows: 0, pageSize: 1, delayMs: 0, batch, definitions };
  try {
    return await withServer(server, async (url) => {
      const options = JSON.stringify({ url, bundle, ...batch, turns: batchTurns });
      const rounds: BatchCodec[] = [];
      for (let round = 0; round < batchRounds; round += 1) {
        rounds.push(await measure<BatchCodec>("subjects/batchCodec.js", options));
      }
      if (rounds.some(({ alike }) => !alike)) throw new Error("Not everybody read the same ids.");
      return rounds;
    });
  } finally {
    await sandbox.close();
  }
};

const NAMES = {
  ours: "ours, values as they are",
  peer: "dynamics-web-api",
  typed: "ours, values repaired",
} as const;
type Name = keyof typeof NAMES;

const figuresOf = (answer: string, rounds: readonly BatchCodec[]): Figure[] => {
  const codec = (round: BatchCodec, name: Name) => round[name].wholeMs - round[name].bareMs;
  const ratio = (name: Name) =>
    median(rounds.map((round) => codec(round, name) / codec(round, "ours")));
  const ms = (of: (round: BatchCodec) => number) => `${median(rounds.map(of)).toFixed(1)} ms`;
  const faster = ratio("peer");
  const target = {
    text: `≥ ${LEAST_FACTOR} × as fast as dynamics-web-api (${faster.toFixed(1)} ×)`,
    met: faster >= LEAST_FACTOR,
  };
  const line = (name: Name): Figure => ({
    what: `${answer}: ${NAMES[name]}`,
    median: ms((round) => codec(round, name)),
    ratio: ratio(name).toFixed(2),
    targets: name === "ours" ? [target] : [],
  });
  return [
    line("ours"),
    line("peer"),
    line("typed"),
    {
      what: `${answer}: the bare POST`,
      median: ms((round) => round.ours.bareMs),
      targets: [],
    },
  ];
};
