import fc from "fast-check";
import { dateTimeValue } from "../../../src/client/values/dateTime";
import { column } from "./fixtures";

const userLocal = column("datetime", { dateBehavior: "UserLocal" });
const wall = column("datetime", { dateBehavior: "TimeZoneIndependent" });
const options = (timeZone: string) => ({ mode: "create", timeZone, emptyValues: "omit" }) as const;
const utc = (ms: number) => new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
const seconds = fc
  .integer({ min: -2_000_000_000, max: 4_000_000_000 })
  .map((value) => value * 1000);
const zones = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
);

/** The wall clock of a zone at an instant, by another road than the code under test. */
const clockIn = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" })
    .format(ms)
    .replace(" ", "T");

test("an offset is honoured, whatever it is", () => {
  fc.assert(
    fc.property(
      seconds,
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      zones,
      (ms, minutes, zone) => {
        const sign = minutes < 0 ? "-" : "+";
        const offset = `${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, "0")}:${String(Math.abs(minutes) % 60).padStart(2, "0")}`;
        const text = `${utc(ms + minutes * 60_000).replace("Z", "")}${sign}${offset}`;
        expect(dateTimeValue(text, userLocal, options(zone))).toEqual({ value: utc(ms) });
      },
    ),
  );
});

test("a wall clock of a zone comes back as an instant that shows the same wall clock", () => {
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800, max: 2_000_000_000 }), zones, (second, zone) => {
      const clock = clockIn(second * 1000, zone);
      const result = dateTimeValue(clock, userLocal, options(zone));
      expect("value" in result && clockIn(Date.parse(String(result.value)), zone)).toBe(clock);
    }),
  );
});

test("a column of no zone keeps the wall clock", () => {
  fc.assert(
    fc.property(seconds, zones, (ms, zone) => {
      expect(dateTimeValue(utc(ms).replace("Z", ""), wall, options(zone))).toEqual({
        value: utc(ms),
      });
    }),
  );
});
