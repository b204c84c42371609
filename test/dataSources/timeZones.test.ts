import { useSandbox } from "../support/sandbox";
import { pick } from "./pick";

const bench = useSandbox();
const timeZones = (inputs: object = {}) => pick(bench, "timeZones", inputs);

test("every time zone is taken by Time Zone, and listing them sends no request", async () => {
  const zones = await timeZones();
  expect(zones[0]).toEqual({ key: "UTC", label: "UTC" });
  expect(zones.length).toBeGreaterThan(300);
  expect(new Set(zones.map(({ key }) => key)).size).toBe(zones.length);
  expect(bench.requests()).toEqual([]);
  for (const { key: timeZone } of zones.filter((_, index) => index % 40 === 0)) {
    const inputs = {
      entityType: "accounts",
      dynamicValues: { name: timeZone, lastusedincampaign: "2024-02-03T12:00:00" },
      options: { timeZone },
    };
    await expect(bench.act("createEntity", inputs)).resolves.toMatchObject({ name: timeZone });
  }
});

test("a search finds them with a blank or an underscore", async () => {
  for (const search of ["new york", "NEW_YORK"]) {
    expect(await timeZones({ search })).toEqual([
      { key: "America/New_York", label: "America/New York" },
    ]);
  }
});
