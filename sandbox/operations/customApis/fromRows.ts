import type { Row, Store } from "../../types";
import { needsNamed } from "../privileges";
import type { Operation, Outcome, Signature, TypeName } from "../types";
import { isWholeAnswer, wireType } from "./fieldTypes";
import { printedValue } from "./rows";
import { type AnyInvocation, runLogic } from "./runLogic";

const bindings = { row: 1, set: 2 };

/** The custom APIs of that name, which are none or one; their letter case counts. */
export function customApisNamed(store: Store, name: string): Operation[] {
  return store
    .find("customapi", { uniquename: name })
    .filter(({ uniquename }) => uniquename === name)
    .map((row) => operationOf(store, row))
    .filter(isComplete);
}

/** The custom APIs that may be known of, for the document of types. */
export function publicCustomApis(store: Store): Operation[] {
  return store
    .find("customapi", { isprivate: 0 })
    .map((row) => operationOf(store, row))
    .filter(isComplete);
}

/** A function without a response property is none yet. */
function isComplete({ kind, returns }: Operation): boolean {
  return kind === "action" || returns !== undefined;
}

/**
 * The operation that a row of `customapi` describes, with its parameters and response properties.
 * https://learn.microsoft.com/power-apps/developer/data-platform/custom-api
 */
function operationOf(store: Store, api: Row): Operation {
  const parts = { customapiid: api["customapiid"] ?? null };
  const parameters = store.find("customapirequestparameter", parts);
  const properties = store.find("customapiresponseproperty", parts);
  const name = String(api["uniquename"]);
  const privilege = api["executeprivilegename"];
  const signature: Signature = {
    name,
    kind: api["isfunction"] === 1 ? "function" : "action",
    parameters: Object.fromEntries(
      parameters.map((field) => [
        String(field["uniquename"]),
        wireType(field) + (field["isoptional"] === 1 ? "?" : ""),
      ]),
    ),
    ...returned(properties),
    ...(typeof privilege === "string" ? { privileges: [needsNamed(privilege)] } : {}),
  };
  const run = (invocation: AnyInvocation) => outcomeOf(invocation, name, properties);
  const table = String(api["boundentitylogicalname"]);
  switch (api["bindingtype"]) {
    case bindings.row:
      return { ...signature, binding: { row: table }, run };
    case bindings.set:
      return { ...signature, binding: { set: table }, run };
    default:
      return { ...signature, run };
  }
}

function returned(properties: readonly Row[]): Pick<Signature, "returns"> {
  const [first, ...others] = properties;
  if (first === undefined) return {};
  if (others.length === 0 && isWholeAnswer(first)) return { returns: wireType(first) };
  const members = properties.map((field): [string, TypeName] => [
    String(field["uniquename"]),
    wireType(field),
  ]);
  return { returns: Object.fromEntries(members) };
}

function outcomeOf(invocation: AnyInvocation, name: string, properties: readonly Row[]): Outcome {
  const { call } = invocation;
  const { customApis } = call.customLogic;
  const logic = Object.hasOwn(customApis, name) ? customApis[name] : undefined;
  const answer = runLogic(logic, invocation);
  const members = properties.map(({ uniquename }): [string, unknown] => [
    String(uniquename),
    printedValue(call, answer[String(uniquename)]),
  ]);
  const [first] = properties;
  if (first === undefined) return undefined;
  return members.length === 1 && isWholeAnswer(first)
    ? { whole: members[0]?.[1] }
    : { members: Object.fromEntries(members) };
}
