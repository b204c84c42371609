import { performance } from "node:perf_hooks";
import { readAnswerJson, readJson } from "../../src/client/json/readJson";
import { median } from "../measure/statistics";
import type { Figure, Section, Target } from "../types";

const LONG = "12345678901234567890";
const NO_LONG_FACTOR = 1.4;
const LONG_FACTOR = 2;

/** Rows as in real tables, each `every`th with an integer beyond 2^53; none if it is 0. */
const textOf = (rows: number, every: number): string => {
  const row = (at: number) => ({
    accountid: `a8b1c2d3-75ca-4e51-80d4-${String(at).padStart(12, "0")}`,
    name: `Fabrikam ${at}`,
    telephone1: "+43 1 2345678",
    revenue: 12345.67,
    numberofemployees: 42,
    createdon: "2026-01-01T00:00:00Z",
    description: 'A text of 60 characters, with "quotes" and two numbers: 1, 22.',
    versionnumber: every > 0 && at % every === 0 ? LONG : 1234567,
  });
  const text = JSON.stringify(Array.from({ length: rows }, (_, at) => row(at)));
  return text.replaceAll(`"${LONG}"`, LONG);
};

const TEXTS = [
  ["no long integer", 0],
  ["one row in ten with a long integer", 10],
  ["each row with a long integer", 1],
] as const;

const msOf = (read: (text: string) => unknown, text: string): number => {
  const from = performance.now();
  read(text);
  return performance.now() - from;
};

/** What exact long integers cost beyond `JSON.parse`, which loses their last digits. */
export async function measureJsonText(rows: number, rounds: number): Promise<Section> {
  const figures = TEXTS.flatMap(([what, every]) => figuresOf(what, textOf(rows, every), rounds));
  return {
    title: `Reading JSON text of ${rows.toLocaleString("en")} rows of 8 columns, exactly`,
    how: `Rounds of JSON.parse and ours in turn within this process, n = ${rounds * ROUNDS}, after as many that do not count. JSON.parse loses the last digits of long integers; ours reads them as numbers that keep their digits (inputs) or as text (answers).`,
    ratioOf: "JSON.parse",
    figures,
  };
}

/** One round takes a few milliseconds. */
const ROUNDS = 10;

const figuresOf = (what: string, text: string, rounds: number): Figure[] => {
  const times = { bare: [] as number[], input: [] as number[], answer: [] as number[] };
  for (let round = -rounds * ROUNDS; round < rounds * ROUNDS; round += 1) {
    const bare = msOf(JSON.parse, text);
    const input = msOf(readJson, text);
    const answer = msOf(readAnswerJson, text);
    if (round < 0) continue;
    times.bare.push(bare);
    times.input.push(input);
    times.answer.push(answer);
  }
  const most = what === TEXTS[0][0] ? NO_LONG_FACTOR : LONG_FACTOR;
  const line = (name: keyof typeof times, reader: string): Figure => {
    const ratio = median(times[name]) / median(times.bare);
    const target: Target = { text: `≤ ${most} × JSON.parse`, met: ratio <= most };
    return {
      what: `${what}: ${reader}`,
      median: `${median(times[name]).toFixed(2)} ms`,
      ratio: ratio.toFixed(2),
      targets: name === "bare" ? [] : [target],
    };
  };
  return [line("bare", "JSON.parse"), line("input", "an input"), line("answer", "an answer")];
};
