import { input } from "@prismatic-io/spectral";
import { optionalConnection, requiredConnection } from "../clean";

export function connectionInput(label: string, comments: string) {
  return input({
    label,
    type: "connection",
    required: false,
    comments,
    clean: optionalConnection(label),
  });
}

export function requiredConnectionInput(label: string, comments: string) {
  return input({
    label,
    type: "connection",
    required: true,
    comments,
    clean: requiredConnection(label),
  });
}
