import type { Published } from "../../../runner/bundle";
import { privileges } from "../../../src/actions/privileges";
import { anything } from "../../../src/actions/privilegesOfMany";
import { ownValue } from "../../../src/client/objects/ownProperty";
import { isReading } from "../component/isReading";
import { Problem } from "../http/problem";
import type { Permission } from "../wire/guard";

interface Place {
  /** Whether real data are behind the environment. */
  readonly outside: boolean;
  readonly readOnly: boolean;
  readonly confirmed: boolean;
}

/**
 * What a run of an action may send. One that says it only reads is held to it everywhere. In an outside
 * environment a write needs writes switched on, and a delete a person who confirms it.
 *
 * @throws Problem with 403 for an action that may write where nothing may
 */
export function permissionFor(key: string, published: Published, place: Place): Permission {
  if (isReading(published)) return "readOnly";
  if (place.readOnly) {
    const { label } = published.display;
    throw new Problem(
      403,
      `${label} may write, and the playground is read-only here: switch writes on first.`,
    );
  }
  if (!place.outside || place.confirmed) return "open";
  return mayDeleteLater(key) ? "askFirst" : "askDeletes";
}

/** By its privileges. A raw request is a single one: before it is sent it shows whether it deletes. */
const mayDeleteLater = (key: string): boolean => {
  const taken = ownValue(privileges, key);
  if (taken === undefined) return true;
  if (taken === anything) return false;
  const all = [...taken.always, ...(taken.sometimes ?? []).flatMap(({ takes }) => takes)];
  return all.some((name) => name.startsWith("prvDelete"));
};
