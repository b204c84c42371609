import { inState, reference, value, words } from "../fields";
import { created, owner, updated } from "./common";
import type { Model } from "./model";

/** Tables of activities by the types of the model. */
export const ENGAGEMENT_TABLES = {
  task: "task",
  call: "phonecall",
  email: "email",
  meeting: "appointment",
  letter: "letter",
} as const;

/** `direction` and `participants` come of the parties of an activity: `participants.ts` adds them. */
export const engagement: Model = {
  name: "engagement",
  table: "activitypointer",
  writes: "create",
  fields: {
    type: words("activitytypecode", ENGAGEMENT_TABLES, "other"),
    subject: value("subject"),
    content: value("description"),
    start: value("scheduledstart"),
    end: value("scheduledend"),
    completed: inState(1),
    regarding: reference("regardingobjectid", { typed: true }),
    owner,
    created_at: created,
    updated_at: updated,
  },
};
