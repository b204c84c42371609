import { writeJson } from "../json/writeJson";
import type { PreparedAction } from "./prepared";

// What may be true of an action: where something is not known of it, it may be true.

/** Every value that the body has for a column, nested records and references to records included. */
export const valuesOf = ({ part }: PreparedAction, column: string): readonly unknown[] =>
  collect(part.json, column);

const collect = (value: unknown, column: string): readonly unknown[] => {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => collect(item, column));
  return Object.entries(value).flatMap(([name, item]) =>
    name === column || name.startsWith(`${column}@`) ? [item] : collect(item, column),
  );
};

/** Whether records of other tables may be in the body. */
export const hasNested = ({ part }: PreparedAction): boolean =>
  typeof part.json === "object" &&
  part.json !== null &&
  Object.entries(part.json).some(
    ([name, value]) => !name.includes("@") && typeof value === "object" && value !== null,
  );

export const ofTable = ({ table }: PreparedAction, logicalName: string | undefined): boolean =>
  logicalName === undefined ||
  table?.name === undefined ||
  table.name.logicalName === logicalName.toLowerCase();

export const inSet = ({ table }: PreparedAction, set: string): boolean =>
  table === undefined || table.set === set;

/** Whether the URL or the body has a word: a GUID, a name, a value. */
export const mentions = ({ part }: PreparedAction, word: string): boolean => {
  const text = `${decoded(part.path)} ${writeJson(part.json ?? "")}`.toLowerCase();
  const wanted = word.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (isEdge(text[at - 1]) && isEdge(text[at + wanted.length])) return true;
  }
  return false;
};

/** An operation of the service may do anything to any record, and say so in any words. */
export const runsLogic = ({ action }: PreparedAction): boolean => action.action === "action";

/**
 * The suspects, and whoever refers to one of them by its Content-ID, directly or through others: what is
 * said of a record is said of all that name it.
 */
export const withReferring = (
  actions: readonly PreparedAction[],
  suspects: readonly PreparedAction[],
): ReadonlySet<PreparedAction> => {
  const found = new Set(suspects);
  const names = new Set(suspects.map(({ part }) => `$${part.contentId}`));
  // A reference leads to an earlier action, so that one round in their order finds all.
  for (const each of actions) {
    if (!referencesOf(each).some((name) => names.has(name))) continue;
    found.add(each);
    names.add(`$${each.part.contentId}`);
  }
  return found;
};

/** Content-IDs in the URL and in the body, and what only looks like one. */
const referencesOf = ({ part }: PreparedAction): readonly string[] =>
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
