import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getOrganizationInputs } from "../../inputs";
import { environmentOutput, exampleEnvironment } from "./environmentShape";

export const getOrganization = action({
  display: {
    label: "Get Environment",
    description:
      "Get the version, names, ids, languages, currency and settings of the environment, and the time zone of the user.",
  },
  inputs: getOrganizationInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload: exampleEnvironment,
  outputSchema: environmentOutput,
  perform: async (context, { connection, options }) => ({
    data: await createClient(connection, context).getEnvironment(options),
  }),
});
