import type { Topic } from "../types";
import { getAllTimeZonesWithDisplayName } from "./getAllTimeZonesWithDisplayName";
import { getTimeZoneCodeByLocalizedName } from "./getTimeZoneCodeByLocalizedName";
import { localTimeFromUtcTime } from "./localTimeFromUtcTime";

/** Time zones and the time in them. */
export const timeZones: Topic = {
  operations: [
    getAllTimeZonesWithDisplayName,
    getTimeZoneCodeByLocalizedName,
    localTimeFromUtcTime,
  ],
};
