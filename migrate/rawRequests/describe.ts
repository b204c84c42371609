import { setOwn } from "../../src/client/objects/ownProperty";
import { splitOutside } from "../../src/client/odata/expandItem";
import type { RawCall, Segment } from "./types";

/** What becomes of a query option of a read: the input that takes it, by the name of the option. */
const READING: Readonly<Record<string, string>> = {
  $select: "fieldNames",
  $filter: "filterExpression",
  $orderby: "orderByFieldNames",
  $expand: "expandPropertyNames",
  $top: "top",
  $apply: "options.apply",
  $count: "options.count",
  savedquery: "view",
  userquery: "view",
};

/** The inputs that take these options of the call; options that the call lacks are left out. */
export function inputsOfOptions(
  call: RawCall,
  ...names: readonly string[]
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const name of names) {
    const key = READING[name];
    const value = call.options.get(name);
    if (key !== undefined && value !== undefined) inputs[key] = value;
  }
  return inputs;
}

/** The settings that mean what a header of the call asks for. */
export function inputsOfHeaders({ headers }: RawCall): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [header, key, value] of HEADERS) {
    const given = headers.get(header);
    if (given !== undefined) inputs[`options.${key}`] = value ?? given;
  }
  const annotations = /odata\.include-annotations="?([^";]{1,500})"?/i.exec(
    headers.get("prefer") ?? "",
  );
  if (annotations?.[1] !== undefined) inputs["options.includeAnnotations"] = annotations[1];
  return inputs;
}

const HEADERS: readonly (readonly [header: string, option: string, value?: string])[] = [
  ["mscrmcallerid", "impersonateUserId"],
  ["callerobjectid", "impersonateObjectId"],
  ["mscrm.suppressduplicatedetection", "detectDuplicates", "true"],
  ["mscrm.bypasscustompluginexecution", "bypassCustomLogic", "CustomSync"],
  ["mscrm.bypassbusinesslogicexecution", "bypassCustomLogic"],
];

/** `accounts(…)` as the two inputs of an action on one record. */
export function recordInputs({ name, key = "" }: Segment): Record<string, string> {
  return { entityType: name, entityId: key };
}

/** The names of what a JSON body holds; undefined where it cannot be read. */
export function namesInBody({ data }: RawCall): string[] | undefined {
  if (data === undefined) return undefined;
  try {
    const body: unknown = JSON.parse(data);
    return typeof body === "object" && body !== null && !Array.isArray(body)
      ? Object.keys(body)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The parameters of a call such as `Name(A=1,B=@b)`, each with the value of its alias. */
export function parametersOf({ key }: Segment, { options }: RawCall): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const part of splitOutside(key ?? "", ",")) {
    const equals = part.indexOf("=");
    if (equals < 1) continue;
    const value = part.slice(equals + 1).trim();
    const name = part.slice(0, equals).trim();
    const isAlias = value.startsWith("@");
    setOwn(parameters, name, isAlias ? (options.get(value.toLowerCase()) ?? value) : value);
  }
  return parameters;
}
