import { metadataId } from "../metadata/metadataId";
import type { Row, Store } from "../types";
import { insertRows } from "./insertRow";

/** A time zone: its code, its name in English, where its rules are found, and its standard time. */
interface TimeZone {
  readonly code: number;
  readonly name: string;
  readonly places: string;
  readonly iana: string;
  /** Minutes that its standard time is ahead of UTC. */
  readonly standard: number;
}

const zones: readonly (readonly [
  code: number,
  name: string,
  places: string,
  iana: string,
  standard: number,
])[] = [
  [2, "Hawaiian Standard Time", "Hawaii", "Pacific/Honolulu", -600],
  [3, "Alaskan Standard Time", "Alaska", "America/Anchorage", -540],
  [4, "Pacific Standard Time", "Pacific Time (US & Canada)", "America/Los_Angeles", -480],
  [10, "Mountain Standard Time", "Mountain Time (US & Canada)", "America/Denver", -420],
  [15, "US Mountain Standard Time", "Arizona", "America/Phoenix", -420],
  [20, "Central Standard Time", "Central Time (US & Canada)", "America/Chicago", -360],
  [35, "Eastern Standard Time", "Eastern Time (US & Canada)", "America/New_York", -300],
  [50, "Atlantic Standard Time", "Atlantic Time (Canada)", "America/Halifax", -240],
  [60, "Newfoundland Standard Time", "Newfoundland", "America/St_Johns", -210],
  [65, "E. South America Standard Time", "Brasilia", "America/Sao_Paulo", -180],
  [80, "Azores Standard Time", "Azores", "Atlantic/Azores", -60],
  [85, "GMT Standard Time", "Dublin, Edinburgh, Lisbon, London", "Europe/London", 0],
  [92, "Coordinated Universal Time", "Coordinated Universal Time", "UTC", 0],
  [95, "Central Europe Standard Time", "Belgrade, Budapest, Prague", "Europe/Budapest", 60],
  [105, "Romance Standard Time", "Brussels, Copenhagen, Madrid, Paris", "Europe/Paris", 60],
  [110, "W. Europe Standard Time", "Amsterdam, Berlin, Bern, Rome, Vienna", "Europe/Berlin", 60],
  [125, "FLE Standard Time", "Helsinki, Kyiv, Riga, Sofia, Tallinn", "Europe/Helsinki", 120],
  [130, "GTB Standard Time", "Athens, Bucharest", "Europe/Athens", 120],
  [140, "South Africa Standard Time", "Harare, Pretoria", "Africa/Johannesburg", 120],
  [165, "Arabian Standard Time", "Abu Dhabi, Muscat", "Asia/Dubai", 240],
  [190, "India Standard Time", "Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata", 330],
  [193, "Nepal Standard Time", "Kathmandu", "Asia/Kathmandu", 345],
  [210, "China Standard Time", "Beijing, Hong Kong", "Asia/Shanghai", 480],
  [215, "Singapore Standard Time", "Kuala Lumpur, Singapore", "Asia/Singapore", 480],
  [235, "Tokyo Standard Time", "Osaka, Sapporo, Tokyo", "Asia/Tokyo", 540],
  [255, "AUS Eastern Standard Time", "Canberra, Melbourne, Sydney", "Australia/Sydney", 600],
  [290, "New Zealand Standard Time", "Auckland, Wellington", "Pacific/Auckland", 720],
];

/** Some of the time zones that the service has, by their codes. */
const timeZones: ReadonlyMap<number, TimeZone> = new Map(
  zones.map(([code, name, places, iana, standard]) => [
    code,
    { code, name, places, iana, standard },
  ]),
);

/** Minutes that a zone is ahead of UTC at a moment; undefined for a code that is not known here. */
export function offsetAt(code: number, moment: number): number | undefined {
  const zone = timeZones.get(code);
  if (zone === undefined) return undefined;
  const format = { timeZone: zone.iana, timeZoneName: "longOffset" } as const;
  const text = new Intl.DateTimeFormat("en-US", format)
    .formatToParts(moment)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours = 0, minutes = 0] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The time zones as rows; every environment has them. */
export function seedTimeZones(store: Store, now: number): void {
  insertRows(store, "timezonedefinition", [...timeZones.values()].map(rowOf), now);
}

function rowOf({ code, name, places, standard: ahead }: TimeZone): Row {
  return {
    timezonedefinitionid: metadataId("timezonedefinition", String(code)),
    timezonecode: code,
    standardname: name,
    daylightname: name.replace("Standard", "Daylight"),
    userinterfacename: `(GMT${clock(ahead)}) ${places}`,
    bias: -ahead,
    retiredorder: 0,
  };
}

function clock(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}
