import { writeJson } from "../json/writeJson";
import type { PreparedAction } from "./prepared";

// What may be true of an action. What is not known of it may be true.

/** Whether the body has a column, also in nested records and as a reference. */
export function hasColumn({ part }: PreparedAction, column: string): boolean {
  return isIn(part.json, column);
}

const isIn = (value: unknown, column: string): boolean => {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some((item: unknown) => isIn(item, column));
  return Object.entries(value).some(
    ([name, item]) => name === column || name.startsWith(`${column}@`) || isIn(item, column),
  );
};

/** Whether records of other tables may be in the body. */
export function hasNested({ part }: PreparedAction): boolean {
  return (
    typeof part.json === "object" &&
    part.json !== null &&
    Object.entries(part.json).some(
      ([name, value]) => !name.includes("@") && typeof value === "object" && value !== null,
    )
  );
}

export function isOfTable({ table }: PreparedAction, logicalName: string | undefined): boolean {
  return (
    logicalName === undefined ||
    table?.name === undefined ||
    table.name.logicalName === logicalName.toLowerCase()
  );
}

/** Whether the URL or the body has a word: a GUID, a name, a value. */
export function mentions({ part }: PreparedAction, word: string): boolean {
  const text = `${decoded(part.path)} ${writeJson(part.json ?? "")}`.toLowerCase();
  const wanted = word.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (isEdge(text[at - 1]) && isEdge(text[at + wanted.length])) return true;
  }
  return false;
}

/** An operation of the service may do anything to any record. */
export function runsLogic({ action }: PreparedAction): boolean {
  return action.action === "action";
}

/**
 * Adds to some actions all that refer to one of them by its Content-ID, directly or through others: what a
 * refusal says of a record may concern all that name it.
 */
export function includeReferring(
  actions: readonly PreparedAction[],
  candidates: readonly PreparedAction[],
): ReadonlySet<PreparedAction> {
  const found = new Set(candidates);
  const names = new Set(candidates.map(({ part }) => `$${part.contentId}`));
  // A reference leads to an earlier action, so that one round in their order finds all.
  for (const each of actions) {
    if (!referencesIn(each).some((name) => names.has(name))) continue;
    found.add(each);
    names.add(`$${each.part.contentId}`);
  }
  return found;
}

/** Content-IDs in the URL and in the body, and what only looks like one. */
const referencesIn = ({ part }: PreparedAction): readonly string[] =>
  `${part.path} ${writeJson(part.json ?? "")}`.match(/\$\d+/g) ?? [];

const isEdge = (letter: string | undefined): boolean =>
  letter === undefined || !/[\p{L}\p{N}_]/u.test(letter);

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
