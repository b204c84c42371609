import { type Token, textOf } from "./tokens";

const SEARCHES = /^(?:contains|startswith|endswith)$/i;
const VALUES: ReadonlySet<string> = new Set(["text", "quoted", "curly", "number", "guid"]);

interface At {
  readonly tokens: readonly Token[];
  readonly index: number;
}

/** A call that Dataverse can read, of a function it knows by another name or with other arguments. */
export function wrongCall(tokens: readonly Token[], message: string): string | undefined {
  if (!/no function signature for|unknown function with name/i.test(message)) return undefined;
  for (const index of tokens.keys()) {
    const hint = searchCall({ tokens, index });
    if (hint) return hint;
  }
  return undefined;
}

/**
 * The right form of `startswith(name 'x')`, `contains(name;'x')`, `contains('x',name)`, `contains(name,x)`,
 * `Contains(name,'x')` and `startswith name 'x'`; undefined for a call that is right, and for one whose
 * column or text cannot be told.
 */
export function searchCall({ tokens, index }: At): string | undefined {
  const token = tokens[index];
  if (token?.kind !== "word" || !SEARCHES.test(token.text)) return undefined;
  const inside = argumentsAt(tokens, index + 1);
  if (!inside) return undefined;
  const name = token.text.toLowerCase();
  const [column, comma, text] = inside;
  const isRight =
    column?.kind === "word" && comma?.text === "," && text?.kind === "text" && inside.length === 3;
  if (isRight && token.text === name) return undefined;
  const right = formOf(
    name,
    inside.filter(({ kind }) => kind !== "symbol"),
  );
  return right && `Write ${right}: ${name} takes a column and a text in single quotes`;
}

/** What is between the brackets; without brackets, the column and the text that follow. */
const argumentsAt = (tokens: readonly Token[], open: number): readonly Token[] | undefined => {
  if (tokens[open]?.text !== "(") {
    const [column, text] = [tokens[open], tokens[open + 1]];
    return column?.kind === "word" && text?.kind === "text" ? [column, text] : undefined;
  }
  const ahead = tokens.slice(open + 1, open + 5);
  const close = ahead.findIndex(({ text }) => text === ")" || text === "(");
  return ahead[close]?.text === ")" ? ahead.slice(0, close) : undefined;
};

const formOf = (name: string, [first, second, ...more]: readonly Token[]): string | undefined => {
  if (!first || more.length > 0) return undefined;
  const [column, text] = first.kind === "word" ? [first, second] : [second, first];
  if (column?.kind !== "word") return undefined;
  if (text === undefined) return `${name}(${column.text},'<text>')`;
  if (text.kind !== "word" && !VALUES.has(text.kind)) return undefined;
  return `${name}(${column.text},'${plain(text).replaceAll("'", "''")}')`;
};

const plain = ({ kind, text }: Token): string => {
  if (kind === "text") return textOf(text);
  return kind === "quoted" || kind === "curly" ? text.slice(1, -1) : text;
};

/** Functions of OData that Dataverse does not translate, as far as there is another way to say it. */
export function missingFunction(tokens: readonly Token[], message: string): string | undefined {
  if (!/query node SingleValueFunctionCall is not supported/i.test(message)) return undefined;
  const at = tokens.findIndex(({ kind, text }, index) => {
    return kind === "word" && tokens[index + 1]?.text === "(" && OTHER_WAYS.has(text.toLowerCase());
  });
  const column = tokens[at + 2];
  const way = OTHER_WAYS.get(tokens[at]?.text.toLowerCase() ?? "");
  if (!way || column?.kind !== "word") return undefined;
  return `Dataverse has no function ${tokens[at]?.text}: ${way(column.text, tokens.slice(at + 3))}`;
}

type Way = (column: string, rest: readonly Token[]) => string;

const anyCase: Way = (column, rest) =>
  `texts are compared regardless of letter case: ${column} eq ${textIn(rest)}`;
const found: Way = (column, rest) =>
  `write contains(${column},${textIn(rest)}), or not contains(…) for the records without it`;
const inTime: Way = (column, rest) => {
  const year = rest.find(({ kind, text }) => kind === "number" && /^\d{4}$/.test(text));
  const from = Number(year?.text ?? Number.NaN);
  return from >= 1753 && from < 9999
    ? `compare with both ends: ${column} ge ${from}-01-01T00:00:00Z and ${column} lt ${from + 1}-01-01T00:00:00Z`
    : `compare ${column} with both ends of the time that is meant, by ge and lt`;
};

const textIn = (rest: readonly Token[]): string =>
  rest.find(({ kind }) => kind === "text")?.text ?? "'<text>'";

const OTHER_WAYS: ReadonlyMap<string, Way> = new Map([
  ...["tolower", "toupper"].map((name) => [name, anyCase] as const),
  ...["indexof", "substringof"].map((name) => [name, found] as const),
  ...["year", "month", "day", "date"].map((name) => [name, inTime] as const),
]);
