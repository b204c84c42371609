import { InputError } from "../errors/InputError";

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Blanks and slashes around a table's name are no part of it. */
export function bareName(entityType: string): string {
  const text = entityType.trim();
  let [start, end] = [0, text.length];
  while (text[start] === "/") start += 1;
  while (end > start && text[end - 1] === "/") end -= 1;
  return text.slice(start, end);
}

/** An entity set name for the URL; refuses what would change the URL's meaning. */
export function entitySetName(entityType: string): string {
  const name = bareName(entityType);
  if (name === "") throw new InputError("Entity Type is empty; expected a table, e.g. accounts.");
  if (!NAME.test(name)) {
    throw new InputError(
      `Entity Type ${JSON.stringify(name.slice(0, 80))} is not a table's name: expected letters, digits and underscores, e.g. accounts.`,
    );
  }
  return name;
}

/** Checks column names of `$select`: anything but a plain name would change the URL. */
export function columnNames(names: readonly string[], input: string): readonly string[] {
  for (const name of names) {
    if (NAME.test(name)) continue;
    if (name === "*") {
      throw new InputError(`${input} "*" is not a column's name: leave it empty for all columns.`);
    }
    const advice = name.includes("/")
      ? "; a column of a related record is read with Expand Property Name"
      : "";
    throw new InputError(
      `${input} ${JSON.stringify(name.slice(0, 80))} is not a column's name: expected letters, digits and underscores, e.g. name or _primarycontactid_value${advice}.`,
    );
  }
  return names;
}

const ORDER = /^([\p{L}_][\p{L}\p{N}_]*(?:\/[\p{L}_][\p{L}\p{N}_]*)*)(?:\s+(asc|desc))?$/iu;

/** `name`, `name desc` or `primarycontactid/fullname asc` as an item of `$orderby`. */
export function orderItem(item: string): string {
  const [, path, direction] = ORDER.exec(item.trim()) ?? [];
  if (!path) {
    throw new InputError(
      `Order By Field Name ${JSON.stringify(item.slice(0, 80))} is not a column's name, with asc or desc behind it where needed, e.g. revenue desc.`,
    );
  }
  return direction ? `${path} ${direction.toLowerCase()}` : path;
}
