import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type LoggedActivity } from "../../client";
import { logActivityInputs } from "../../inputs";
import { loggedActivity } from "./shape";

const examplePayload: { data: LoggedActivity } = {
  data: {
    id: "00000000-0000-0000-0000-000000000001",
    table: "phonecall",
    changed: true,
    completed: true,
  },
};

export const logActivity = action({
  display: {
    label: "Log Activity",
    description: "Create a phone call, appointment, task or letter, completed or open.",
  },
  inputs: logActivityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: (_context, { activityType, completed }) =>
    Promise.resolve({ data: { ...examplePayload.data, table: activityType, completed } }),
  outputSchema: loggedActivity,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).logActivity({ ...params, ...options }),
  }),
});
