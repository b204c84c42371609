import type { Token } from "./tokens";

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
