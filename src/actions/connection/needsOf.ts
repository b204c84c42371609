import { type ActionNeeds, InputError, nearest } from "../../client";
import { privileges } from "../privileges";

/**
 * What the actions of these keys take, each once.
 *
 * @throws InputError that names a key that no action has
 */
export function needsOf(keys: readonly string[] = []): ActionNeeds[] {
  const known = Object.keys(privileges);
  const found = keys.map((key) => {
    const wanted = key.trim().toLowerCase();
    const action = known.find((each) => each.toLowerCase() === wanted);
    if (action !== undefined) return action;
    const near = nearest(key.trim(), known);
    const advice = near.length > 0 ? `; did you mean ${near.join(" or ")}?` : ".";
    const shown = JSON.stringify(key.slice(0, 80));
    throw new InputError(
      `Action Keys has ${shown}, which no action has as its key; expected keys such as createEntity${advice}`,
    );
  });
  return [...new Set(found)].flatMap((action) => {
    const needs = privileges[action];
    return needs ? [{ action, ...needs }] : [];
  });
}
