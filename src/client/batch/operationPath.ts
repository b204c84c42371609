import { InputError } from "../errors/InputError";
import { writeJson } from "../json/writeJson";
import { literalOf } from "../odata/literal";
import { columnNames } from "../odata/names";
import { queryString } from "../odata/query";
import { encodedText } from "../text/wholeCharacters";
import type { BatchAction } from "./actions";

type Parameters = BatchAction["parameters"];

/** Path of a bound or unbound operation; bound ones carry their namespace. */
export function operationPath(name: string, owner: string | undefined): string {
  if (owner === undefined) return name;
  return `${owner}/${name.includes(".") ? name : `Microsoft.Dynamics.CRM.${name}`}`;
}

/** Parameters of a function go by alias (Microsoft: "Use Web API functions"). */
export function functionParameters(given: Parameters): string {
  const entries = Object.entries(given).map(
    ([name, value]) => [name.replace(/^\$/, ""), value] as const,
  );
  const list = entries.map(([name], at) => `${name}=@p${at + 1}`).join(",");
  const values = entries.map(
    ([name, value], at) => `@p${at + 1}=${encodedText(literal(value), `the parameter ${name}`)}`,
  );
  return `(${list})${values.length > 0 ? `?${values.join("&")}` : ""}`;
}

/** Members of enumerations are written without quotes around their type. */
const MEMBER = /^(?:[A-Za-z_]\w*\.)+[A-Za-z_]\w*'[^']*'$/;

const literal = (value: unknown): string => {
  if (typeof value === "string" && MEMBER.test(value)) return value;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? literalOf(value)
    : writeJson(value ?? null, "parameters");
};

/** `$select` and `$expand` of a get, each as text or a list, with or without the dollar. */
export function getOptions(given: Parameters): string {
  const options = new Map(
    Object.entries(given).map(([name, value]) => [name.replace(/^\$/, "").toLowerCase(), value]),
  );
  for (const name of options.keys()) {
    if (name === "select" || name === "expand") continue;
    throw new InputError(`get takes the parameters $select and $expand, not ${name}`);
  }
  const select = texts("$select", options.get("select")).flatMap((text) => text.split(","));
  const fieldNames = columnNames(
    select.map((name) => name.trim()),
    "Field Name",
  );
  return queryString({ fieldNames, expandPropertyNames: texts("$expand", options.get("expand")) });
}

const texts = (name: string, value: unknown): string[] => {
  const list = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  if (list.every((item): item is string => typeof item === "string" && item.trim() !== "")) {
    return list;
  }
  throw new InputError(`"${name}" has to be text, or a list of texts`);
};
