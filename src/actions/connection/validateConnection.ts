import { action, PerformSafety } from "@prismatic-io/spectral";
import { type Validation, validateConnection as validate } from "../../client";
import { validateConnectionInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { needsOf } from "./needsOf";
import { validation } from "./shape";

const examplePayload: { data: Validation } = {
  data: {
    ok: false,
    steps: [
      {
        name: "Privileges",
        ok: false,
        skipped: false,
        detail: "deleteEntity on account lacks prvDeleteAccount.",
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
    actions: [
      {
        action: "deleteEntity",
        entityType: "accounts",
        ok: false,
        missing: ["prvDeleteAccount"],
        sometimesMissing: [],
        detail: "deleteEntity on account lacks prvDeleteAccount.",
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
  perform: async (context, { connection, entityTypes, actionKeys }) => ({
    data: await validate(connection, context, { entityTypes, actions: needsOf(actionKeys) }),
  }),
});
