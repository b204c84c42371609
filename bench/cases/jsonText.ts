import { performance } from "node:perf_hooks";
import { readAnswerBytes, readJson } from "../../src/client/json/readJson";
import { median, medianRatio } from "../measure/statistics";
import type { Figure, Section, Target } from "../types";

const LONG = "12345678901234567890";
const NO_LONG_FACTOR = 1.1;
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

const msOf = (read: () => unknown): number => {
  const from = performance.now();
  read();
  return performance.now() - from;
};

/** What exact long integers cost beyond `JSON.parse`, which loses their last digits. */
export async function measureJsonText(rows: number, rounds: number): Promise<Section> {
  const figures = TEXTS.flatMap(([what, every]) => figuresOf(what, textOf(rows, every), rounds));
  return {
    title: `Reading JSON text of ${rows.toLocaleString("en")} rows of 8 columns, exactly`,
    how: `Rounds of JSON.parse and ours in turn within this process, n = ${rounds * ROUNDS}, after as many that do not count. JSON.parse loses the last digits of long integers; ours reads them as numbers that keep their digits (inputs, from text) or as text (answers, from bytes). Every round has a fresh text, as inputs are: a text that was read before is read in three quarters of the time.`,
    ratioOf: "JSON.parse",
    figures,
  };
}

/** One round takes a few milliseconds. */
const ROUNDS = 10;

const figuresOf = (what: string, text: string, rounds: number): Figure[] => {
  const bytes = Buffer.from(text);
  const fresh = () => bytes.toString("latin1");
  const times = {
    text: [] as number[],
    input: [] as number[],
    bytes: [] as number[],
    answer: [] as number[],
  };
  for (let round = -rounds * ROUNDS; round < rounds * ROUNDS; round += 1) {
    const [one, other] = [fresh(), fresh()];
    const measured = {
      text: msOf(() => JSON.parse(one)),
      input: msOf(() => readJson(other)),
      bytes: msOf(() => JSON.parse(bytes.toString("utf8"))),
      answer: msOf(() => readAnswerBytes(bytes)),
    };
    if (round < 0) continue;
    for (const name of NAMES) times[name].push(measured[name]);
  }
  const most = what === TEXTS[0][0] ? NO_LONG_FACTOR : LONG_FACTOR;
  const line = (name: (typeof NAMES)[number], bare: "text" | "bytes", reader: string): Figure => {
    const ratio = medianRatio(times[name], times[bare]);
    const target: Target = { text: `≤ ${most} × JSON.parse`, met: ratio <= most };
    return {
      what: `${what}: ${reader}`,
      median: `${median(times[name]).toFixed(2)} ms`,
      ratio: ratio.toFixed(2),
      targets: name === bare ? [] : [target],
    };
  };
  return [
    line("text", "text", "JSON.parse of text"),
    line("input", "text", "an input"),
    line("bytes", "bytes", "JSON.parse of bytes"),
    line("answer", "bytes", "an answer"),
  ];
};

const NAMES = ["text", "input", "bytes", "answer"] as const;
