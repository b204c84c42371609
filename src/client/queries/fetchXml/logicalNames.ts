import { DataverseError } from "../../errors/DataverseError";
import { scopeOf } from "../../metadata/cache/definitionCache";
import { findTable } from "../../metadata/cache/findTable";
import { lookUpTable } from "../../metadata/cache/lookUpTable";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import {
  ATTRIBUTES,
  attribute,
  attributes,
  elementName,
  type FetchDocument,
  type XmlNode,
} from "./parse";

/** A query has one root and at most 15 joins. */
const MOST_TABLES = 16;

/**
 * Runs a query whose entities go by any name of their tables. FetchXML takes logical names only: one that
 * Dataverse does not know is looked up in the list of tables, after the refusal unless that is remembered.
 */
export async function withLogicalNames<T>(
  session: Session,
  impersonation: Impersonation,
  query: FetchDocument,
  run: (query: FetchDocument) => Promise<T>,
): Promise<T> {
  let named = withKnownNames(session, impersonation, query);
  for (let tries = 0; ; tries += 1) {
    try {
      return await run(named);
    } catch (error) {
      const name = unknownEntity(error);
      if (name === undefined || tries >= MOST_TABLES) throw error;
      const match = await lookUpTable(session, name, impersonation).catch(() => undefined);
      const logical = match?.kind === "found" ? match.table.logicalName : name;
      if (logical === name) throw error;
      named = renamed(named, new Map([[name, logical]]));
    }
  }
}

const unknownEntity = (error: unknown): string | undefined =>
  error instanceof DataverseError && error.status === 400
    ? /entity with a name = '([^']+)'/i.exec(error.detail)?.[1]
    : undefined;

const withKnownNames = (
  session: Session,
  impersonation: Impersonation,
  query: FetchDocument,
): FetchDocument => {
  const tables = session.caches.tableLists.peek(scopeOf(session, impersonation));
  if (!tables) return query;
  const names = new Map<string, string>();
  for (const name of entityNames(query.fetch)) {
    const match = findTable(tables, name);
    if (match.kind === "found" && match.table.logicalName !== name) {
      names.set(name, match.table.logicalName);
    }
  }
  return names.size === 0 ? query : renamed(query, names);
};

const isEntity = (node: XmlNode): boolean =>
  ["entity", "link-entity"].includes(elementName(node) ?? "");

const inside = (node: XmlNode): XmlNode[] => {
  const content = node[elementName(node) ?? ""];
  return Array.isArray(content) ? (content as XmlNode[]) : [];
};

const entityNames = (node: XmlNode): string[] => [
  ...(isEntity(node) ? [attribute(node, "name")?.trim() ?? ""] : []),
  ...inside(node).flatMap(entityNames),
];

const renamed = (query: FetchDocument, names: ReadonlyMap<string, string>): FetchDocument => {
  const rename = (node: XmlNode): XmlNode => {
    const element = elementName(node);
    if (element === undefined) return node;
    const logical = isEntity(node) ? names.get(attribute(node, "name")?.trim() ?? "") : undefined;
    const own =
      logical === undefined ? {} : { [ATTRIBUTES]: { ...attributes(node), name: logical } };
    return { ...node, [element]: inside(node).map(rename), ...own };
  };
  const fetch = rename(query.fetch);
  const document = query.document.map((node) => (node === query.fetch ? fetch : node));
  return { document, fetch, entityName: names.get(query.entityName) ?? query.entityName };
};
