import { requiredConnectionInput } from "../builders";

export const connection = requiredConnectionInput(
  "Connection",
  "Environment to work in, and the user or application to work as.",
);
