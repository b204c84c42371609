import { ownValue } from "../../../src/client/objects/ownProperty";
import { isRecord, isSet } from "../names";
import type { Recognizer, Suggestion } from "../types";

/** Writes to tables for which there is a special action, which does the steps around the write as well. */
export const specialTables: Recognizer = (call) => {
  const [first, second] = call.segments;
  if (first === undefined || second !== undefined) return undefined;
  if (isSet(first) && call.method === "POST") return created(first.name);
  if (isRecord(first) && call.method === "GET") return read(first.name, first.key ?? "");
  return undefined;
};

const ACTIVITIES: Readonly<Record<string, string>> = {
  appointments: "appointment",
  letters: "letter",
  phonecalls: "phonecall",
  tasks: "task",
};

const created = (set: string): Suggestion | undefined => {
  const activityType = ownValue(ACTIVITIES, set);
  if (activityType !== undefined) {
    return {
      action: "logActivity",
      inputs: { activityType, subject: "…", to: "…", regarding: "…" },
      note: "Logged once, even if an answer is lost; Create Entity works as well",
    };
  }
  switch (set) {
    case "annotations":
      return {
        action: "addNote",
        inputs: { entityType: "…", entityId: "…", subject: "…", text: "…", file: "…" },
      };
    case "emails":
      return {
        action: "sendEmail",
        inputs: { from: "…", to: "…", subject: "…", body: "…", "options.send": "false" },
        note: "Creates the e-mail and sends it, or keeps it as a draft",
      };
    case "activitymimeattachments":
      return { action: "addAttachment", inputs: { email: "…", file: "…" } };
    default:
      return undefined;
  }
};

const read = (set: string, key: string): Suggestion | undefined => {
  if (set === "annotations") return { action: "downloadNote", inputs: { noteId: key } };
  if (set === "activitymimeattachments")
    return { action: "downloadAttachment", inputs: { attachment: key } };
  return undefined;
};
