import { action, PerformSafety } from "@prismatic-io/spectral";
import { rawRequestInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { exampleAnswer } from "./example";
import { sendRawRequest } from "./sendRawRequest";

export const rawRequest = action({
  display: {
    label: "Raw Request (Deprecated)",
    description:
      "Send any request to the Web API; kept for flows saved before the present Raw Request.",
  },
  inputs: rawRequestInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: exampleAnswer,
  outputSchema: outputOf({ description: "Body of the answer" }),
  perform: sendRawRequest,
});
