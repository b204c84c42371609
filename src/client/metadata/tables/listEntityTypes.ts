import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import type { Session } from "../../session/session";
import type { EntitySet } from "../../types";
import type { EntityTypeList, ListEntityTypesParams } from "../types";
import { listEntitySets } from "./serviceDocument";

/**
 * The entries of the service document, a page at a time. The service sends all of them at once; the
 * pages are cut here, for flows that were made to go through them.
 */
export async function listEntityTypes(
  session: Session,
  { maxPageSize = defaults.maxPageSize, nextLink, fetchAll = false }: ListEntityTypesParams,
): Promise<EntityTypeList> {
  const after = nextLink === undefined ? undefined : positionOf(nextLink);
  const sets = await listEntitySets(session);
  const start = after === undefined ? 0 : startAfter(sets, after);
  const page = sets.slice(start, fetchAll ? undefined : start + maxPageSize);
  const last = page.at(-1);
  const hasMore = start + page.length < sets.length;
  return {
    entities: page.map(({ name, kind, url }) => ({ name, kind, url })),
    totalCount: sets.length,
    nextLink: hasMore && last ? linkAfter(start + page.length, last.name) : null,
    hasMore,
  };
}

/** How far a page reached: how many entries, and the name of the last one. */
interface Position {
  readonly entries: number;
  readonly name: string;
}

const linkAfter = (entries: number, name: string): string =>
  Buffer.from(`${entries} ${name}`, "utf8").toString("base64url");

const positionOf = (link: string): Position => {
  const [, entries, name] =
    /^(\d{1,9}) (\w+)$/u.exec(Buffer.from(link, "base64url").toString("utf8")) ?? [];
  if (entries !== undefined && name !== undefined) return { entries: Number(entries), name };
  throw new InputError(
    `Next Link ${JSON.stringify(link.length > 80 ? `${link.slice(0, 80)}…` : link)} is not the nextLink of an earlier page of List Entity Types; leave it empty to begin with the first page.`,
  );
};

/** Behind the last entry of the page before, wherever it is now: tables come and go between pages. */
const startAfter = (sets: readonly EntitySet[], { entries, name }: Position): number => {
  const at = sets.findIndex((set) => set.name === name);
  return at < 0 ? Math.min(entries, sets.length) : at + 1;
};
