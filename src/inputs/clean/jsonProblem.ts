const BLANKS = /[ \t\n\r]*/y;
/** A part of a text: plain characters, or one escape. A pattern for whole texts would run out of stack. */
const PLAIN = /[ !#-[\]-\u{10ffff}]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

type Expected = "value" | "value or ]" | "name" | "name or }" | ":" | ", or end";

/**
 * Where a text stops being JSON: the offset of the first thing that cannot stand there, the length
 * of the text when it only ends too early, `undefined` when it is JSON. Node's own message quotes
 * the text, which may hold personal data, and often says no position.
 */
export function jsonProblem(text: string): number | undefined {
  const open: string[] = [];
  let expected: Expected = "value";
  let at = skip(BLANKS, text, 0);
  while (at < text.length) {
    const char = text.charAt(at);
    const next = step(expected, char, open);
    if (next !== undefined) {
      expected = next;
      at += 1;
    } else {
      const end = char === '"' || isValuePlace(expected) ? endOfScalar(text, at) : at;
      const after = afterScalar(expected);
      if (end === at || after === undefined) return at;
      expected = after;
      at = end;
    }
    at = skip(BLANKS, text, at);
  }
  return expected === ", or end" && open.length === 0 ? undefined : text.length;
}

/** What may follow a punctuation mark, or `undefined` where the mark cannot stand. */
const step = (expected: Expected, char: string, open: string[]): Expected | undefined => {
  const inside = open.at(-1);
  if (char === "{" && isValuePlace(expected)) return opened(open, char, "name or }");
  if (char === "[" && isValuePlace(expected)) return opened(open, char, "value or ]");
  if (char === "}" && inside === "{" && (expected === "name or }" || expected === ", or end")) {
    return closed(open);
  }
  if (char === "]" && inside === "[" && (expected === "value or ]" || expected === ", or end")) {
    return closed(open);
  }
  if (char === ":" && expected === ":") return "value";
  if (char === "," && expected === ", or end" && inside) return inside === "{" ? "name" : "value";
  return undefined;
};

const opened = (open: string[], char: string, expected: Expected): Expected => {
  open.push(char);
  return expected;
};

const closed = (open: string[]): Expected => {
  open.pop();
  return ", or end";
};

const isValuePlace = (expected: Expected): boolean =>
  expected === "value" || expected === "value or ]";

const afterScalar = (expected: Expected): Expected | undefined => {
  if (isValuePlace(expected)) return ", or end";
  return expected === "name" || expected === "name or }" ? ":" : undefined;
};

const skip = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
};

/** `at` itself where no text, number or word begins. */
const endOfScalar = (text: string, at: number): number => {
  if (text.charAt(at) !== '"') return skip(OTHER, text, at);
  let end = at + 1;
  for (;;) {
    end = skip(PLAIN, text, end);
    if (text.charAt(end) === '"') return end + 1;
    const after = skip(ESCAPE, text, end);
    if (after === end) return at;
    end = after;
  }
};
