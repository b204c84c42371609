import type { Call } from "../../records/call";
import { type JsonObject, jsonBody } from "../../records/payload/body";
import { odataError } from "../../records/payload/refusals";
import { operations } from "../operations";
import { checkValue } from "./checkBody";
import { definitionsName, invalidArgument } from "./refusals";

/**
 * The parameters of an action: those it declares and no others, each of its type, and all that may
 * not be left out.
 */
export function actionBody(call: Call, action: string): JsonObject {
  const declared = Object.entries(operations[action]?.parameters ?? {});
  if (declared.length === 0) return {};
  const body = jsonBody(call, { setName: definitionsName });
  const names = new Set(declared.map(([name]) => name));
  const unknown = Object.keys(body).find((name) => !name.includes("@") && !names.has(name));
  if (unknown !== undefined) {
    throw odataError(
      definitionsName,
      `The parameter '${unknown}' in the request payload is not a valid parameter for the operation '${action}'.`,
    );
  }
  for (const [name, type] of declared) {
    const value = body[name] ?? null;
    if (value === null && !type.endsWith("?")) {
      throw invalidArgument(`Required field '${name}' is missing.`);
    }
    checkValue(type.replace(/\?$/, ""), value);
  }
  return body;
}
