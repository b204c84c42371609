/** An item of `$expand`: the navigation property, and the options of the related records. */
export interface ExpandItem {
  readonly property: string;
  /** Each as it is written, e.g. `$select=subject`. */
  readonly options: readonly string[];
}

/** Takes `Account_Tasks($select=subject;$expand=…)` apart. What is no such item has no options. */
export const readExpandItem = (item: string): ExpandItem => {
  const text = item.trim();
  const open = text.indexOf("(");
  if (open < 0 || !text.endsWith(")")) return { property: text, options: [] };
  const options = splitOutside(text.slice(open + 1, -1), ";").filter((option) => option !== "");
  return { property: text.slice(0, open).trim(), options };
};

/** The items that an option `$expand=` among these names; none where there is no such option. */
export const nestedItems = (options: readonly string[]): string[] =>
  options.flatMap((option) => {
    const [, list] = /^\$expand\s*=([\s\S]*)$/i.exec(option) ?? [];
    return list === undefined ? [] : splitOutside(list, ",");
  });

/** The parts between separators that stand outside of brackets and quotes, without blanks around them. */
export const splitOutside = (text: string, separator: string): string[] => {
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
};
