import { offsetAt } from "../../../sandbox/seed/timeZones";
import { useApi } from "../support/api";

const api = useApi();
const crm = "Microsoft.Dynamics.CRM";
const read = async (path: string) => (await api.send("GET", path)).body;

describe("time zones", () => {
  it.each([
    [92, "2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z"],
    [110, "2026-01-31T23:30:00Z", "2026-02-01T00:30:00Z"],
    [110, "2026-07-01T12:00:00Z", "2026-07-01T14:00:00Z"],
    [4, "2026-07-01T12:00:00Z", "2026-07-01T05:00:00Z"],
    [193, "2026-07-01T12:00:00Z", "2026-07-01T17:45:00Z"],
    [255, "2026-01-01T12:00:00Z", "2026-01-01T23:00:00Z"],
  ])("in zone %d, %s is %s", async (code, utc, local) => {
    const path = `LocalTimeFromUtcTime(TimeZoneCode=${code},UtcTime=@t)?@t=${utc}`;
    expect((await read(path))["LocalTime"]).toBe(local);
  });

  it("have the standard time that their rules say", async () => {
    const zones = (await read("timezonedefinitions?$select=timezonecode,bias"))["value"] as {
      timezonecode: number;
      bias: number;
    }[];
    expect(zones.length).toBeGreaterThan(20);
    for (const { timezonecode, bias } of zones) {
      const halves = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)];
      // Half of the year is summer on either side of the equator; standard time is the earlier one.
      const ahead = Math.min(...halves.map((half) => offsetAt(timezonecode, half) ?? Number.NaN));
      expect([timezonecode, bias + ahead]).toEqual([timezonecode, 0]);
    }
  });

  it("take times as aliases only", async () => {
    const path = "LocalTimeFromUtcTime(TimeZoneCode=92,UtcTime=2026-07-01T12:00:00Z)";
    expect((await api.send("GET", path)).status).toBe(400);
    const unknown = "LocalTimeFromUtcTime(TimeZoneCode=1,UtcTime=@t)?@t=2026-07-01T12:00:00Z";
    expect((await api.send("GET", unknown)).status).toBe(400);
  });

  it("are found by name", async () => {
    const code = (name: string, locale = 1033) =>
      api.send(
        "GET",
        `GetTimeZoneCodeByLocalizedName(LocalizedStandardName=@n,LocaleId=@l)?@n='${name}'&@l=${locale}`,
      );
    expect((await code("Pacific Standard Time")).body["TimeZoneCode"]).toBe(4);
    expect((await code("Nowhere Standard Time")).status).toBe(400);
    expect((await code("Pazifik", 1031)).status).toBe(501);
  });

  it("are listed, by a function and as rows", async () => {
    const path = `timezonedefinitions/${crm}.GetAllTimeZonesWithDisplayName(LocaleId=1033)`;
    const { value } = (await read(path)) as { value: Record<string, unknown>[] };
    expect(value.find((row) => row["timezonecode"] === 110)).toMatchObject({
      "@odata.type": `#${crm}.timezonedefinition`,
      standardname: "W. Europe Standard Time",
      userinterfacename: "(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Vienna",
      bias: -60,
    });
    const filter = "timezonedefinitions?$select=bias&$filter=timezonecode eq 255";
    expect((await read(filter))["value"]).toMatchObject([{ bias: -600 }]);
  });

  it("are not written", async () => {
    const answer = await api.send("POST", "timezonedefinitions", { body: {} });
    expect([answer.status, answer.error.code]).toEqual([400, "0x80040800"]);
  });
});
