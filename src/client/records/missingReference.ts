import { DataverseError } from "../errors/DataverseError";
import { decodedPath } from "../odata/decodedPath";

const BIND = "@odata.bind";
const LINK = "@odata.id";
const BY_KEY = "0x80060891";

/**
 * The same refusal, with the columns and values that refer to a record which does not exist. Dataverse
 * says which record it missed, but not which column refers to it.
 *
 * @param record what was sent
 * @param isNew whether the record itself cannot be what is missing
 */
export function withMissingReference<E>(
  error: E,
  record: unknown,
  isNew: boolean,
): E | DataverseError {
  if (!(error instanceof DataverseError) || error.status !== 404) return error;
  const id = /\bid = ([0-9a-f-]{36})/i.exec(error.detail)?.[1]?.toLowerCase();
  const isKey = isNew && error.code?.toLowerCase() === BY_KEY;
  const missing = referencesIn(record).filter(({ target }) =>
    id === undefined ? isKey && target.includes("=") : target.toLowerCase().includes(id),
  );
  if (missing.length === 0) return error;
  const told = missing
    .map(({ name, target }) => `${name} refers to ${decodedPath(target)}`)
    .join(", ");
  return error.withHint(
    `${told}${missing.length > 1 && id === undefined ? "; one of them" : ", which"} does not exist, or the user may not see it`,
  );
}

interface Sent {
  /** Path of the property, without the annotation. */
  readonly name: string;
  readonly target: string;
}

const referencesIn = (value: unknown, path = ""): Sent[] => {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) => {
    const place = path === "" ? name : `${path}.${name}`;
    // The body of a link between two records.
    if (place === LINK && typeof item === "string") return [{ name: '"target"', target: item }];
    if (!name.endsWith(BIND)) return referencesIn(item, place);
    const targets: readonly unknown[] = Array.isArray(item) ? item : [item];
    return targets.flatMap((target) =>
      typeof target === "string" ? [{ name: place.slice(0, -BIND.length), target }] : [],
    );
  });
};
