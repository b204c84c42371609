import type { Environment } from "../environment";
import { onOrigin } from "../environment";
import { InputError } from "../errors/InputError";
import { alternateKey } from "./alternateKey";
import { normalizeGuid } from "./guid";
import { entitySetName } from "./names";

const FORMS =
  "a GUID, an alternate key such as accountnumber='A-1' or name='O''Brien',number=5, or the record's whole URL";

/** Path of one record under the API root: `accounts(…)`, ready for a URL. */
export const recordPath = (
  environment: Environment,
  entityType: string,
  entityId: string,
): string => {
  const set = entitySetName(entityType);
  return `${set}(${keyPredicate(environment, set, entityId)})`;
};

const keyPredicate = (environment: Environment, set: string, entityId: string): string => {
  const text = unwrapped(environment, set, entityId.trim());
  const guid = normalizeGuid(text);
  if (guid) return guid;
  const key = alternateKey(text);
  if (key) return key;
  throw new InputError(
    `Entity ID is not a record's id: expected ${FORMS}; got ${shown(entityId)}.`,
  );
};

/** The key inside `https://…/accounts(…)` (an `OData-EntityId`), `/accounts(…)` or `accounts(…)`. */
const unwrapped = (environment: Environment, set: string, text: string): string => {
  const isUrl = /^https?:\/\//i.test(text);
  const path = isUrl ? decoded(new URL(onOrigin(environment, text, "Entity ID")).pathname) : text;
  const found = /^(?:\/?(?:api\/data\/v\d+\.\d+\/)?)([A-Za-z_]\w*)\(([\s\S]*)\)$/.exec(path);
  if (!found) return text;
  const [, namedSet = "", key = ""] = found;
  if (namedSet !== set) {
    throw new InputError(`Entity ID names a record of ${namedSet}, but Entity Type is ${set}.`);
  }
  return key;
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const shown = (text: string): string =>
  JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
