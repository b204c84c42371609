import type { Token } from "./tokens";

/** Functions of OData that Dataverse does not translate, as far as there is another way to say it. */
export function missingFunction(tokens: readonly Token[], message: string): string | undefined {
  if (!/query node SingleValueFunctionCall is not supported/i.test(message)) return undefined;
  const at = tokens.findIndex((token, index) => isCall(token, tokens[index + 1]));
  const [name, , column] = tokens.slice(at);
  const way = OTHER_WAYS.get(name?.text.toLowerCase() ?? "");
  if (at < 0 || !name) return undefined;
  if (!way || column?.kind !== "word") return unknownFunction(tokens);
  return `Dataverse has no function ${name.text}: ${way(column.text, tokens.slice(at + 3))}`;
}

/** The first function that OData has and Dataverse has not. */
export function unknownFunction(tokens: readonly Token[]): string | undefined {
  const name = tokens.find((token, index) => isCall(token, tokens[index + 1]))?.text;
  if (name === undefined) return undefined;
  const way = /^(?:now|mindatetime|maxdatetime)$/i.test(name) ? TIMES : TEXTS;
  return `Dataverse has no function ${name}: ${way}`;
}

const TIMES =
  "write the time itself, as 2024-12-31T17:30:00Z, or a function such as Microsoft.Dynamics.CRM.LastXHours(PropertyName='createdon',PropertyValue=1)";
const TEXTS =
  "values are compared as they are stored; texts are searched by contains, startswith and endswith";

/** Words in front of a bracket that are no function which Dataverse lacks. */
const KNOWN = /^(?:contains|startswith|endswith|and|or|not|in|eq|ne|gt|ge|lt|le|has)$/i;

const isCall = ({ kind, text }: Token, next: Token | undefined): boolean =>
  kind === "word" &&
  next?.text === "(" &&
  !KNOWN.test(text) &&
  !/\/(?:any|all)$/i.test(text) &&
  !text.startsWith("Microsoft.");

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
