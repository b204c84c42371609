import { structuredObjectInput } from "@prismatic-io/spectral";

type Children = Parameters<typeof structuredObjectInput>[0]["inputs"];

/**
 * The one input that holds what is rarely set, its children from `inputs/options/table.ts`. Their cleaners
 * carry the defaults, since the platform applies none inside a structured input.
 */
export function optionsInput<T extends Children>(inputs: T) {
  return structuredObjectInput({
    label: "Options",
    comments: "Settings that are rarely needed, each optional. Takes JSON text as well.",
    inputs,
  });
}
