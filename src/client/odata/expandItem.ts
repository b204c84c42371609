import { InputError } from "../errors/InputError";

/** An item of `$expand`: the navigation property, and the options of the related records. */
export interface ExpandItem {
  readonly property: string;
  /** Each as it is written, e.g. `$select=subject`. */
  readonly options: readonly string[];
}

/** Takes `Account_Tasks($select=subject;$expand=…)` apart. What is no such item has no options. */
export function readExpandItem(item: string): ExpandItem {
  const text = item.trim();
  const open = text.indexOf("(");
  if (open < 0 || !text.endsWith(")")) return { property: text, options: [] };
  const options = splitOutside(text.slice(open + 1, -1), ";").filter((option) => option !== "");
  return { property: text.slice(0, open).trim(), options };
}

/** The items that an option `$expand=` among these names; none where there is no such option. */
export function nestedItems(options: readonly string[]): string[] {
  return options.flatMap((option) => {
    const [, list] = /^\$expand\s*=([\s\S]*)$/i.exec(option) ?? [];
    return list === undefined ? [] : splitOutside(list, ",");
  });
}

/** The parts between separators that stand outside of brackets and quotes, without blanks around them. */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "'") quoted = !quoted;
    if (quoted) continue;
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (char === separator && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

const FORM = /^[\p{L}_][\p{L}\p{N}_]*(?:\/\$ref)?(?:\(([\s\S]*)\))?$/u;
const OPTION_NAME = /^\$?(select|filter|orderby|top|expand)(?=\s*=)/i;
const ALL_COLUMNS = /^\$select\s*=\s*\*$/;

/**
 * `primarycontactid`, `Account_Tasks($select=subject;$top=3)` or `primarycontactid/$ref`, ready for
 * `$expand`.
 *
 * @throws InputError with the right form of what is not of this form
 */
export function expandItem(item: string): string {
  const text = item.trim();
  const wrong = (why: string) =>
    new InputError(`Expand Property Name ${JSON.stringify(text.slice(0, 200))} ${why}.`);
  const form = FORM.exec(text);
  if (text === "*") throw wrong("means nothing here; expected navigation properties by name");
  if (text.startsWith("(")) {
    throw wrong("has no navigation property in front, e.g. primarycontactid($select=fullname)");
  }
  if (!form) {
    throw wrong(
      "is not a navigation property, with options in parentheses where needed, e.g. primarycontactid($select=fullname)",
    );
  }
  const { property, options } = readExpandItem(text);
  if (form[1]?.trim() === "") throw wrong(`has empty parentheses; expected ${property}`);
  const right = options.map(separated);
  if (right.join(";") !== options.join(";")) {
    throw wrong(
      `has options that are not written as Dataverse takes them; expected ${property}(${right.join(";")})`,
    );
  }
  if (right.some((option) => ALL_COLUMNS.test(option))) {
    throw wrong("asks for all columns with *; leave $select out for all of them");
  }
  return text;
}

/** An option as it is meant: in lower case with its dollar sign, and cut where a comma is written for a semicolon. */
const separated = (option: string): string => {
  const named = splitOutside(option, ",").map((part) =>
    part.replace(OPTION_NAME, (_, name: string) => `$${name.toLowerCase()}`),
  );
  return named.reduce((text, part) => `${text}${part.startsWith("$") ? ";" : ","}${part}`);
};
