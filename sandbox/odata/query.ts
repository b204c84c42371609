import type { ExpandItem, Expression, List, OrderItem, Transformation } from "./ast";
import { parse } from "./parser";
import { decodeQuery } from "./percent";
import { badQuery } from "./refusals";
import { badSyntax } from "./syntaxRefusal";

/** A query string taken apart; names in it are not yet looked up. */
export interface QueryOptions {
  /** As sent, without the question mark: links to further pages repeat it. */
  readonly text: string;
  readonly select: string[] | undefined;
  readonly filter: Expression | undefined;
  readonly orderBy: OrderItem[] | undefined;
  readonly expand: ExpandItem[] | undefined;
  readonly apply: Transformation[] | undefined;
  readonly top: number | undefined;
  readonly count: boolean;
  readonly skipToken: string | undefined;
  readonly deltaToken: string | undefined;
  /** `$id`: the row a `DELETE …/$ref` takes out of a collection. */
  readonly id: string | undefined;
  /** Decoded text of the parameter aliases by name, `@` included; see `aliasValue`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Options without `$`: `fetchXml`, `savedQuery`, `tag`, `partitionId` and whatever else. */
  readonly custom: ReadonlyMap<string, string>;
}

const known = new Set([
  "$select",
  "$filter",
  "$orderby",
  "$expand",
  "$apply",
  "$top",
  "$count",
  "$skiptoken",
  "$deltatoken",
  "$id",
]);

/**
 * Parses the query string behind the question mark. Throws 400 for a system option the service
 * does not know, in whatever letter case, for one given twice or empty, and for bad syntax.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview
 */
export function parseQuery(queryString: string): QueryOptions {
  const { system, aliases, custom } = split(queryString);
  const read = <Rule extends Parameters<typeof parse>[0]>(rule: Rule, name: string) => {
    const text = system.get(name);
    return text === undefined ? undefined : parse(rule, text);
  };
  return {
    text: queryString,
    select: read("Select", "$select"),
    filter: read("Filter", "$filter"),
    orderBy: read("OrderBy", "$orderby"),
    expand: read("Expand", "$expand"),
    apply: read("Apply", "$apply"),
    top: topOf(system.get("$top")),
    count: countOf(system.get("$count")),
    skipToken: system.get("$skiptoken"),
    deltaToken: system.get("$deltatoken"),
    id: system.get("$id"),
    aliases,
    custom,
  };
}

/** The value of a parameter alias; an alias without a value is null. */
export function aliasValue(aliases: ReadonlyMap<string, string>, name: string): Expression | List {
  const text = aliases.get(name);
  return text === undefined
    ? { kind: "literal", type: "null", value: null }
    : parse("AliasValue", text);
}

/** The value of `$top`, here or inside an expand. */
export function topOf(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  if (!/^\d{1,9}$/.test(text.trim())) {
    throw badSyntax(
      `Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}

function countOf(text: string | undefined): boolean {
  if (text !== undefined && text !== "true" && text !== "false") {
    throw badSyntax(
      `Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`,
    );
  }
  return text === "true";
}

/** Names of the options that are neither `$` options nor parameter aliases. */
export function plainOptionNames(queryString: string): string[] {
  return queryString === "" ? [] : [...split(queryString).custom.keys()];
}

type Options = Record<"system" | "aliases" | "custom", Map<string, string>>;

function split(queryString: string): Options {
  const options: Options = { system: new Map(), aliases: new Map(), custom: new Map() };
  for (const part of queryString.split("&").filter((text) => text !== "")) {
    const equals = part.indexOf("=");
    const name = decodeQuery(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? "" : decodeQuery(part.slice(equals + 1));
    if (name.startsWith("$")) {
      checkSystem(name, value);
    }
    const group = { $: options.system, "@": options.aliases }[name.charAt(0)] ?? options.custom;
    if (group.has(name) && group !== options.custom) {
      throw badSyntax(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    }
    group.set(name, value);
  }
  return options;
}

function checkSystem(name: string, value: string): void {
  if (name === "$skip") {
    throw badQuery("Skip Clause is not supported in CRM");
  }
  if (!known.has(name)) {
    throw badQuery(`The query parameter '${name}' is not supported.`);
  }
  if (value.trim() === "") {
    throw badSyntax(`The value for OData query '${name}' cannot be empty.`);
  }
}
