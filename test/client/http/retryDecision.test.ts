import {
  retryDecision,
  type TryResult,
  type Verdict,
} from "../../../src/client/http/retryDecision";
import type { Idempotency } from "../../../src/client/types/http";

const retry: Verdict = { act: "retry", doubt: false, reason: "transient" };
const throttled: Verdict = { act: "retry", doubt: false, reason: "throttled" };
const locked: Verdict = { act: "retry", doubt: false, reason: "locked" };
const deadlock: Verdict = { act: "retry", doubt: false, reason: "deadlock" };
/** Again, though the try may have been carried out. */
const risky: Verdict = { act: "retry", doubt: true, reason: "transient" };
const final: Verdict = { act: "final" };
const done: Verdict = { act: "done" };
const unknown: Verdict = { act: "unknown" };

const answer = (status: number, code?: string): TryResult => ({ kind: "answer", status, code });
const sql = (number: number, code = "0x80044150", status = 500): TryResult => ({
  kind: "answer",
  status,
  code,
  message: `Sql error: Generic SQL error. Sql ErrorCode: -2146232060 Sql Number: ${number}`,
});
const cutOff = (status: number): TryResult => ({ kind: "cutOff", status });
const COLUMNS: readonly Idempotency[] = ["always", "harmless", "clientGeneratedId", "never"];

/** The retry table: a row is what came back, a column who asks. */
const TABLE: readonly [string, TryResult, readonly [Verdict, Verdict, Verdict, Verdict]][] = [
  ["429", answer(429, "0x80072322"), [throttled, throttled, throttled, throttled]],
  ["429, customization lock", answer(429, "0x80071151"), [locked, locked, locked, locked]],
  ["500, deadlock", sql(1205), [deadlock, deadlock, deadlock, deadlock]],
  ["500, schema changed", sql(3732), [deadlock, deadlock, deadlock, deadlock]],
  ["500, foreign key", sql(547), [final, final, final, final]],
  ["500, duplicate key", sql(2627), [final, final, final, final]],
  ["500, duplicate in an index", sql(2601), [final, final, final, final]],
  ["500, SQL timeout by number", sql(-2, ""), [risky, risky, risky, unknown]],
  ["500, SQL connection lost", sql(10054, ""), [risky, risky, risky, unknown]],
  ["500, longer number that begins alike", sql(12051, ""), [final, final, final, final]],
  ["400, with a deadlock in its text", sql(1205, "0x80044150", 400), [final, final, final, final]],
  ["somebody else's answer", { kind: "foreign" }, [risky, risky, risky, unknown]],
  ["a 200 too long to hold", { kind: "tooLarge", status: 200 }, [final, done, done, done]],
  ["a 503 too long to hold", { kind: "tooLarge", status: 503 }, [risky, risky, risky, unknown]],
  ["a 404 too long to hold", { kind: "tooLarge", status: 404 }, [final, final, final, final]],
  ["never sent", { kind: "notSent" }, [retry, retry, retry, retry]],
  ["502", answer(502), [risky, risky, risky, unknown]],
  ["503", answer(503), [risky, risky, risky, unknown]],
  ["504", answer(504), [risky, risky, risky, unknown]],
  ["reset or timeout after sending", { kind: "noAnswer" }, [risky, risky, risky, unknown]],
  ["a 200 cut off", cutOff(200), [risky, risky, risky, done]],
  ["a 201 cut off", cutOff(201), [risky, risky, risky, done]],
  ["a 204 cut off", cutOff(204), [risky, risky, risky, done]],
  ["a whole 2xx that is not JSON", { kind: "unreadable" }, [final, done, done, done]],
  ["a certificate that is not accepted", { kind: "untrusted" }, [final, final, final, final]],
  ["500, SQL error", answer(500, "0x80044150"), [risky, risky, risky, unknown]],
  ["500, SQL timeout", answer(500, "0x80044151"), [risky, risky, risky, unknown]],
  ["500, crashed worker", answer(500, "0x80072031"), [risky, risky, risky, unknown]],
  ["500, unexpected", answer(500, "0x80040216"), [risky, risky, risky, unknown]],
  ["500, SQL workers", answer(500, "0x80072324"), [risky, risky, risky, unknown]],
  ["500, query throttling", answer(500, "0x80048544"), [risky, risky, risky, unknown]],
  ["500, upper-case code", answer(500, "0X80044151"), [risky, risky, risky, unknown]],
  ["500 of a plug-in", answer(500, "0x80040224"), [final, final, final, final]],
  ["500 without a code", answer(500, ""), [final, final, final, final]],
  ["500 whose code is not known", answer(500), [final, final, final, final]],
  ["501", answer(501), [final, final, final, final]],
  ["a transient code on a 400", answer(400, "0x80044151"), [final, final, final, final]],
  // A 401 that reaches the table has already been answered with another token, or with none.
  ...[304, 400, 401, 403, 404, 405, 408, 409, 412, 413, 414, 415].map(
    (status): (typeof TABLE)[number] => [
      String(status),
      answer(status),
      [final, final, final, final],
    ],
  ),
  ["a 429 cut off", cutOff(429), [throttled, throttled, throttled, throttled]],
  ["a 503 cut off", cutOff(503), [risky, risky, risky, unknown]],
  ["a 500 cut off", cutOff(500), [final, final, final, final]],
  ["a 404 cut off", cutOff(404), [final, final, final, final]],
];

describe.each(TABLE)("%s", (_, result, verdicts) => {
  test.each(COLUMNS.map((repeat, column) => [repeat, verdicts[column]] as const))(
    "%s",
    (repeat, verdict) => {
      expect(retryDecision(repeat, result)).toEqual(verdict);
    },
  );
});

test("a write that could happen twice is never repeated once it may have been carried out", () => {
  for (const [, result] of TABLE) {
    const verdict = retryDecision("never", result);
    if (verdict.act === "retry") expect(verdict.doubt).toBe(false);
  }
});
