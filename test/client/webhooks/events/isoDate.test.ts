import fc from "fast-check";
import { isoDate } from "../../../../src/client/webhooks/events/isoDate";

describe("isoDate", () => {
  test.each([
    ["/Date(1506384247000)/", "2017-09-26T00:04:07Z"],
    ["/Date(1506409448000-0700)/", "2017-09-26T00:04:08Z"],
    ["/Date(1506409448000+0530)/", "2017-09-26T12:34:08Z"],
    ["/Date(1506384247125)/", "2017-09-26T00:04:07.125Z"],
    ["/Date(-62135596800000)/", "0001-01-01T00:00:00Z"],
    ["/Date(0)/", "1970-01-01T00:00:00Z"],
  ])("%s is %s", (text, iso) => {
    expect(isoDate(text)).toBe(iso);
  });

  test.each([
    "Date(0)",
    "/Date()/",
    "/Date(1e3)/",
    " /Date(0)/",
    "/Date(0)/ and more",
    "/Date(0+07)/",
    "/Date(9999999999999999)/",
    "/Date(253402300800000)/",
    "/Date(-62135596800000-0100)/",
    "2017-09-26T00:04:07Z",
    "",
  ])("%p is none", (text) => {
    expect(isoDate(text)).toBeUndefined();
  });

  test("means milliseconds plus offset, whatever the offset", () => {
    const offsets = fc.constantFrom(
      ["", 0],
      ["+0000", 0],
      ["-0700", -420],
      ["+1345", 825],
      ["-0030", -30],
    );
    fc.assert(
      fc.property(fc.integer({ min: -6.2e13, max: 2.5e14 }), offsets, (ms, [offset, minutes]) => {
        const iso = isoDate(`/Date(${ms}${offset})/`);
        expect(Date.parse(iso ?? "")).toBe(ms + Number(minutes) * 60_000);
        expect(iso).toMatch(/^\d{4}-.*Z$/);
        expect(iso).not.toMatch(/\.000Z$/);
      }),
    );
  });
});
