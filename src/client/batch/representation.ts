import type { PreparedAction } from "./prepared";

/** One preference; commas inside quotes do not end it. */
const PREFERENCE = /(?:[^,"]|"[^"]*"?)+/g;
const REPRESENTATION = /^\s*return\s*=\s*representation\s*$/i;

/**
 * An action to which others refer, and which asked for its record. With a representation there is no
 * `OData-EntityId`, which is what a reference means (Dataverse answers "Content-ID Reference: '$1'
 * does not exist in the batch context"). So it asks for nothing, and its record is read behind the batch.
 */
export function readLater(prepared: PreparedAction): PreparedAction {
  const { part } = prepared;
  const given = Object.entries(part.headers ?? {});
  const found = given.find(([name]) => /^prefer$/i.test(name));
  const preferences = found?.[1].match(PREFERENCE) ?? [];
  const others = preferences.filter((each) => !REPRESENTATION.test(each));
  if (!found || others.length === preferences.length) return prepared;
  const prefer = others.map((each) => each.trim()).join(", ");
  const rest = given.filter(([name]) => name !== found[0]);
  const headers = Object.fromEntries(prefer === "" ? rest : [...rest, [found[0], prefer]]);
  const readBack = prefer === "" ? {} : { Prefer: prefer };
  return { ...prepared, part: { ...part, headers }, readBack };
}
