import { Refusal } from "../../errors";
import type { Call } from "../../records/call";
import type { Row, Store } from "../../types";
import { needsNamed } from "../privileges";
import type { Invocation, Operation, Outcome, SetInvocation, Signature, TypeName } from "../types";
import { isWholeAnswer, wireType } from "./fieldTypes";
import { handedIn, printedValue } from "./rows";
import type { CustomApiRequest } from "./types";

const bindings = { row: 1, set: 2 };

/** The custom APIs of that name, which are none or one; their letter case counts. */
export function customApisNamed(store: Store, name: string): Operation[] {
  return store
    .find("customapi", { uniquename: name })
    .filter(({ uniquename }) => uniquename === name)
    .map((row) => operationOf(store, row));
}

/** The custom APIs that may be known of, for the document of types. */
export function publicCustomApis(store: Store): Operation[] {
  return store.find("customapi", { isprivate: 0 }).map((row) => operationOf(store, row));
}

/** Changes whenever a custom API does. */
export function customApiVersion(store: Store): string {
  const tables = ["customapi", "customapirequestparameter", "customapiresponseproperty"];
  const counts = tables.map((table) => {
    const sql = `SELECT COUNT(*) AS n, MAX("versionnumber") AS v FROM "${table}"`;
    return Object.values(store.select(sql)[0] ?? {}).join(":");
  });
  return counts.join();
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
  const run = (invocation: Invocation & Partial<SetInvocation> & { id?: string }) =>
    outcomeOf(invocation, name, properties);
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

function outcomeOf(
  invocation: Invocation & Partial<SetInvocation> & { id?: string },
  name: string,
  properties: readonly Row[],
): Outcome {
  const { call, given, table, id } = invocation;
  const answer = runLogic(call, name, {
    parameters: Object.fromEntries(
      Object.entries(given.values)
        .filter(([, value]) => value !== null)
        .map(([parameter, value]) => [parameter, handedIn(value)]),
    ),
    target: table && { table: table.logicalName, ...(id === undefined ? {} : { id }) },
    userId: call.context.userId,
  });
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

/** A custom API without logic is there for those who listen to it: it answers with no values. */
function runLogic(
  { customLogic }: Call,
  name: string,
  request: CustomApiRequest,
): Readonly<Record<string, unknown>> {
  const { customApis } = customLogic;
  const logic = Object.hasOwn(customApis, name) ? customApis[name] : undefined;
  try {
    return logic?.(request) ?? {};
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, "0x80040265", error instanceof Error ? error.message : String(error));
  }
}
