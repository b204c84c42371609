import type { Inputs } from "@prismatic-io/spectral";
import { InputError, nearest } from "../../client";
import { isUnset, jsonObject } from "../clean";
import { shownName } from "./shownName";

export type Options = Extract<Inputs[string], { type: "structuredObject" }>["inputs"];

/**
 * The values of Options or of another group, which the platform passes as they were stored where they are no object, and
 * cleaned only where they are one. Cleaning twice does no harm: a cleaner takes what it gave.
 *
 * @throws InputError for JSON that is none, and for names that Options does not have
 */
export function readOptions(
  children: Options,
  declared: Inputs,
  given: unknown,
  label = "Options",
): Record<string, unknown> {
  const values = jsonObject(label)(given) ?? {};
  const unknown = Object.keys(values).find(
    (name) => !Object.hasOwn(children, name) && !isUnset(values[name]),
  );
  if (unknown !== undefined) throw new InputError(refusal(unknown, children, declared, label));
  const read: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(children)) {
    read[name] = cleaned(child, Object.hasOwn(values, name) ? values[name] : undefined);
  }
  return read;
}

const cleaned = (child: Options[string], value: unknown): unknown => {
  const clean =
    "clean" in child ? (child.clean as ((value: unknown) => unknown) | undefined) : undefined;
  return clean ? clean(value) : value;
};

const refusal = (name: string, children: Options, declared: Inputs, label: string): string => {
  if (Object.hasOwn(declared, name) && name !== "options") {
    return `${label} does not take ${name}, which is an input beside it.`;
  }
  const group = groupOf(name, declared);
  if (group !== undefined) return `${label} does not take ${name}, which belongs in ${group}.`;
  const names = Object.keys(children);
  const [meant] = nearest(name, names);
  return `${label} has no ${shownName(name)}; ${meant ? `did you mean ${meant}?` : `it takes ${names.join(", ")}.`}`;
};

/** The label of the group that has an input of that name. */
const groupOf = (name: string, declared: Inputs): string | undefined => {
  const group = Object.values(declared).find(
    (each) => each.type === "structuredObject" && Object.hasOwn(each.inputs, name),
  );
  return typeof group?.label === "string" ? group.label : undefined;
};
