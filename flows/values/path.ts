import { ownValue } from "../../src/client/objects/ownProperty";

/**
 * The value that a path leads to: `body.data.0.name`, also with `[0]` and `["a name"]`. Undefined where
 * there is none. A key with dots in it is found as a whole where no shorter one is.
 */
export function follow(value: unknown, path: string): unknown {
  let [at, left] = [value, path];
  while (left !== "") {
    if (typeof at !== "object" || at === null) return undefined;
    const holder = at as Readonly<Record<string, unknown>>;
    const next = nextKey(holder, left);
    if (!next) return undefined;
    at = ownValue(holder, next.key);
    left = next.left;
  }
  return at;
}

interface Next {
  readonly key: string;
  /** What follows the key, from its dot or bracket on. */
  readonly left: string;
}

const nextKey = (holder: object, path: string): Next | undefined => {
  if (path.startsWith("[")) return bracketKey(path);
  const rest = path.startsWith(".") ? path.slice(1) : path;
  const end = endOfName(rest);
  const key = rest.slice(0, end);
  if (Object.hasOwn(holder, key)) return { key, left: rest.slice(end) };
  const whole = Object.keys(holder)
    .filter((name) => rest.startsWith(name) && isEnd(rest, name.length))
    .reduce((longest, name) => (name.length > longest.length ? name : longest), "");
  return whole === "" ? undefined : { key: whole, left: rest.slice(whole.length) };
};

/** `[0]`, `["name"]` or `['name']` at the beginning. */
const bracketKey = (path: string): Next | undefined => {
  const quote = path[1] === '"' || path[1] === "'" ? path[1] : "";
  const end = path.indexOf(`${quote}]`, 1 + quote.length);
  if (end < 0) return undefined;
  return { key: path.slice(1 + quote.length, end), left: path.slice(end + 1 + quote.length) };
};

const endOfName = (path: string): number => {
  const end = path.search(/[.[]/);
  return end < 0 ? path.length : end;
};

const isEnd = (path: string, at: number): boolean =>
  at === path.length || path[at] === "." || path[at] === "[";
