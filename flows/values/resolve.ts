import type { PublishedInput } from "../../runner/bundle";
import { setOwn } from "../../src/client/objects/ownProperty";
import type { ComplexInput, ComplexItem, Inputs, InputValue, SimpleInput } from "../definition";
import { referenceValue, type Scope } from "./reference";
import { renderTemplate } from "./template";

/** What the value of an input has to look like; undefined for components that are not ours. */
export type Shape = Pick<PublishedInput, "type" | "collection" | "inputs"> | undefined;

/** The inputs of a step with their values in place. */
export function resolveInputs(
  inputs: Inputs,
  shapeOf: (key: string) => Shape,
  scope: Scope,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, input] of Object.entries(inputs)) {
    setOwn(values, key, resolveInput(input, shapeOf(key), scope));
  }
  return values;
}

export function resolveInput(input: InputValue, shape: Shape, scope: Scope): unknown {
  return input.type === "complex" ? complexValue(input, shape, scope) : simpleValue(input, scope);
}

const simpleValue = (input: SimpleInput, scope: Scope): unknown => {
  switch (input.type) {
    case "value":
      return typeof input.value === "boolean" ? String(input.value) : input.value;
    case "reference":
      return input.value === "" ? undefined : referenceValue(input.value, scope);
    case "configVar":
      return scope.configVars.get(input.value);
    case "template":
      return renderTemplate(input.value, scope);
    case "dataSource":
      return undefined;
  }
};

/**
 * A list of values, a list of keys and values, or the children of a structured input by their keys.
 * Without a shape, entries that all have names are keys and values.
 */
const complexValue = ({ value }: ComplexInput, shape: Shape, scope: Scope): unknown => {
  if (!isList(value)) return resolveInputs(value, childShape(shape), scope);
  if (shape?.inputs && !shape.collection) {
    const children: Record<string, unknown> = {};
    for (const item of value) {
      if (!isInput(item)) continue;
      const key = nameOf(item, scope);
      setOwn(children, key, resolveInput(item, childShape(shape)(key), scope));
    }
    return children;
  }
  const isNamed = shape
    ? shape.collection === "keyvaluelist"
    : value.length > 0 && value.every(hasName);
  return value.map((item) => itemValue(item, isNamed, scope));
};

const childShape =
  (shape: Shape) =>
  (key: string): Shape =>
    shape?.inputs?.find((child) => child.key === key);

const itemValue = (item: ComplexItem, isNamed: boolean, scope: Scope): unknown => {
  if (typeof item === "string") return item;
  if (isList(item)) return item.map((inner) => itemValue(inner, false, scope));
  const value = resolveInput(item, undefined, scope);
  return isNamed ? { key: nameOf(item, scope), value } : value;
};

/** The name of an entry: its key in a list of keys and values. */
export function nameOf({ name }: InputValue, scope: Scope): string {
  return typeof name === "object" ? String(simpleValue(name, scope) ?? "") : (name ?? "");
}

export function hasName(item: ComplexItem): boolean {
  return isInput(item) && (item.name ?? "") !== "";
}

/** An entry with a type and a value: neither plain text nor a list inside. */
export function isInput(item: ComplexItem): item is InputValue {
  return typeof item === "object" && !isList(item);
}

export function isList(value: unknown): value is readonly ComplexItem[] {
  return Array.isArray(value);
}
