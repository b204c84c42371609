import type { Token } from "./tokens";

/** One condition of a filter: its first and last token, and whether it excludes what it names. */
export interface Atom {
  readonly from: number;
  readonly to: number;
  readonly excludes: boolean;
}

const COMPARISONS = new Set(["eq", "ne", "gt", "ge", "lt", "le"]);
const NO_FUNCTIONS = new Set(["and", "or", "not", "in", ...COMPARISONS]);

/** Tokens with their brackets found. */
export interface Bracketed {
  readonly tokens: readonly Token[];
  /** For each token, the bracket that is open before it. */
  readonly open: readonly (number | undefined)[];
  /** For each opening bracket, the one that closes it. */
  readonly close: ReadonlyMap<number, number>;
}

/** Finds the brackets of either kind, in one pass. */
export function bracketed(tokens: readonly Token[]): Bracketed {
  const open: (number | undefined)[] = [];
  const close = new Map<number, number>();
  const stack: number[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    const isSymbol = kind === "symbol";
    if (isSymbol && (text === ")" || text === "]")) {
      const opened = stack.pop();
      if (opened !== undefined) close.set(opened, at);
      // A closing bracket counts as outside, so that what it opened is found by looking back once.
      open.push(opened);
      continue;
    }
    open.push(stack.at(-1));
    if (isSymbol && (text === "(" || text === "[")) stack.push(at);
  }
  return { tokens, open, close };
}

/** The condition around a literal; undefined where the text around it is none. */
export function atomAt(filter: Bracketed, literal: number): Atom | undefined {
  const { tokens } = filter;
  const call = enclosingCall(filter, literal);
  const operand = call ?? { from: literal, to: literal };
  const compared = comparison(filter, operand);
  if (compared) return compared;
  if (!call) return undefined;
  const name = lastSegment(tokens[call.from]?.text ?? "");
  const before = previous(tokens, call.from);
  const negated = before !== undefined && wordAt(tokens, before) === "not";
  return {
    from: negated ? before : call.from,
    to: call.to,
    excludes: negated || /^(?:not|doesnot)/i.test(name),
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The outermost function call around a token that is no lambda. */
const enclosingCall = (filter: Bracketed, index: number): Range | undefined => {
  let found: Range | undefined;
  for (let open = filter.open[index]; open !== undefined; open = filter.open[open]) {
    if (filter.tokens[open]?.text === "[") continue;
    const name = functionName(filter.tokens, open);
    const close = filter.close.get(open);
    if (name === undefined || close === undefined) return found;
    found = { from: name, to: close };
  }
  return found;
};

/** The call that an opening bracket belongs to; brackets of groups and lambdas belong to none. */
const functionName = (tokens: readonly Token[], open: number): number | undefined => {
  const before = tokens[open - 1];
  if (before?.kind !== "word" || NO_FUNCTIONS.has(before.text.toLowerCase())) return undefined;
  return /\/(?:any|all)$/.test(before.text) ? undefined : open - 1;
};

const comparison = (filter: Bracketed, { from, to }: Range): Atom | undefined => {
  const { tokens } = filter;
  const before = previous(tokens, from);
  const operator = before === undefined ? undefined : wordAt(tokens, before);
  if (before !== undefined && operator !== undefined && COMPARISONS.has(operator)) {
    const left = operandEndingAt(filter, previous(tokens, before));
    const other = left && tokens[left.from]?.text;
    return (
      left && { from: left.from, to, excludes: excludes(MIRRORED.get(operator) ?? operator, other) }
    );
  }
  const after = next(tokens, to);
  const behind = after === undefined ? undefined : wordAt(tokens, after);
  if (after === undefined || behind === undefined || !COMPARISONS.has(behind)) return undefined;
  const right = operandStartingAt(filter, next(tokens, after));
  return right && { from, to: right.to, excludes: excludes(behind, tokens[right.from]?.text) };
};

/**
 * Whether a condition holds for what is not named: `contains(…) eq false`, `indexof(…) eq -1` and
 * `indexof(…) lt 0` exclude as `ne` does, and `ne false` and `ne -1` include.
 */
const excludes = (operator: string, operand: string | undefined): boolean => {
  if (operator === "lt") return operand === "0";
  if (operator === "le") return operand === "-1";
  const isNone = operand === "false" || operand === "-1";
  return (operator === "ne") !== (isNone && ["eq", "ne"].includes(operator));
};

/** `0 gt x` says what `x lt 0` says. */
const MIRRORED: ReadonlyMap<string, string> = new Map([
  ["gt", "lt"],
  ["ge", "le"],
  ["lt", "gt"],
  ["le", "ge"],
]);

const operandEndingAt = (
  { tokens, open: opens }: Bracketed,
  end: number | undefined,
): Range | undefined => {
  if (end === undefined) return undefined;
  if (tokens[end]?.text !== ")") return { from: end, to: end };
  const open = opens[end];
  if (open === undefined) return undefined;
  return { from: functionName(tokens, open) ?? open, to: end };
};

const operandStartingAt = (
  { tokens, close: closes }: Bracketed,
  start: number | undefined,
): Range | undefined => {
  if (start === undefined) return undefined;
  if (tokens[start + 1]?.text !== "(") return { from: start, to: start };
  const close = closes.get(start + 1);
  return close === undefined ? undefined : { from: start, to: close };
};

const previous = (tokens: readonly Token[], index: number): number | undefined => {
  let at = index - 1;
  while (tokens[at]?.kind === "space") at -= 1;
  return at < 0 ? undefined : at;
};

const next = (tokens: readonly Token[], index: number): number | undefined => {
  let at = index + 1;
  while (tokens[at]?.kind === "space") at += 1;
  return at < tokens.length ? at : undefined;
};

const wordAt = (tokens: readonly Token[], index: number): string | undefined =>
  tokens[index]?.kind === "word" ? tokens[index].text : undefined;

const lastSegment = (name: string): string => name.slice(name.lastIndexOf(".") + 1);
