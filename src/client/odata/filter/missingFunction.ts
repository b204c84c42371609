import type { Token } from "./tokens";

/** Functions of OData that Dataverse does not translate, as far as there is another way to say it. */
export function missingFunction(tokens: readonly Token[], message: string): string | undefined {
  if (!/query node SingleValueFunctionCall is not supported/i.test(message)) return undefined;
  const [name, , column, ...rest] = firstCall(tokens);
  const way = OTHER_WAYS.get(name?.text.toLowerCase());
  if (!name || !way || column?.kind !== "word") return unknownFunction(tokens);
  return `Dataverse has no function ${name.text}: ${way(column.text, rest)}`;
}

/** The first function that OData has and Dataverse has not. */
export function unknownFunction(tokens: readonly Token[]): string | undefined {
  const [name] = firstCall(tokens);
  if (!name) return undefined;
  const way = /^(?:now|mindatetime|maxdatetime)$/i.test(name.text) ? TIMES : TEXTS;
  return `Dataverse has no function ${name.text}: ${way}`;
}

/** From the name of the first such function on; empty where there is none. */
const firstCall = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token, index) => isCall(token, tokens[index + 1]));
  return at < 0 ? [] : tokens.slice(at);
};

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
const inTime: Way = (column) =>
  `compare ${column} with both ends of the time that is meant, by ge and lt`;

/** `year(createdon) eq 2024`. */
const inYear: Way = (column, rest) => {
  const [, operator, year] = rest.map(({ text }) => text);
  const from = /^\d{4}$/.test(`${year}`) ? Number(year) : 0;
  if (from < 1753 || from >= 9999) return inTime(column, rest);
  const [start, end] = [from, from + 1].map((each) => `${each}-01-01T00:00:00Z`);
  switch (operator) {
    case "eq":
      return `compare with both ends: ${column} ge ${start} and ${column} lt ${end}`;
    case "gt":
    case "le":
      return `compare with its end: ${column} ${operator === "gt" ? "ge" : "lt"} ${end}`;
    case "ge":
    case "lt":
      return `compare with its beginning: ${column} ${operator} ${start}`;
    default:
      return inTime(column, rest);
  }
};

const textIn = (rest: readonly Token[]): string =>
  rest.find(({ kind }) => kind === "text")?.text ?? "'<text>'";

const OTHER_WAYS: ReadonlyMap<string | undefined, Way> = new Map([
  ...["tolower", "toupper"].map((name) => [name, anyCase] as const),
  ...["indexof", "substringof"].map((name) => [name, found] as const),
  ["year", inYear],
  ...["month", "day", "date"].map((name) => [name, inTime] as const),
]);
