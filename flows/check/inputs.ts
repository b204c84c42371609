import type { PublishedInput } from "../../runner/bundle";
import { nearest } from "../../src/client/errors/nearest";
import { ownValue } from "../../src/client/objects/ownProperty";
import type { ComplexInput, Inputs, InputValue, Step } from "../definition";
import { inside, type Place, problem, quoted, shown } from "../definition/place";
import { hasName, isInput, isList } from "../values/resolve";

/** The inputs of a step of this component: known ones, in a form that their types allow, none missing. */
export function checkOwnInputs(
  step: Step,
  declared: readonly PublishedInput[],
  place: Place,
): void {
  checkInputs(step.inputs, declared, place);
  for (const { key, label, required, default: preset } of declared) {
    const given = ownValue(step.inputs, key);
    if (!required || (preset !== undefined && preset !== "") || (given && !isBlank(given)))
      continue;
    problem(place, `the input ${key} (${label}) is required.`);
  }
}

/** Of a logic component, unknown inputs are refused where they hold anything: exports name them all. */
export function checkLogicInputs(
  { inputs }: Step,
  expected: readonly string[] | "one",
  place: Place,
): void {
  const known = expected === "one" ? Object.keys(inputs).slice(0, 1) : expected;
  for (const [key, input] of Object.entries(inputs)) {
    if (known.includes(key) || isBlank(input)) continue;
    const here = inside(place, [], `input ${quoted(key)}`);
    const advice = known.length === 0 ? "none" : known.join(", ");
    problem(here, `a run does not know this input; it knows ${advice}.`);
  }
}

const isBlank = ({ value }: InputValue): boolean =>
  value === "" || value === null || (Array.isArray(value) && value.length === 0);

const checkInputs = (inputs: Inputs, declared: readonly PublishedInput[], place: Place): void => {
  for (const [key, input] of Object.entries(inputs)) {
    const here = inside(place, [], `input ${quoted(key)}`);
    const shape = declared.find((candidate) => candidate.key === key);
    if (shape) checkForm(input, shape, here);
    else {
      const keys = declared.map((candidate) => candidate.key);
      const [meant] = nearest(key, keys);
      const advice = meant ? `did you mean ${meant}?` : `it has ${keys.join(", ") || "none"}.`;
      problem(here, `the action has no such input; ${advice}`);
    }
  }
};

const checkForm = (input: InputValue, shape: PublishedInput, place: Place): void => {
  if (input.type === "dataSource") problem(place, "a data source cannot be run in a step.");
  else if (input.type === "complex") checkComplex(input.value, shape, place);
  else if (input.type === "value" && typeof input.value === "object" && input.value !== null) {
    checkMapping(input.value, shape, place);
  } else if (input.type === "value" && shape.inputs && typeof input.value === "string") {
    checkJsonText(input.value, shape, place);
  }
};

const checkComplex = (value: ComplexInput["value"], shape: PublishedInput, place: Place): void => {
  if (!isList(value)) {
    if (shape.inputs && !shape.collection) checkInputs(value, shape.inputs, place);
    else problem(place, "it is a mapping, which only an input with inputs inside takes.");
    return;
  }
  if (value.length === 0) return;
  if (shape.inputs && !shape.collection) {
    if (!value.every(hasName)) problem(place, "each entry needs the name of an input inside.");
    const children: Record<string, InputValue> = Object.fromEntries(
      value.flatMap((item) =>
        isInput(item) && typeof item.name === "string" ? [[item.name, item]] : [],
      ),
    );
    checkInputs(children, shape.inputs, place);
  } else if (shape.collection === "keyvaluelist") {
    if (!value.every(hasName)) problem(place, "each entry of keys and values needs a name.");
  } else if (shape.collection !== "valuelist") {
    problem(place, `it takes one value, not a list: it is a ${shape.type}.`);
  }
};

/** A structured input may be a mapping of plain values. */
const checkMapping = (value: object, shape: PublishedInput, place: Place): void => {
  if (!shape.inputs || shape.collection || Array.isArray(value)) {
    problem(place, "its value is a mapping or a list; write it as JSON text, or as complex.");
    return;
  }
  checkChildren(Object.keys(value), shape.inputs, place);
};

const checkJsonText = (text: string, shape: PublishedInput, place: Place): void => {
  if (text.trim() === "" || !shape.inputs) return;
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === "object" && value !== null) {
      checkMapping(value, shape, place);
      return;
    }
  } catch {
    // Said below, as for JSON that is no object.
  }
  problem(place, `its value is ${shown(text)}; it has to be a JSON object.`);
};

const checkChildren = (
  keys: readonly string[],
  declared: readonly PublishedInput[],
  place: Place,
): void => {
  const blank: InputValue = { type: "value", value: "" };
  checkInputs(Object.fromEntries(keys.map((key) => [key, blank])), declared, place);
};
