import { ownValue } from "../../src/client/objects/ownProperty";
import type { PublishedInput } from "../bundle";
import { isBlank } from "./isBlank";

/** The first input that has to be given and is not; the connection is given for every run. */
export function missingInput(
  declared: readonly PublishedInput[],
  values: Readonly<Record<string, unknown>>,
): PublishedInput | undefined {
  return declared.find(
    (input) =>
      input.required &&
      input.type !== "connection" &&
      !input.default &&
      isBlank(ownValue(values, input.key)),
  );
}
