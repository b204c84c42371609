import { readFileSync } from "node:fs";
import path from "node:path";
import { retryDecision, type TryResult } from "../../../src/client/http/retryDecision";
import type { Idempotency } from "../../../src/client/types/http";

const page = readFileSync(path.join(__dirname, "../../../docs/reliability.md"), "utf8");
const COLUMNS: readonly Idempotency[] = ["always", "harmless", "clientGeneratedId", "never"];

/** The rows of the page's table, by how each begins. */
const rowOf = (start: string): readonly string[] => {
  const lines = page.split("\n").filter((line) => line.startsWith(`| ${start}`));
  expect(lines).toHaveLength(1);
  return (lines[0] ?? "")
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
};

const answer = (status: number, code = "", message = ""): TryResult => ({
  kind: "answer",
  status,
  code,
  message,
});
const sql = (number: number) => answer(500, "0x80044150", `Sql error. Sql Number: ${number}`);
/** The codes that the page says to pass after a while. */
const passing = (/^¹ (.*)\.$/m.exec(page)?.[1] ?? "").split(", ").map((each) => each.slice(1, -1));

/** What a cell promises of a verdict. */
const CELLS: Readonly<Record<string, string>> = {
  again: "retry",
  "again, with separate waits": "retry",
  "again, then looked up": "again in doubt",
  unknown: "unknown",
  final: "final",
  "final: a clear error": "final",
  "done: reported as carried out": "done",
  // The table of decisions ends with the try; the look-up follows it.
  "what the look-up says": "done",
};

const told = (repeat: Idempotency, result: TryResult): string => {
  const verdict = retryDecision(repeat, result);
  // Of reads and of writes that do no harm the page does not tell whether there is doubt.
  const doubt = verdict.act === "retry" && verdict.doubt && repeat === "clientGeneratedId";
  return doubt ? "again in doubt" : verdict.act;
};

test.each<[row: string, results: readonly TryResult[]]>([
  ["429, or the request never left", [answer(429, "0x80072322"), { kind: "notSent" }]],
  ["429 with `0x80071151`", [answer(429, "0x80071151")]],
  ["502, 503, 504", [answer(502), answer(503), answer(504)]],
  ["connection reset or timeout", [{ kind: "noAnswer" }, { kind: "foreign" }]],
  [
    "a 2xx answer cut off",
    [
      { kind: "cutOff", status: 200 },
      { kind: "cutOff", status: 204 },
    ],
  ],
  ["a 2xx answer that is whole", [{ kind: "unreadable" }, { kind: "tooLarge", status: 200 }]],
  ["500 with `Sql Number: 1205`", [sql(1205), sql(3732)]],
  ["500 with `Sql Number: 547`", [sql(547), sql(2627), sql(2601)]],
  ["500 with `Sql Number: -2`", [sql(-2), sql(10054), ...passing.map((code) => answer(500, code))]],
  ["any other 4xx or 5xx", [answer(400), answer(404), answer(412), answer(500), answer(501)]],
])("what the page says of %s is what is decided", (row, results) => {
  const cells = rowOf(row);
  expect(cells).toHaveLength(COLUMNS.length);
  for (const result of results) {
    for (const [at, repeat] of COLUMNS.entries()) {
      expect(CELLS[cells[at] ?? ""]).toBe(told(repeat, result));
    }
  }
});

test("the page names codes that pass after a while", () => {
  expect(passing.length).toBeGreaterThan(10);
  for (const code of passing) expect(code).toMatch(/^0x80[0-9A-F]{6}$/i);
});
