import { input } from "@prismatic-io/spectral";
import { requiredConnection } from "./clean";

export const connection = input({
  label: "Connection",
  type: "connection",
  required: true,
  comments: "Environment to work in, and the user or application to work as.",
  clean: requiredConnection("Connection"),
});
