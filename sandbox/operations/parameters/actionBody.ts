import { jsonBody } from "../../records/payload/body";
import { missingParameter, unknownParameter } from "../refusals";
import type { Operation } from "../types";
import { Arguments } from "./arguments";
import { parameterValue, type Reader } from "./values";

/**
 * The parameters in the body of an action: those it declares and no others, each of its type, and
 * all that may not be left out. One without parameters needs no body.
 */
export function actionArguments(reader: Reader, operation: Operation): Arguments {
  const { call, setName } = reader;
  const declared = Object.entries(operation.parameters ?? {});
  const isEmpty = call.request.body.length === 0;
  const body = declared.length === 0 && isEmpty ? {} : jsonBody(call, { setName });
  const names = new Set(declared.map(([name]) => name));
  const unknown = Object.keys(body).find((name) => !name.includes("@") && !names.has(name));
  if (unknown !== undefined) throw unknownParameter(setName, unknown, operation.name);
  const values: Record<string, unknown> = {};
  for (const [name, type] of declared) {
    const value = parameterValue(reader, type.replace(/\?$/, ""), body[name]);
    if (value === null && !type.endsWith("?")) throw missingParameter(name, operation.name);
    values[name] = value;
  }
  return new Arguments(call.store, values);
}
