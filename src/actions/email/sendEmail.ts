import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type SentEmail } from "../../client";
import { sendEmailInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { sentEmail } from "./shape";

const examplePayload: { data: SentEmail } = {
  data: {
    id: "00000000-0000-0000-0000-000000000001",
    changed: true,
    status: "Pending Send",
    sentOn: null,
    subject: "Your quote Q-1042 CRM:0001001",
  },
};

export const sendEmail = action({
  display: {
    label: "Send E-Mail",
    description: "Send an e-mail from a user or queue, or keep it as a draft.",
  },
  inputs: sendEmailInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: async (_context, { subject, options }) => ({
    data: {
      ...examplePayload.data,
      status: options.send === "draft" ? "Draft" : examplePayload.data.status,
      ...(subject === undefined ? {} : { subject }),
    },
  }),
  outputSchema: outputOf(sentEmail),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).sendEmail({ ...params, ...options }),
  }),
});
