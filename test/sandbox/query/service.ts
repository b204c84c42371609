import { randomUUID } from "node:crypto";
import { Refusal } from "../../../sandbox/errors";
import { parsePath } from "../../../sandbox/odata/path";
import { parsePrefer } from "../../../sandbox/odata/prefer";
import { parseQuery } from "../../../sandbox/odata/query";
import { resolvePath } from "../../../sandbox/odata/resource";
import {
  countCollection,
  queryCollection,
  resolveKey,
  retrieveProperty,
  retrieveRecord,
  retrieveReference,
  retrieveReferences,
  retrieveRelated,
} from "../../../sandbox/query";
import { loadSchema } from "../../../sandbox/schema";
import { insertRow, seedStore } from "../../../sandbox/seed";
import { users } from "../../../sandbox/seed/identities";
import { openStore } from "../../../sandbox/store";
import type { Row, SandboxResponse, Store } from "../../../sandbox/types";

/** The instant every test asks at: Wednesday 15 May 2024, 10:30 UTC. */
export const now = Date.parse("2024-05-15T10:30:00Z");
export const origin = "http://127.0.0.1:4711";
export const root = `${origin}/api/data/v9.2/`;

export type Json = Record<string, unknown> & { value: Record<string, unknown>[] };

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  json: Json;
}

export interface Service {
  store: Store;
  insert(table: string, row: Row): string;
  /** Asks for what stands behind `/api/data/v9.2/`, or for a whole link. */
  get(url: string, headers?: { prefer?: string; ifNoneMatch?: string; userId?: string }): Answer;
}

/** An environment with users, teams and currencies only, read without HTTP. */
export async function openService(): Promise<Service> {
  const store = await openStore(loadSchema());
  seedStore(store, { seed: "empty", now });
  return {
    store,
    insert: (table, row) => insertRow(store, table, row, now),
    get: (url, headers = {}) => answerOf(() => answer(store, url, headers)),
  };
}

/** Inserts rows that have nothing but a key and a version: many, quickly. */
export function fill(store: Store, table: string, count: number): void {
  const key = store.schema.tables.get(table)?.primaryId ?? "";
  const rows = Array.from({ length: count }, () => ({
    [key]: randomUUID(),
    versionnumber: store.nextVersion(),
  }));
  store.insertMany(table, rows);
}

function answer(
  store: Store,
  url: string,
  headers: NonNullable<Parameters<Service["get"]>[1]>,
): SandboxResponse {
  const [path = "", query = ""] = url.replace(root, "").split(/\?(.*)/s);
  const resource = resolvePath(store.schema, parsePath(path));
  const request = {
    store,
    options: parseQuery(query),
    prefer: parsePrefer(headers.prefer),
    context: { origin, userId: headers.userId ?? users.administrator.id, now: () => now },
    path: `/api/data/v9.2/${path}`,
  };
  if (resource.kind === "collection") {
    const { table, count } = resource;
    return count ? countCollection({ ...request, table }) : queryCollection({ ...request, table });
  }
  if (!("key" in resource)) {
    throw new Error(`The test asks for a ${resource.kind}.`);
  }
  const row = resolveKey(store, resource.table, resource.key);
  const single = { ...request, table: resource.table, row };
  switch (resource.kind) {
    case "record":
      return retrieveRecord(single, headers.ifNoneMatch);
    case "property":
      return retrieveProperty({ ...single, column: resource.column, raw: resource.raw });
    case "single": {
      const related = { ...single, navigation: resource.navigation };
      return resource.reference ? retrieveReference(related) : retrieveRelated(related);
    }
    case "members": {
      const { navigation, suffix } = resource;
      const table = store.schema.tables.get(navigation.table);
      if (!table) {
        throw new Error(`There is no table ${navigation.table}.`);
      }
      const id = String(row[resource.table.primaryId]);
      const restriction = { parent: resource.table, id, navigation };
      const members = { ...request, table, restriction };
      if (suffix === "$ref") {
        return retrieveReferences(members);
      }
      return suffix === "$count" ? countCollection(members) : queryCollection(members);
    }
  }
}

function answerOf(ask: () => SandboxResponse): Answer {
  try {
    return readable(ask());
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    const { code, message, status, headers } = error;
    return readable({ status, headers, body: JSON.stringify({ error: { code, message } }) });
  }
}

function readable({ status, headers, body }: SandboxResponse): Answer {
  const text = body.toString();
  return { status, headers, text, json: text.startsWith("{") ? JSON.parse(text) : {} };
}
