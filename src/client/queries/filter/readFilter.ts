import { InputError } from "../../errors/InputError";
import { bothReadings } from "./bothReadings";
import { tokensOf } from "./tokens";

/** A filter as it was typed or pasted, taken apart. */
export interface ReadFilter {
  /** The condition alone, ready to be sent; undefined where there is none. */
  readonly condition: string | undefined;
  /** Query options that were pasted along, by their names: `$orderby`, `$select`, `$top`. */
  readonly options: ReadonlyMap<string, string>;
  /** What was read in a way that may not be meant, for the log. */
  readonly notes: readonly string[];
}

/**
 * Reads a filter in the ways in which people have it: with `$filter=` before it, with other options of a
 * query string beside it, with parameter aliases, or percent-encoded.
 *
 * @param input label of the input, for messages
 * @param encoded what becomes of a literal such as `'H%26M'`: `both` looks for it as it is and decoded;
 *   `refuse` is for filters that decide what is changed, where a guess could change too much
 * @throws InputError for what is no condition
 */
export const readFilter = (
  text: string,
  input: string,
  encoded: "both" | "refuse" = "both",
): ReadFilter => {
  const given = text.replace(/^\uFEFF/, "").trim();
  if (/^(?:https?:\/\/|\/)\S*\?/i.test(given)) {
    throw new InputError(
      `${input} is a URL; expected a condition such as name eq 'Fabrikam': paste what stands behind the question mark, or use Raw Request.`,
    );
  }
  const { condition, options, aliases } = takeApart(given, input);
  if (condition === undefined) return { condition, options, notes: [] };
  const inlined = withAliases(condition, aliases);
  const { filter, decoded } = bothReadings(inlined);
  const [first] = decoded;
  if (first === undefined) return { condition: inlined, options, notes: [] };
  if (encoded === "refuse") {
    throw new InputError(
      `${input} has the encoded text ${first.raw}: expected the text itself, ${first.decoded}; nothing is decoded where a filter decides what is changed.`,
    );
  }
  const list = decoded.map(({ raw, decoded: plain }) => `${raw} and ${plain}`).join("; ");
  return {
    condition: filter,
    options,
    notes: [`${input} has percent-encoded text, which is looked for in both readings: ${list}.`],
  };
};

interface Parts {
  readonly condition: string | undefined;
  readonly options: Map<string, string>;
  readonly aliases: ReadonlyMap<string, string>;
}

/** The options of a query string; an ampersand that neither an option nor an alias follows is no separator. */
const takeApart = (given: string, input: string): Parts => {
  const options = new Map<string, string>();
  const aliases = new Map<string, string>();
  for (const [index, part] of splitParts(given).entries()) {
    const bare = index === 0 ? part.replace(/^\?/, "").trim() : part;
    const [, name, value = ""] = OPTION.exec(bare) ?? [];
    if (name?.startsWith("@")) aliases.set(name, decoded(value.trim()));
    else {
      const key = (name ?? "$filter").toLowerCase();
      if (options.has(key)) throw new InputError(`${input} has ${key} twice.`);
      options.set(key, decoded(name === undefined ? bare : value.trim()));
    }
  }
  const condition = options.get("$filter") || undefined;
  options.delete("$filter");
  return { condition, options, aliases };
};

const OPTION = /^(\$[a-z]+|@[a-z_]\w*)=([\s\S]*)$/i;
const STARTS_PART = /^(?:\$[a-z]+|@[a-z_]\w*)=/i;

const splitParts = (given: string): string[] => {
  const parts: string[] = [];
  let start = 0;
  for (const { kind, text, at } of tokensOf(given)) {
    if (kind !== "symbol" || text !== "&") continue;
    if (!STARTS_PART.test(given.slice(at + 1, at + 100))) continue;
    parts.push(given.slice(start, at));
    start = at + 1;
  }
  parts.push(given.slice(start));
  return parts;
};

/** Aliases stand for values, of which one without a value is null. They are put where they are used. */
const withAliases = (condition: string, aliases: ReadonlyMap<string, string>): string =>
  aliases.size === 0
    ? condition
    : tokensOf(condition)
        .map(({ kind, text }) =>
          kind === "word" && text.startsWith("@") ? (aliases.get(text) ?? "null") : text,
        )
        .join("");

const FORM_BLANK = /\+(?:eq|ne|gt|ge|lt|le|and|or|not|with|as)\+/i;

/**
 * An expression that another tool has encoded as a whole: a percent sign outside of quotes means nothing
 * else. A filter without any blank that has plus signs around its operators has them for blanks.
 */
export const decoded = (text: string): string => {
  const outside = tokensOf(text)
    .filter(({ kind }) => kind === "symbol" || kind === "number" || kind === "word")
    .map(({ text: part }) => part)
    .join("");
  const isForm = !/\s/.test(text) && FORM_BLANK.test(outside);
  if (!isForm && !/%[0-9a-f]{2}/i.test(outside)) return text;
  try {
    return decodeURIComponent(isForm ? text.replaceAll("+", " ") : text);
  } catch {
    return text;
  }
};

/**
 * The condition of an input that takes nothing else.
 *
 * @throws InputError for other query options beside it
 */
export const filterCondition = (filter: string | ReadFilter, input: string): string | undefined => {
  const { condition, options } = typeof filter === "string" ? readFilter(filter, input) : filter;
  const [name] = options.keys();
  if (name === undefined) return condition;
  throw new InputError(
    `${input} has ${name} beside the condition, which is not taken here; expected the condition alone, e.g. ${condition ?? "statecode eq 0"}.`,
  );
};
