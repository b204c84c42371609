import { ownValue } from "../../src/client/objects/ownProperty";
import {
  countField,
  flagField,
  isRecord,
  listField,
  optionalText,
  type PlainRecord,
  recordField,
  requiredText,
  textField,
} from "./fields";
import { inside, type Place, problem, quoted, shown } from "./place";
import { readInputs, readSimple } from "./readInputs";
import { readReference } from "./readReference";
import type { Branch, ErrorConfig, Plain, Step } from "./types";

const KNOWN = new Set([
  "name",
  "stableKey",
  "description",
  "action",
  "inputs",
  "steps",
  "branches",
  "isTrigger",
  "schedule",
  "errorConfig",
]);

/** The steps of a flow, a loop or a branch, each with the places of its problems. */
export function readSteps(place: Place, items: readonly Plain[]): Step[] {
  return items.flatMap((item, index) => {
    const here = inside(place, [index]);
    if (isRecord(item)) return [readStep(here, item, index)];
    problem(here, `step ${index + 1} is ${shown(item)}; it has to be a mapping.`);
    return [];
  });
}

/** Whether the step is marked as the flow's trigger. */
export function isTrigger(place: Place, item: Plain | undefined): boolean {
  return isRecord(item) && flagField(place, item, "isTrigger");
}

const readStep = (around: Place, from: PlainRecord, index: number): Step => {
  const called = textField(around, from, "name");
  const place = inside(around, [], called === "" ? `step ${index + 1}` : `step ${quoted(called)}`);
  const { schedule, errorConfig } = readHandling(place, from);
  return {
    name: requiredText(place, from, "name"),
    ...optionalText(place, from, "stableKey"),
    description: textField(place, from, "description"),
    action: readReference(place, from, "action"),
    inputs: readInputs(inside(place, ["inputs"]), recordField(place, from, "inputs")),
    ...(Object.hasOwn(from, "steps")
      ? { steps: readSteps(inside(around, ["steps"]), listField(place, from, "steps")) }
      : {}),
    ...(Object.hasOwn(from, "branches") ? { branches: readBranches(place, from) } : {}),
    ...(schedule ? { schedule } : {}),
    ...(errorConfig ? { errorConfig } : {}),
    unknownKeys: Object.keys(from).filter((key) => !KNOWN.has(key)),
    path: place.path,
  };
};

const readBranches = (place: Place, from: PlainRecord): Branch[] =>
  listField(place, from, "branches").flatMap((item, index) => {
    const here = inside(place, ["branches", index], `branch ${index + 1}`);
    if (!isRecord(item)) {
      problem(here, `it is ${shown(item)}; it has to be a mapping with name and steps.`);
      return [];
    }
    const steps = listField(here, item, "steps");
    const name = requiredText(here, item, "name");
    return [{ name, steps: readSteps(inside(here, ["steps"]), steps), path: here.path }];
  });

const readHandling = (place: Place, from: PlainRecord) => {
  const [schedule, errorConfig] = [ownValue(from, "schedule"), ownValue(from, "errorConfig")];
  return {
    schedule: schedule ? readSimple(inside(place, ["schedule"], "schedule"), schedule) : undefined,
    errorConfig: errorConfig ? readErrorConfig(place, from) : undefined,
  };
};

const HANDLERS = ["fail", "ignore", "retry"] as const;
const MOST_ATTEMPTS = 5;
const LONGEST_DELAY_SECONDS = 60;

const readErrorConfig = (around: Place, from: PlainRecord): ErrorConfig => {
  const place = inside(around, ["errorConfig"], "errorConfig");
  const config = recordField(around, from, "errorConfig");
  const given = textField(place, config, "errorHandlerType") || "fail";
  const handler = HANDLERS.find((candidate) => candidate === given);
  if (!handler) {
    problem(place, `errorHandlerType is ${shown(given)}; it has to be fail, ignore or retry.`);
  }
  return {
    errorHandlerType: handler ?? "fail",
    maxAttempts: countField(place, config, "maxAttempts", MOST_ATTEMPTS),
    delaySeconds: countField(place, config, "delaySeconds", LONGEST_DELAY_SECONDS),
    usesExponentialBackoff: flagField(place, config, "usesExponentialBackoff"),
    ignoreFinalError: flagField(place, config, "ignoreFinalError"),
  };
};
