import type { TypeRef } from "../../types/messages";

export const NAMESPACE = "Microsoft.Dynamics.CRM.";

/** Other names of the namespace: its alias, and the sign before a type in an answer. */
const PREFIX = /^#?(?:Microsoft\.Dynamics\.CRM\.|mscrm\.|#)?/i;

/** The name without the namespace, its alias or `#` before it; names of OData's own types stay. */
export function bareType(name: string): string {
  return name.trim().replace(PREFIX, "");
}

/** `Collection(mscrm.systemuser)` as a list of `systemuser`. */
export function typeRef(text: string): TypeRef {
  const inside = /^Collection\((.*)\)$/.exec(text.trim())?.[1];
  return { name: bareType(inside ?? text), isList: inside !== undefined };
}

/** Types of which any record may be: the root of all tables, and those of users, teams and activities. */
const BASES = new Set(["crmbaseentity", "principal", "activitypointer", "expando"]);

/** Whether a value has to say itself of which table it is. */
export function isBaseType(name: string): boolean {
  return BASES.has(name.toLowerCase());
}

/** A type as people read it: `String`, `list of account`, `record of any table`. */
export function shownType({ name, isList }: TypeRef): string {
  const bare = name.replace(/^Edm\./, "");
  const what = bare === "crmbaseentity" ? "record of any table" : bare;
  return isList ? `list of ${what}` : what;
}
