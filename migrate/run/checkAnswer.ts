import type { Flow, Step } from "../../flows/definition";
import { follow } from "../../flows/values/path";
import type { Schema } from "../../src/actions/schemas";
import { ownValue } from "../../src/client/objects/ownProperty";
import { existingAnswers, existingPayloads } from "../catalogue/answers";
import { readPaths } from "./readPaths";
import { unmet } from "./unmet";

/**
 * What the answers of a step lack of what saved flows expect: fields that the existing component answers with,
 * and fields that later steps of this flow read. Each is said once; empty if they lack nothing. Pure.
 */
export function lackingIn(flow: Flow, step: Step, answers: readonly unknown[]): string[] {
  const isTrigger = step === flow.trigger;
  const { key } = step.action;
  const schema = ownValue(isTrigger ? existingPayloads : existingAnswers, key);
  if (schema === undefined) return [];
  const unknown = readPaths(flow, step.name).filter((path) => isUnknown(schema, path));
  const lacking = answers
    .filter((answer) => !(isTrigger && isHeartbeat(answer)))
    .flatMap((answer) => [
      ...unmet(plain(answer), schema, "results"),
      ...unknown
        .filter((path) => follow(answer, path) === undefined)
        .map((path) => `results.${path}: read by a later step, and not there`),
    ]);
  return [...new Set(lacking)];
}

/** A request that only asks whether somebody is there has no event. */
const isHeartbeat = (answer: unknown): boolean =>
  typeof answer === "object" && answer !== null && !("bodyData" in answer) && isValidation(answer);

const isValidation = (answer: object): boolean => {
  const headers = (answer as { headers?: Record<string, unknown> }).headers ?? {};
  return Object.values(headers).includes("URL_VALIDATION");
};

/** As a later step gets it: without what JSON leaves out. */
const plain = (answer: unknown): unknown =>
  answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));

/**
 * Whether a path asks for a field that an answer is not known to have. Not so inside of records, which have
 * the columns that their table has.
 */
const isUnknown = (schema: Schema, path: string): boolean => {
  if (path === "") return false;
  if (schema.items) return isUnknown(schema.items, path.replace(/^\[?\d+\]?\.?/, ""));
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return false;
  // A name may have dots in it, as @odata.nextLink has.
  const [name, field] = fields.find(([each]) => isBegun(path, each)) ?? [];
  if (name === undefined || field === undefined) return true;
  return isUnknown(field, path.slice(name.length).replace(/^\./, ""));
};

const isBegun = (path: string, name: string): boolean =>
  path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
