import { costOf, spend, waitBeforeRetry, waitBudget } from "../../../src/client/http/waits";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();

test("Retry-After is obeyed exactly, without jitter, however many retries there were", () => {
  for (const random of [0, 0.999]) {
    time.draw(random);
    expect(waitBeforeRetry("7", 0)).toBe(7_000);
    expect(waitBeforeRetry("7", 30)).toBe(7_000);
  }
});

test("an HTTP date counts from the client's clock", () => {
  const date = new Date(Math.ceil(time.now() / 1_000) * 1_000 + 9_000).toUTCString();
  const wait = waitBeforeRetry(date, 0);
  expect(wait).toBe(Date.parse(date) - time.now());
});

test("otherwise the ceiling doubles from 1 s to 60 s", () => {
  time.draw(1 - Number.EPSILON);
  const ceilings = [0, 1, 2, 3, 4, 5, 6, 7, 40].map((retries) =>
    waitBeforeRetry(undefined, retries),
  );
  expect(ceilings).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test("with full jitter below it", () => {
  time.draw(0.25);
  expect(waitBeforeRetry("garbage", 2)).toBe(1_000);
  time.draw(0);
  expect(waitBeforeRetry(undefined, 9)).toBe(0);
});

test("a budget begins whole", () => {
  expect(waitBudget(600_000)).toEqual({ totalMs: 600_000, remainingMs: 600_000 });
});

test("requests that wait at the same time wait once", () => {
  const budget = waitBudget(60_000);
  expect(spend(budget, 10_000)).toBe(10_000);
  expect(spend(budget, 8_000)).toBe(0);
  expect(costOf(budget, 15_000)).toBe(5_000);
  time.advance(4_000);
  expect(spend(budget, 8_000)).toBe(2_000);
  time.advance(100_000);
  expect(spend(budget, 3_000)).toBe(3_000);
  expect(budget.remainingMs).toBe(45_000);
});
