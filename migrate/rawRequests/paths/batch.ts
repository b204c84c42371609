import type { Recognizer } from "../types";

/** `POST $batch`. */
export const batch: Recognizer = ({ method, segments: [first, second] }) =>
  method === "POST" && first?.name === "$batch" && second === undefined
    ? {
        action: "batchEntityActions",
        inputs: { actions: '[{ "collection": "…", "action": "create", "data": { … } }, …]' },
        note: "Each action of the batch gets its result; no multipart text is written or read",
      }
    : undefined;
