import type { BatchAction } from "./actions";

/** Content-IDs by the names people gave them, as far as an action may refer to them. */
export type Names = Pick<ReadonlyMap<string, string>, "get">;

/** Whether a text refers to an action before it: `$lead`, or `$lead/contact_tasks`. */
export function isReference(text: string | undefined): text is string {
  return text?.startsWith("$") === true;
}

/** `$name`, and what of that record is meant; anything else in it would change the request. */
const REFERENCE = /^\$([\p{L}\p{N}_.-]+)((?:\/[\p{L}\p{N}_.]+)*)$/u;

/** The same in the dress of a record's address: `/$lead`, `leads($lead)`, `/leads($lead)/contact_tasks`. */
const DRESSED = /^\/?(?:[\p{L}_][\p{L}\p{N}_]*\((\$[^()/]+)\)|(\$[^()/]+))(\/.*)?$/u;

/** A text that refers to an action, as `$name`; any other as it is. */
export function bareReference(text: string): string {
  const [, inside, alone, rest = ""] = DRESSED.exec(text.trim()) ?? [];
  const name = inside ?? alone;
  return name === undefined ? text : name + rest;
}

/** Name of the action that is referred to, where the record it made is meant itself. */
export function referredRecord(text: string | undefined): string | undefined {
  const [, name, rest] = REFERENCE.exec(text ?? "") ?? [];
  return rest === "" ? name : undefined;
}

/** The reference by its Content-ID; adds what it refers to in vain to `unknown`. */
export function translated(text: string, names: Names, unknown: Set<string>): string {
  const [, name = "", rest = ""] = REFERENCE.exec(text) ?? [];
  const contentId = names.get(name);
  if (contentId === undefined) unknown.add(text.slice(0, 80));
  return `$${contentId ?? name}${rest}`;
}

/** What may stand in these is a reference. */
const refers = (name: string): boolean => name.endsWith("@odata.bind") || name === "@odata.id";

/** Most bodies have none, and are sent as they are. */
const mayRefer = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(mayRefer);
  for (const name in value) {
    if (refers(name) || mayRefer((value as Record<string, unknown>)[name])) return true;
  }
  return false;
};

/** A body with the references in its binds and `@odata.id` translated, at any depth. */
export function translatedBody(value: unknown, names: Names, unknown: Set<string>): unknown {
  return mayRefer(value) ? translatedValue(value, names, unknown) : value;
}

const translatedValue = (value: unknown, names: Names, unknown: Set<string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => translatedValue(item, names, unknown));
  if (typeof value !== "object" || value === null) return value;
  const one = (item: unknown) =>
    typeof item === "string" && isReference(bareReference(item))
      ? translated(bareReference(item), names, unknown)
      : translatedValue(item, names, unknown);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (!refers(name)) return [name, translatedValue(item, names, unknown)];
      return [name, Array.isArray(item) ? item.map(one) : one(item)];
    }),
  );
};

/** What is wrong with a reference that leads nowhere. */
export function danglingReference(reference: string, { group }: BatchAction): string {
  return `${reference} refers to no earlier action of the same change set${group ? ` (group ${group})` : ""}; give that one "contentId", and both the same "group"`;
}
