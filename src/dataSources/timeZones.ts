import { dataSource } from "@prismatic-io/spectral";
import { timeZonesInputs } from "../inputs";
import { isFound } from "./search";

export const timeZones = dataSource({
  display: {
    label: "Select Time Zone",
    description: "List the time zones by their IANA names.",
  },
  dataSourceType: "picklist",
  inputs: timeZonesInputs,
  examplePayload: {
    result: [
      { key: "UTC", label: "UTC" },
      { key: "Europe/Berlin", label: "Europe/Berlin" },
    ],
  },
  perform: (_context, { search }) => {
    const zones = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC");
    return Promise.resolve({
      result: ["UTC", ...zones.sort()]
        .map((key) => ({ key, label: key.replaceAll("_", " ") }))
        .filter(({ key, label }) => isFound(search, [key, label])),
    });
  },
});
