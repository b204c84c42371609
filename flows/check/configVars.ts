import { nearest } from "../../src/client/errors/nearest";
import { ownValue } from "../../src/client/objects/ownProperty";
import type { ConfigVar, Definition, Step } from "../definition";
import { inside, type Place, problem, quoted } from "../definition/place";
import { namedIn } from "./named";
import type { Visit } from "./walk";

/** Data types whose values are objects, which a file or a command line has as JSON text. */
const STRUCTURED = ["objectSelection", "objectFieldMap", "jsonForm"];

/** The values of all config variables: those that are given, else the defaults of the file. */
export function configValues(
  { requiredConfigVars }: Definition,
  given: Readonly<Record<string, unknown>>,
  place: Place,
): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const configVar of requiredConfigVars) {
    const here = inside(place, [], `config variable ${quoted(configVar.key)}`);
    const value = ownValue(given, configVar.key) ?? configVar.defaultValue;
    if (value !== undefined) values.set(configVar.key, typed(configVar, value, here));
  }
  const keys = requiredConfigVars.map(({ key }) => key);
  for (const key of Object.keys(given)) {
    if (keys.includes(key)) continue;
    const [meant] = nearest(key, keys);
    const advice = meant ? `did you mean ${quoted(meant)}?` : `it has ${listed(keys)}.`;
    problem(place, `the integration has no config variable ${quoted(key)}; ${advice}`);
  }
  return values;
}

const listed = (keys: readonly string[]): string =>
  keys.length === 0 ? "none" : keys.map(quoted).join(", ");

const typed = ({ dataType, collectionType }: ConfigVar, value: unknown, place: Place): unknown => {
  const isStructured = STRUCTURED.includes(dataType) || Boolean(collectionType);
  if (!isStructured || typeof value !== "string" || value === "") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    problem(place, `its value is no JSON, which a ${collectionType ?? dataType} wants.`);
    return value;
  }
};

/** Each config variable that a step names has to exist and to have a value; connections get theirs. */
export function checkConfigVars(
  { requiredConfigVars }: Definition,
  values: ReadonlyMap<string, unknown>,
  all: readonly Visit[],
): void {
  const byKey = new Map(requiredConfigVars.map((configVar) => [configVar.key, configVar]));
  const isFilled = ({ key, dataType }: ConfigVar) => dataType === "connection" || values.has(key);
  for (const { step, place } of all) {
    for (const { kind, text, place: here } of namedIn(step, place)) {
      if (kind === "reference") continue;
      const configVar = byKey.get(text);
      if (!configVar) problem(here, `the integration has no config variable ${quoted(text)}.`);
      else if (!isFilled(configVar)) problem(here, withoutValue(text));
    }
    const code = codeOf(step);
    for (const configVar of requiredConfigVars) {
      if (isFilled(configVar) || !code.includes(configVar.key)) continue;
      problem(inside(place, [], "its code"), withoutValue(configVar.key));
    }
  }
}

const withoutValue = (key: string): string =>
  `the config variable ${quoted(key)} has no value and no default.`;

/** Code reads config variables by itself: whatever it mentions has to be there. */
const codeOf = ({ action, inputs }: Step): string => {
  const code = action.key === "runCode" ? inputs["code"]?.value : undefined;
  return typeof code === "string" ? code : "";
};
