import type { DataverseError } from "../errors/DataverseError";
import { unknownSegment } from "../metadata/cache/segmentHint";
import type { App, Signature } from "../types/messages";

const APPS: Readonly<Record<App, string>> = {
  platform: "",
  sales: "Sales",
  service: "Customer Service",
  marketing: "Marketing",
  scheduling: "Scheduling",
};

/** A refusal with what to do about it where Dataverse's own words say nothing of messages. */
export function explainRefusal(error: DataverseError, signature: Signature): DataverseError {
  const { name, app = "platform", source } = signature;
  if (unknownSegment(error)?.endsWith(name)) {
    const brought = APPS[app];
    if (brought !== "") {
      return error.withHint(
        `${name} comes with ${brought}, which this environment may not have: List Messages with Include All lists the messages it has`,
      );
    }
    const hint =
      source === "builtIn"
        ? "This environment does not have the message: List Messages with Include All lists those it has"
        : "The message may have been removed or deactivated";
    return error.withHint(hint);
  }
  return error;
}
