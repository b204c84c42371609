import { action, PerformSafety } from "@prismatic-io/spectral";
import { type Validation, validateConnection as validate } from "../../client";
import { validateConnectionInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { validation } from "./shape";

const examplePayload: { data: Validation } = {
  data: {
    ok: false,
    steps: [
      {
        name: "Privileges",
        ok: false,
        skipped: false,
        detail: "account: delete not allowed.",
        todo: "Add to a security role of the user: prvDeleteAccount",
      },
    ],
    missingPrivileges: [
      {
        entityType: "accounts",
        logicalName: "account",
        right: "delete",
        privilege: "prvDeleteAccount",
      },
    ],
  },
};

export const validateConnection = action({
  display: {
    label: "Validate Connection",
    description: "Check the connection step by step, with what to do about each problem.",
  },
  inputs: validateConnectionInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(validation),
  perform: async (context, { connection, ...params }) => ({
    data: await validate(connection, context, params),
  }),
});
