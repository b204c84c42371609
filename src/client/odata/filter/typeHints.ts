import { normalizeGuid } from "../guid";
import { type Comparison, comparisonsIn, dateLiteral, NUMBER, shown } from "./comparisons";
import { operandHint } from "./operandHints";
import { type Token, textOf } from "./tokens";

/** Hints for filters that can be read, but compare what cannot be compared. */
export function typeHint(tokens: readonly Token[], message: string): string | undefined {
  const all = comparisonsIn(tokens);
  return (
    unknownWord(all, message) ??
    bareLookup(all, message) ??
    wrongOperand(all, message) ??
    choiceFunction(tokens, message)
  );
}

/** Days that have functions. */
const TODAY: ReadonlySet<string> = new Set(["today", "yesterday", "tomorrow"]);

/** A word behind a comparison is taken for a column: `True`, `NULL`, text without quotes. */
const unknownWord = (all: readonly Comparison[], message: string): string | undefined => {
  const name = /could not find a property named '([^']+)'/i.exec(message)?.[1];
  const found = all.find(({ value }) => value.kind === "word" && value.text === name);
  if (!name || !found) return undefined;
  const lower = name.toLowerCase();
  if (["true", "false", "null"].includes(lower)) return write(found, lower, name);
  if (TODAY.has(lower)) {
    const date = lower.charAt(0).toUpperCase() + lower.slice(1);
    return `Dataverse has no word for a day: write Microsoft.Dynamics.CRM.${date}(PropertyName='${found.column}'), or a date: ${shown(found, "2024-12-31T00:00:00Z")}`;
  }
  return `Text needs single quotes: ${shown(found, `'${name}'`)}; a choice is compared by its number`;
};

/** A lookup compared by its bare name is taken for the navigation property, which has no value. */
const bareLookup = (all: readonly Comparison[], message: string): string | undefined => {
  const isLookup =
    /query node SingleNavigation\b/i.test(message) ||
    /operand types 'Microsoft\.Dynamics\.CRM\.[a-z_0-9]+' and 'Edm\.Guid'/.test(message);
  if (!isLookup) return undefined;
  const [found, ...others] = all.filter(
    ({ column, value }) =>
      /^[a-z][a-z_0-9]*$/.test(column) && (value.kind === "guid" || value.text === "null"),
  );
  const right =
    found && others.length === 0
      ? `: _${found.column}_value ${found.operator} ${found.value.text}`
      : "";
  return `A lookup is compared by _<column>_value${right}`;
};

const DATE = /^\d{4}-\d{2}-\d{2}/;

const wrongOperand = (all: readonly Comparison[], message: string): string | undefined => {
  const [, left = "", right = ""] =
    /operand types '([\w.]+)' and '([\w.]+)'/i.exec(message)?.map((part) => part ?? "") ?? [];
  const types = [left, right].map((type) => type.replace(/^Edm\./, ""));
  const enumeration = /^Microsoft\.Dynamics\.CRM\.[A-Z]\w*$/.exec(left)?.[0];
  if (enumeration) return enumerationLiteral(all, enumeration);
  if (!types.includes("String")) return operandHint(all, left.replace(/^Edm\./, ""), right);
  if (left === "Edm.String") return textWanted(all);
  const other = types.find((type) => type !== "String");
  if (other === undefined) return undefined;
  const texts = all.filter(({ value }) => value.kind === "text");
  if (NUMBER.test(other)) return numberWanted(texts);
  if (other === "Boolean") return booleanWanted(texts);
  if (other === "Date" || other === "DateTimeOffset") return dateWanted(texts, other);
  if (other === "Guid") return guidWanted(texts);
  return undefined;
};

/** The right form where one comparison alone can be meant, else the form in general. */
const one = (
  found: readonly Comparison[],
  value: (text: string) => string,
  why: string,
  example: string,
): string => {
  const [first, ...others] = found;
  if (!first || others.length > 0) return `${why}, e.g. ${example}`;
  return `${why}: ${shown(first, value(textOf(first.value.text)))}`;
};

const numberWanted = (texts: readonly Comparison[]): string => {
  const isNumber = ({ value }: Comparison) => /^-?\d+(?:[.,]\d+)?$/.test(textOf(value.text));
  const [first, ...others] = texts;
  if (first && others.length === 0 && !isNumber(first)) {
    return `A number is wanted, and a choice is compared by its number, not by its label: ${shown(first, "<number>")}; List Choices shows the number of ${first.value.text}`;
  }
  return one(
    texts.filter(isNumber).length === texts.length ? texts : [],
    (text) => text.replace(",", "."),
    "A number is written without quotes, and a choice is compared by its number",
    "statecode eq 0",
  );
};

