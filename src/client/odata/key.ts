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

/** The entity set that `https://…/accounts(…)`, `/accounts(…)` or `accounts(…)` names, if it names one. */
export const setOfEntityId = (environment: Environment, entityId: string): string | undefined =>
  unwrapped(environment, entityId.trim()).set;

const keyPredicate = (environment: Environment, set: string, entityId: string): string => {
  const { set: namedSet = set, key: text } = unwrapped(environment, entityId.trim());
  if (namedSet !== set) {
    throw new InputError(`Entity ID names a record of ${namedSet}, but Entity Type is ${set}.`);
  }
  const guid = normalizeGuid(text);
  if (guid) return guid;
  const key = alternateKey(text);
  if (key) return key;
  throw new InputError(
    `Entity ID is not a record's id: expected ${FORMS}; got ${shown(entityId)}.`,
  );
};

interface Unwrapped {
  readonly set?: string | undefined;
  readonly key: string;
}

/** The set and the key inside of an `OData-EntityId`; a text that is no address is the key itself. */
const unwrapped = (environment: Environment, text: string): Unwrapped => {
  const isUrl = /^https?:\/\//i.test(text);
  const path = isUrl ? decoded(new URL(onOrigin(environment, text, "Entity ID")).pathname) : text;
  const found = /^(?:\/?(?:api\/data\/v\d+\.\d+\/)?)([A-Za-z_]\w*)\(([\s\S]*)\)$/.exec(path);
  return found ? { set: found[1], key: found[2] ?? "" } : { key: text };
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
