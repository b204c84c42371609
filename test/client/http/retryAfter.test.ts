import fc from "fast-check";
import { retryAfterMs } from "../../../src/client/http/retryAfter";

const NOW = Date.parse("2026-03-04T05:06:07Z");

test.each([
  ["17", 17_000],
  [" 5 ", 5_000],
  ["0.25", 250],
  ["300", 300_000],
])("seconds: %p is %p ms", (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});

test("an HTTP date is waited for", () => {
  expect(retryAfterMs("Wed, 04 Mar 2026 05:06:17 GMT", NOW)).toBe(10_000);
});

test.each([
  ["none", undefined],
  ["empty", ""],
  ["blank", "  "],
  ["zero", "0"],
  ["negative", "-5"],
  ["in the past", "Wed, 04 Mar 2026 05:06:06 GMT"],
  ["right now", "Wed, 04 Mar 2026 05:06:07 GMT"],
  ["a word", "soon"],
  ["seconds with a unit", "5s"],
  ["not finite", "Infinity"],
  ["digits beyond all numbers", "9".repeat(400)],
])("%s asks for no wait that could be obeyed", (_, header) => {
  expect(retryAfterMs(header, NOW)).toBeUndefined();
});

test("whole seconds come back as milliseconds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seconds) => {
      expect(retryAfterMs(String(seconds), NOW)).toBe(seconds * 1_000);
    }),
  );
});

test("a date is the same wait as its distance in seconds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seconds) => {
      const date = new Date(NOW + seconds * 1_000).toUTCString();
      expect(retryAfterMs(date, NOW)).toBe(seconds * 1_000);
    }),
  );
});

test("whatever a server writes, the wait is a positive whole number or none", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const ms = retryAfterMs(header, NOW);
      if (ms !== undefined) expect(Number.isInteger(ms) && ms > 0).toBe(true);
    }),
  );
});