const booleanWanted = (texts: readonly Comparison[]): string =>
  one(
    texts.filter(({ value }) => /^(?:true|false)$/i.test(textOf(value.text))),
    (text) => text.toLowerCase(),
    "true and false stand without quotes",
    "donotphone eq true",
  );

const dateWanted = (texts: readonly Comparison[], type: string): string =>
  one(
    texts.filter(({ value }) => DATE.test(textOf(value.text))),
    (text) => dateLiteral(text, type),
    "A date is written without quotes",
    type === "Date" ? "birthdate eq 2024-01-31" : "createdon ge 2024-01-31T00:00:00Z",
  );

const guidWanted = (texts: readonly Comparison[]): string =>
  one(
    texts.filter(({ value }) => normalizeGuid(textOf(value.text)) !== undefined),
    (text) => normalizeGuid(text) ?? text,
    "A GUID is written without quotes",
    "accountid eq 7d577253-3ef0-4a0a-bb7f-8335c2596e70",
  );

/** Definitions have enumerations, whose literals carry their type. */
const enumerationLiteral = (all: readonly Comparison[], type: string): string => {
  const isType = type.endsWith(".AttributeTypeCode");
  const texts = all.filter(
    ({ column, value }) => value.kind === "text" && (!isType || column === "AttributeType"),
  );
  const [found, ...others] = texts;
  const right =
    found && others.length === 0
      ? shown(found, `${type}${found.value.text}`)
      : `${type}${isType ? "'Money'" : "'<value>'"}`;
  return `${isType ? "Use the input Attribute Type, or" : "An enumeration is compared by"} the literal of the enumeration: ${right}`;
};

/** Text is compared with text, and several choices in one column are a text of their numbers. */
const textWanted = (all: readonly Comparison[]): string => {
  const [found, ...others] = all.filter(
    ({ value }) => value.kind === "number" || /^(?:true|false)$/.test(value.text),
  );
  if (!found || others.length > 0) {
    return "A text column is compared with text in single quotes, e.g. accountnumber eq '1042'";
  }
  const several = containValues(found.column, [found.value]);
  return `A text column is compared with text in single quotes: ${shown(found, `'${found.value.text}'`)}; a column of several choices is compared by ${several}`;
};

/** `contains` and `in` know texts; several choices in one column have a separate function. */
const choiceFunction = (tokens: readonly Token[], message: string): string | undefined => {
  const isCall =
    /no function signature for the function with name '(?:contains|startswith|endswith)'/i;
  const at = tokens.findIndex(({ text }, index) => {
    return /^(?:contains|startswith|endswith)$/.test(text) && tokens[index + 1]?.text === "(";
  });
  if (at >= 0 && isCall.test(message)) {
    const column = tokens[at + 2]?.text ?? "";
    return `Only text columns are searched by contains, startswith and endswith. A column of several choices is compared by ${containValues(column, [tokens[at + 4]])}, any other by eq`;
  }
  const found = tokens.findIndex(({ text }) => text === "in");
  if (found < 1 || !/\bIn\b is not supported|query node In\b/.test(message)) return undefined;
  const column = tokens[found - 1]?.text ?? "";
  const close = tokens.findIndex(({ text }, index) => index > found && text === ")");
  const values = tokens.slice(found + 2, close < 0 ? undefined : close);
  const list = values.filter(({ kind }) => kind !== "symbol");
  const quoted = list.map((token) => `'${plain(token)}'`).join(",");
  return `Dataverse has no operator in: write Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=[${quoted}]), and for a column of several choices ${containValues(column, list)}`;
};

const containValues = (column: string, values: readonly (Token | undefined)[]): string => {
  const list = values.flatMap((token) => (token ? [`'${plain(token)}'`] : []));
  return `Microsoft.Dynamics.CRM.ContainValues(PropertyName='${column}',PropertyValues=[${list.join(",")}])`;
};

const plain = ({ kind, text }: Token): string => (kind === "text" ? text.slice(1, -1) : text);

const write = (found: Comparison, right: string, wrong: string): string =>
  `Write ${shown(found, right)}: ${right} is lower case, not ${wrong}`;
