import type { Step } from "../../flows/definition";
import { isOf, isRaw } from "../saved/kinds";
import { inputOf, isSet, pairsOf, type SavedPair, textOf } from "../saved/values";
import { type ReadPath, readPath } from "./readPath";
import type { RawCall } from "./types";

/**
 * The request that a step sends to the Web API: a raw request, or a step of the HTTP component whose
 * address names the API root. Undefined for other steps, and where the address is only known later.
 */
export function readCall(step: Step): RawCall | undefined {
  if (isRaw(step)) {
    const method = inputOf(step, "method");
    const known = isSet(method) ? textOf(method) : "GET";
    return known === undefined ? undefined : toCall(step, known, addressOf(step));
  }
  const method = httpMethod(step);
  const path = method === undefined ? undefined : addressOf(step);
  return method !== undefined && path?.hasRoot ? toCall(step, method, path) : undefined;
}

/** `httpGet`, `httpPost`, … and the raw request of the HTTP component. */
const httpMethod = (step: Step): string | undefined => {
  if (!isOf(step, "http")) return undefined;
  const [, named] = /^http(Get|Post|Put|Patch|Delete)$/.exec(step.action.key) ?? [];
  return named ?? textOf(inputOf(step, "method"));
};

const addressOf = (step: Step): ReadPath | undefined => {
  const url = textOf(inputOf(step, "url"));
  return url === undefined ? undefined : readPath(url);
};

const toCall = (step: Step, method: string, path: ReadPath | undefined): RawCall | undefined => {
  if (!path) return undefined;
  const data = inputOf(step, "data");
  return {
    method: method.trim().toUpperCase(),
    segments: path.segments,
    options: new Map([...path.options, ...byName(pairsOf(inputOf(step, "queryParams")))]),
    headers: byName(pairsOf(inputOf(step, "headers"))),
    data: textOf(data),
    hasData: ["data", "formData", "fileData"].some((key) => isSet(inputOf(step, key))),
  };
};

const byName = (pairs: readonly SavedPair[]): Map<string, string> =>
  new Map(pairs.map(({ name, text }) => [name.trim().toLowerCase(), text ?? "…"]));
