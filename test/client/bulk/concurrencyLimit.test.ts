import { concurrencyLimit } from "../../../src/client/bulk/scheduling/concurrencyLimit";

/** A round of answers: as many as may be under way. */
const round = (speed: ReturnType<typeof concurrencyLimit>, nowMs: number) => {
  for (let left = speed.limit(); left > 0; left -= 1) {
    speed.sent();
    speed.answered(nowMs);
  }
};

test("eight to begin with, or what Dataverse recommends; four until it has said so", () => {
  expect(concurrencyLimit(0, undefined, undefined).limit()).toBe(4);
  expect(concurrencyLimit(0, 50, undefined).limit()).toBe(8);
  expect(concurrencyLimit(0, 5, undefined).limit()).toBe(5);
  const speed = concurrencyLimit(0, undefined, undefined);
  speed.hinted(6);
  expect(speed.limit()).toBe(6);
});

test("Max Parallel lowers, and raises no further than the recommendation and the gate", () => {
  expect(concurrencyLimit(0, 50, 2).limit()).toBe(2);
  expect(concurrencyLimit(0, 12, 40).limit()).toBe(12);
  expect(concurrencyLimit(0, 50, 40).limit()).toBe(16);
});

test("more than eight only after 30 s without a 429", () => {
  const speed = concurrencyLimit(0, 12, undefined);
  round(speed, 29_999);
  expect(speed.limit()).toBe(8);
  round(speed, 30_000);
  expect(speed.limit()).toBe(9);
  for (let turn = 0; turn < 9; turn += 1) round(speed, 31_000);
  expect(speed.limit()).toBe(12);
});

test("a 429 halves; those that were under way together count once", () => {
  const speed = concurrencyLimit(0, 8, undefined);
  const flight = Array.from({ length: 8 }, () => speed.sent());
  for (const sent of flight) speed.throttled(sent, 1_000);
  expect(speed.limit()).toBe(4);
  speed.throttled(speed.sent(), 2_000);
  expect(speed.limit()).toBe(2);
  for (let turn = 0; turn < 5; turn += 1) speed.throttled(speed.sent(), 3_000);
  expect(speed.limit()).toBe(1);
});

test("after a 429 each round without one adds one, up to eight; beyond only after 30 s", () => {
  const speed = concurrencyLimit(0, 10, undefined);
  speed.throttled(speed.sent(), 60_000);
  expect(speed.limit()).toBe(4);
  round(speed, 61_000);
  expect(speed.limit()).toBe(5);
  for (let turn = 0; turn < 9; turn += 1) round(speed, 62_000);
  expect(speed.limit()).toBe(8);
  round(speed, 90_000);
  expect(speed.limit()).toBe(9);
});
