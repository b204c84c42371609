import { retryDecision, type TryResult } from "../../../src/client/http/retryDecision";
import { overriddenDecision, overriddenWait } from "../../../src/client/http/retryOverride";
import type { Idempotency, RetryOverride } from "../../../src/client/types/http";
import { useVirtualTime } from "../../support/time";
import { request } from "../fakes";

const time = useVirtualTime();
const inputs = (changes: Partial<RetryOverride> = {}): RetryOverride => ({
  maxRetries: 3,
  delayMs: 0,
  exponential: false,
  allErrors: false,
  ...changes,
});
const decide = (
  method: string,
  repeat: Idempotency,
  result: TryResult,
  override: RetryOverride,
  made = 0,
) =>
  overriddenDecision(
    request({ method, idempotency: repeat }),
    override,
    result,
    retryDecision(repeat, result),
    made,
  );
const answer = (status: number): TryResult => ({ kind: "answer", status });
const noAnswer: TryResult = { kind: "noAnswer" };
const notSent: TryResult = { kind: "notSent" };

describe("as many tries as asked for", () => {
  test.each([
    [0, 0, "final"],
    [1, 0, "retry"],
    [1, 1, "final"],
    [3, 2, "retry"],
    [3, 3, "final"],
  ])("Max Retry Count %i after %i retries of a throttled read: %s", (maxRetries, made, act) => {
    expect(decide("GET", "always", answer(429), inputs({ maxRetries }), made).act).toBe(act);
  });

  test("a read is never in doubt when they run out", () => {
    for (const result of [answer(503), noAnswer, notSent]) {
      expect(decide("GET", "always", result, inputs(), 3)).toEqual({ act: "final" });
    }
  });

  test.each([
    ["503", answer(503), "unknown"],
    ["no answer", noAnswer, "unknown"],
    ["never sent", notSent, "final"],
    ["429", answer(429), "final"],
  ] as const)("a PATCH that ends with %s: %s", (_, result, act) => {
    expect(decide("PATCH", "harmless", result, inputs(), 3).act).toBe(act);
  });
});

describe("without Retry On All Errors", () => {
  test("the table decides", () => {
    expect(decide("GET", "always", answer(404), inputs()).act).toBe("final");
    expect(decide("GET", "always", answer(503), inputs()).act).toBe("retry");
    expect(decide("POST", "never", answer(503), inputs()).act).toBe("unknown");
    expect(decide("POST", "never", answer(429), inputs()).act).toBe("retry");
  });
});

describe("with Retry On All Errors", () => {
  const all = inputs({ allErrors: true });

  test.each(["GET", "PATCH", "POST", "DELETE"])("a refused %s is sent again", (method) => {
    const verdict = decide(method, "never", answer(404), all);
    expect(verdict).toEqual({ act: "retry", doubt: false, reason: "transient" });
  });

  test("until the tries run out: the refusal stands", () => {
    expect(decide("POST", "never", answer(404), all, 3)).toEqual({ act: "final" });
  });

  test.each([
    ["503", answer(503), "unknown"],
    ["no answer", noAnswer, "unknown"],
    ["a cut 201", { kind: "cutOff", status: 201 }, "done"],
    ["an unreadable 200", { kind: "unreadable" }, "done"],
  ] as const)("a POST that may have been carried out is not: %s", (_, result, act) => {
    expect(decide("POST", "never", result, all).act).toBe(act);
  });

  test("another write that may have been carried out is, in doubt", () => {
    const verdict = decide("PATCH", "never", noAnswer, all);
    expect(verdict).toEqual({ act: "retry", doubt: true, reason: "transient" });
    expect(decide("PATCH", "never", noAnswer, all, 3)).toEqual({ act: "unknown" });
    expect(decide("PUT", "harmless", { kind: "unreadable" }, all, 3)).toEqual({ act: "done" });
  });
});

describe("the wait", () => {
  test("is the delay, each time", () => {
    expect(overriddenWait(inputs({ delayMs: 750 }), undefined, 0)).toBe(750);
    expect(overriddenWait(inputs({ delayMs: 750 }), undefined, 7)).toBe(750);
    expect(overriddenWait(inputs(), undefined, 0)).toBe(0);
  });

  test("is never shorter than the service asks", () => {
    expect(overriddenWait(inputs({ delayMs: 750 }), "5", 0)).toBe(5_000);
    expect(overriddenWait(inputs({ delayMs: 9_000 }), "5", 0)).toBe(9_000);
    expect(overriddenWait(inputs({ exponential: true }), "5", 3)).toBe(5_000);
  });

  test("grows with exponential backoff", () => {
    time.draw(1 - Number.EPSILON);
    const waits = [0, 1, 2].map((made) =>
      overriddenWait(inputs({ delayMs: 50, exponential: true }), undefined, made),
    );
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });
});
