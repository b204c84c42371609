import { ownValue, setOwn } from "../../src/client/objects/ownProperty";
import { isList, isRecord, type PlainRecord } from "./fields";
import { inside, type Place, problem, quoted, shown } from "./place";
import type { ComplexItem, Inputs, InputValue, Plain, SimpleInput } from "./types";

const NAMING = ["reference", "configVar", "template", "dataSource"] as const;
const KNOWN = ["type", "value", "name", "meta"];

/** The inputs of a step or of a config variable, by their keys. */
export function readInputs(place: Place, from: PlainRecord): Inputs {
  const inputs: Record<string, InputValue> = {};
  for (const [key, value] of Object.entries(from)) {
    const here = inside(place, [key], `input ${quoted(key)}`);
    const input = readInput(here, value);
    if (input) setOwn(inputs, key, input);
  }
  return inputs;
}

/** One input; undefined after a problem. */
export function readInput(place: Place, from: Plain): InputValue | undefined {
  if (!isRecord(from)) {
    problem(place, `it is ${shown(from)}; it has to be a mapping with type and value.`);
    return undefined;
  }
  const strange = Object.keys(from).find((key) => !KNOWN.includes(key));
  if (strange !== undefined) {
    problem(place, `it has ${quoted(strange)}; an input has type, value, name and meta only.`);
    return undefined;
  }
  const extras = readExtras(place, from);
  const type = ownValue(from, "type");
  const value = ownValue(from, "value");
  if (type === "value") return { ...extras, type, value: value ?? "" };
  if (type === "complex") return readComplex(place, value ?? [], extras);
  const naming = NAMING.find((candidate) => candidate === type);
  if (!naming) {
    const wanted = "value, reference, configVar, template or complex";
    problem(place, `its type is ${shown(type ?? "missing")}; it has to be ${wanted}.`);
    return undefined;
  }
  if (typeof value === "string" || value === undefined || value === null) {
    return { ...extras, type: naming, value: value ?? "" };
  }
  problem(place, `a ${naming} has text as its value, not ${shown(value)}.`);
  return undefined;
}

/** A `value`, `reference`, `configVar` or `template`; undefined after a problem. */
export function readSimple(place: Place, from: Plain): SimpleInput | undefined {
  const input = readInput(place, from);
  if (input?.type !== "complex") return input;
  problem(place, "it is complex; it has to be a value, a reference, a configVar or a template.");
  return undefined;
}

type Extras = Pick<InputValue, "name" | "meta">;

const readExtras = (place: Place, from: PlainRecord): Extras => {
  const [name, meta] = [ownValue(from, "name"), ownValue(from, "meta")];
  const read = isRecord(name) ? readSimple(inside(place, ["name"], "name"), name) : name;
  if (read !== undefined && read !== null && typeof read !== "string" && !isInput(read)) {
    problem(
      place,
      `its name is ${shown(read)}; it has to be text, or a mapping with type and value.`,
    );
  }
  return {
    ...(typeof read === "string" || isInput(read) ? { name: read } : {}),
    ...(isRecord(meta) ? { meta } : {}),
  };
};

const isInput = (read: unknown): read is SimpleInput =>
  typeof read === "object" && read !== null && "type" in read && "value" in read;

const readComplex = (place: Place, value: Plain, extras: Extras): InputValue | undefined => {
  const type = "complex";
  const here = inside(place, ["value"]);
  if (isList(value)) return { ...extras, type, value: readItems(here, value) };
  if (isRecord(value)) return { ...extras, type, value: readInputs(here, value) };
  // An empty list is also written as empty text.
  if (value === "") return { ...extras, type, value: [] };
  problem(
    place,
    `it is complex, and its value is ${shown(value)}; it has to be a list or a mapping.`,
  );
  return undefined;
};

const readItems = (place: Place, items: readonly Plain[]): ComplexItem[] =>
  items.flatMap((item, index): ComplexItem[] => {
    const here = inside(place, [index], `entry ${index + 1}`);
    if (typeof item === "string") return [item];
    if (isList(item)) return [readItems(here, item)];
    const read = readInput(here, item);
    return read ? [read] : [];
  });
