import type { TriggerPayload } from "@prismatic-io/spectral";
import type { TrackedChange, TrackingState } from "../../client";
import { emptyRequest } from "../emptyRequest";
import { updated } from "../poll/example";

const changes: TrackedChange[] = [
  {
    changeType: "updated",
    id: "38e0dbe4-131b-4d11-ba7e-78e7d1620f5e",
    record: updated,
    key: "38e0dbe4-131b-4d11-ba7e-78e7d1620f5e:81052971",
  },
  {
    changeType: "deleted",
    id: "7eb682f1-ca75-e511-80d4-00155d2a68d1",
    key: "7eb682f1-ca75-e511-80d4-00155d2a68d1:deleted:5b1e0c3a",
  },
];

const payload: TriggerPayload<TrackingState> = {
  ...(emptyRequest as TriggerPayload<TrackingState>),
  body: { data: changes, contentType: "application/json" },
};

/** Two changes, as an execution of several gets them. */
export const examplePayload = { payload };
