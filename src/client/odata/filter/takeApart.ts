import { InputError } from "../../errors/InputError";
import { ALIAS } from "./alias";
import { decoded } from "./decoded";
import { tokensOf } from "./tokens";

interface Parts {
  readonly condition: string | undefined;
  readonly options: Map<string, string>;
  readonly aliases: ReadonlyMap<string, string>;
}

const OPTION = /^(\$[a-z]+|@[a-z_]\w*)\s*=([\s\S]*)$/i;
const STARTS_PART = /^\s*(?:\$[a-z]+|@[a-z_]\w*)\s*=/i;
/** The name of the option without its sign, and not a comparison of a column with that name. */
const BARE_FILTER = /^filter=(?=[^'"]*[\s(])/i;

/** The options of a query string; an ampersand that neither an option nor an alias follows is no separator. */
export function takeApart(given: string, input: string): Parts {
  const options = new Map<string, string>();
  const aliases = new Map<string, string>();
  const parts = splitParts(given.replace(/^\?/, "").replace(BARE_FILTER, "$$filter="));
  for (const part of parts.map((each) => each.trim()).filter((each) => each !== "")) {
    const [, name, value = ""] = OPTION.exec(part) ?? [];
    if (name?.startsWith("@")) aliases.set(name, decoded(value.trim()));
    else {
      const key = (name ?? "$filter").toLowerCase();
      if (options.has(key)) throw new InputError(`${input} has ${key} twice.`);
      options.set(key, decoded(name === undefined ? part : value.trim()));
    }
  }
  const condition = options.get("$filter") || undefined;
  options.delete("$filter");
  return { condition, options, aliases };
}

/** An ampersand at the end separates nothing. */
const splitParts = (given: string): string[] => {
  const parts: string[] = [];
  let start = 0;
  for (const { kind, text, at } of tokensOf(given)) {
    if (kind !== "symbol" || text !== "&") continue;
    const next = given.slice(at + 1, at + 100);
    if (!STARTS_PART.test(next) && next.trim() !== "") continue;
    parts.push(given.slice(start, at));
    start = at + 1;
  }
  parts.push(given.slice(start));
  return parts;
};

/**
 * Aliases stand for values. They are put where they are used.
 *
 * @throws InputError for one that has none: OData takes null for it, which is never meant
 */
export function withAliases(
  condition: string,
  aliases: ReadonlyMap<string, string>,
  input: string,
): string {
  if (!condition.includes("@")) return condition;
  return tokensOf(condition)
    .map(({ kind, text }) => {
      if (kind !== "word" || !ALIAS.test(text)) return text;
      const value = aliases.get(text);
      if (value !== undefined && value !== "") return value;
      throw new InputError(
        `${input} has no value for ${text}: expected &${text}=<value> behind the condition${aliases.size > 0 ? `, in the same letter case; it has ${[...aliases.keys()].join(", ")}` : ""}.`,
      );
    })
    .join("");
}
