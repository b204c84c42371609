import { momentMs } from "../../../src/client/text/momentMs";

const TEN = Date.UTC(2024, 6, 1, 10);

test.each([
  ["2024-07-01T10:00:00Z", TEN],
  ["2024-07-01T12:00:00+02:00", TEN],
  ["2024-07-01T12:00+0200", TEN],
  ["2024-07-01T10:00:00", TEN],
  ["2024-07-01T10:00", TEN],
  ["2024-07-01T10:00:00.000", TEN],
  ["2024-07-01", Date.UTC(2024, 6, 1)],
  ["2024-13-01", Number.NaN],
  ["2024-07-01 10:00", Number.NaN],
  ["1", Number.NaN],
  ["", Number.NaN],
  ["July 1, 2024", Number.NaN],
])("%s, in whichever zone this process is", (text, ms) => {
  expect(momentMs(text)).toBe(ms);
});
