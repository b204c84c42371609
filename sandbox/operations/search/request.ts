import { holds, privilegeName } from "../../auth/privileges";
import { Refusal } from "../../errors";
import type { Call } from "../../records/call";
import type { Table } from "../../schema/derived";
import { type Document, documentsOf, type Scope } from "../../search/documents";
import { searchFilter } from "../../search/filter";
import { SearchProblem } from "../../search/problem";
import { type Source, sourcesOf } from "../../search/sources";
import { organizationId } from "../../seed/identities";
import type { Arguments } from "../parameters/arguments";
import type { Invocation, Outcome } from "../types";

const longest = 100;

/**
 * Counts a search against its limits, and refuses it where the organization has search switched off.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/overview#error-when-search-not-enabled
 */
export function openSearch({ store, context, search }: Call): void {
  search.enter(context.userId, context.now());
  if (isEnabled(store)) return;
  const message = "Dataverse Search feature is disabled for this organization.";
  throw new Refusal(400, "0x80048d0b", message);
}

export function isEnabled(store: Call["store"]): boolean {
  return store.read("organization", organizationId)?.["isexternalsearchindexenabled"] === 1;
}

/** What the search service refuses is told inside of a success. */
export function answering(run: (invocation: Invocation) => Record<string, unknown>) {
  return (invocation: Invocation): Outcome => {
    openSearch(invocation.call);
    return { members: { response: JSON.stringify(answerOf(() => run(invocation))) } };
  };
}

function answerOf(run: () => Record<string, unknown>): Record<string, unknown> {
  try {
    return { Error: null, ...run(), QueryContext: null };
  } catch (error) {
    if (!(error instanceof SearchProblem)) throw error;
    const { code, message } = error;
    return { Error: { code, message, propertybag: {} }, Value: null, QueryContext: null };
  }
}

/** The text to search for: up to 100 characters. */
export function searchText(given: Arguments, least = 1): string {
  const text = given.text("search");
  if (text.trim().length >= least && text.length <= longest) return text;
  throw invalid(`The search term has to have ${least} to ${longest} characters.`);
}

export function invalid(message: string): Refusal {
  return new Refusal(400, "0x80040203", message);
}

/** The text of a parameter that may be left out; tools send the text `null` for nothing. */
export function optional(given: Arguments, name: string): string | undefined {
  const text = given.optionalText(name)?.trim();
  return text === undefined || text === "" || text === "null" ? undefined : text;
}

/** JSON inside of the text of a parameter; single quotation marks are taken as well. */
export function jsonOf(given: Arguments, name: string): unknown {
  const text = optional(given, name);
  if (text === undefined) return undefined;
  for (const form of [text, text.replaceAll("'", '"')]) {
    try {
      return JSON.parse(form);
    } catch {
      // The other form is tried, if there is one.
    }
  }
  throw invalid(`The value of '${name}' is no JSON.`);
}

export function textList(given: Arguments, name: string): string[] {
  const list = jsonOf(given, name) ?? [];
  if (Array.isArray(list) && list.every((each) => typeof each === "string")) return list;
  throw invalid(`The value of '${name}' is no list of texts.`);
}

/** The rows to look through, of all tables asked for that the caller may read. */
export function documentsFor({ call, given }: Invocation): [Document, Scope][] {
  const { store, context, search } = call;
  const sources = sourcesOf(store);
  const filter = optional(given, "filter");
  const scopes = scopesOf(sources, jsonOf(given, "entities")).filter(({ source }) =>
    mayRead(call, source.table),
  );
  return scopes.flatMap(({ source, searched, shown, filter: own }) => {
    const texts = [filter, own].filter((each) => each !== undefined);
    const filters = texts.map((text) => searchFilter(store.schema, source, text));
    const scope = { source, searched, shown, filters };
    const documents = documentsOf(store, context, scope, search.rules.indexLagMs);
    return documents.map((document): [Document, Scope] => [document, scope]);
  });
}

export function mayRead({ store, context }: Call, table: Table): boolean {
  const users = [context.userId, ...(context.actingUserId ? [context.actingUserId] : [])];
  return users.every((user) => holds(store, user, `prvRead${privilegeName(table)}`));
}

interface Asked extends Pick<Scope, "source" | "searched" | "shown"> {
  readonly filter: string | undefined;
}

/**
 * What `entities` narrows the search to. Without columns, a table is searched and shown by its name alone.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#searchentity-type
 */
function scopesOf(sources: ReadonlyMap<string, Source>, entities: unknown): Asked[] {
  if (entities === undefined) {
    return [...sources.values()].map((source) => ({ source, ...source, filter: undefined }));
  }
  if (!Array.isArray(entities)) throw invalid("The value of 'entities' is no list.");
  return entities.map((entity) => askedOf(sources, entity));
}

function askedOf(sources: ReadonlyMap<string, Source>, entity: unknown): Asked {
  const members = lowerCase(entity);
  const name = members.get("name");
  const source = typeof name === "string" ? sources.get(name) : undefined;
  if (source === undefined) {
    throw invalid(`The entity '${String(name)}' is not enabled for Dataverse search.`);
  }
  const primary = source.table.primaryName === undefined ? [] : [source.table.primaryName];
  const columns = (key: string): readonly string[] => {
    const list = members.get(key) ?? [];
    if (!Array.isArray(list)) throw invalid(`'${key}' of an entity is no list.`);
    const unknown = list.find((each) => !source.indexed.has(String(each)));
    if (unknown === undefined) return list.length === 0 ? primary : list.map(String);
    throw invalid(`The column '${unknown}' of '${String(name)}' is not in the search index.`);
  };
  const filter = members.get("filter");
  return {
    source,
    searched: columns("searchcolumns"),
    shown: columns("selectcolumns"),
    filter: typeof filter === "string" && filter !== "" ? filter : undefined,
  };
}

function lowerCase(entity: unknown): ReadonlyMap<string, unknown> {
  const members = typeof entity === "object" && entity !== null ? Object.entries(entity) : [];
  return new Map(members.map(([key, value]) => [key.toLowerCase(), value ?? undefined]));
}
