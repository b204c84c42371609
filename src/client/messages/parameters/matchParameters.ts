import { nearest } from "../../errors/nearest";
import type { Parameter, Signature } from "../../types/messages";
import type { Fault } from "../../values/types";
import { shownType } from "../signatures/typeNames";

/** A parameter, and what was given for it. */
export interface Given {
  readonly parameter: Parameter;
  readonly value: unknown;
}

export interface Matched {
  /** In the order of the signature; without those that are left out. */
  readonly given: readonly Given[];
  readonly faults: readonly Fault[];
}

/**
 * Which parameter each name means, in any letter case, and which ones are missing. Pure, so that the names
 * are checked before anything is read for the values.
 */
export function matchParameters(
  signature: Signature,
  values: Readonly<Record<string, unknown>>,
): Matched {
  const { parameters } = signature;
  const faults: Fault[] = [];
  const found = new Map<Parameter, unknown>();
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameterNamed(parameters, name);
    if (!parameter) faults.push({ column: name, what: unknown(name, signature) });
    else if (found.has(parameter)) faults.push({ column: name, what: "it is given twice" });
    else found.set(parameter, value);
  }
  const given: Given[] = [];
  for (const parameter of parameters) {
    const value = found.get(parameter);
    if (!isUnset(parameter, value)) given.push({ parameter, value });
    else if (parameter.need === "needed") {
      faults.push({ column: parameter.name, what: `it is missing: ${shownType(parameter.type)}` });
    } else if (value === null && parameter.need === "nullable") given.push({ parameter, value });
  }
  return { given, faults };
}

const parameterNamed = (parameters: readonly Parameter[], name: string): Parameter | undefined => {
  const wanted = name.trim().toLowerCase();
  return (
    parameters.find((each) => each.name === name) ??
    parameters.find((each) => each.name.toLowerCase() === wanted)
  );
};

/** An empty text says something to a text only: an input that is not set is one. */
const isUnset = ({ type }: Parameter, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (value === "" && (type.isList || type.name !== "Edm.String"));

/** What the URL says, and no parameter does. */
const BINDING = new Set(["entity", "entityset"]);

const unknown = (name: string, { parameters, bound }: Signature): string => {
  if (bound && BINDING.has(name.toLowerCase())) {
    return "what it works on is given by Entity Type and Entity ID, not as a parameter";
  }
  const names = parameters.map((each) => each.name);
  if (names.length === 0) return "it takes no parameters";
  const [best] = nearest(name, names);
  return best
    ? `there is no such parameter; did you mean ${best}?`
    : `it takes ${names.join(", ")}`;
};
