import { input } from "@prismatic-io/spectral";
import type { OnExpiredToken } from "../client";
import { boolean, optionalChoice, optionalInteger } from "./clean";
import { fieldNames } from "./columns";
import { connection } from "./connection";
import { entityType } from "./entity";

const show = (label: string, comments: string) =>
  input({
    label,
    type: "boolean",
    required: false,
    default: "true",
    comments,
    clean: boolean(label, true),
  });

const onExpiredToken = input({
  label: "On Expired Token",
  type: "string",
  required: false,
  default: "catchUp",
  model: [
    { label: "Catch up by timestamp", value: "catchUp" },
    { label: "Hand over all records", value: "snapshot" },
    { label: "Fail", value: "fail" },
  ],
  placeholder: "catchUp",
  example: "snapshot",
  comments:
    "What happens after a pause longer than the service keeps changes, which is seven days unless the environment says otherwise: records created and updated meanwhile are found by their timestamps (catchUp), all records are handed over (snapshot), or the run fails. Deletions of that time cannot be known; a warning says so.",
  clean: (value: unknown): OnExpiredToken =>
    optionalChoice("On Expired Token", ["catchUp", "snapshot", "fail"] as const)(value) ??
    "catchUp",
});

export const changeTrackingTriggerInputs = {
  connection,
  entityType,
  fieldNames,
  showNewRecords: show("Show New Records", "Hands over records that were created."),
  showUpdatedRecords: show("Show Updated Records", "Hands over records that were updated."),
  showDeletedRecords: show(
    "Show Deleted Records",
    "Hands over the ids of records that were deleted; more is not kept of them.",
  ),
  onExpiredToken,
  recordsPerPage: input({
    label: "Records Per Page",
    type: "string",
    required: false,
    placeholder: "1 to 5000",
    example: "1000",
    comments:
      "Records that are read, and held in memory, at a time. The service sends up to 5,000 where empty; less is for records with very large texts.",
    clean: optionalInteger("Records Per Page", { min: 1, max: 5000 }),
  }),
};

/** Asked for once, where a flow runs an initial sync when it is deployed. */
export const changeTrackingDeployInputs = {
  startFrom: input({
    label: "Start From",
    type: "string",
    required: false,
    default: "now",
    model: [
      { label: "The next change", value: "now" },
      { label: "All records", value: "snapshot" },
    ],
    placeholder: "now",
    example: "snapshot",
    comments:
      "What the first run hands over: nothing, so that the flow sees what changes from then on (now), or every record as a created one, then its changes (snapshot). Both read the whole table once; now reads ids only.",
    clean: (value: unknown): "now" | "snapshot" =>
      optionalChoice("Start From", ["now", "snapshot"] as const)(value) ?? "now",
  }),
};
