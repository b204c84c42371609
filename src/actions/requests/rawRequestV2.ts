import { action, PerformSafety } from "@prismatic-io/spectral";
import { rawRequestInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { exampleAnswer } from "./example";
import { sendRawRequest } from "./sendRawRequest";

export const rawRequestV2 = action({
  display: {
    label: "Raw Request",
    description: "Send any request to the Web API and return the body of the answer.",
  },
  inputs: rawRequestInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: exampleAnswer,
  outputSchema: outputOf({ description: "Body of the answer" }),
  perform: sendRawRequest,
});
