import { normalizeGuid } from "../guid";
import { type Comparison, comparisonsIn, dateLiteral, NUMBER, shown } from "./comparisons";
import { SEARCHES } from "./literalForms";
import { operandHint } from "./operandHints";
import { containValues, queryCall } from "./queryCalls";
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

const wrongOperand = (all: readonly Comparison[], message: string): string | undefined => {
  const [, left = "", right = ""] = /operand types '([\w.]+)' and '([\w.]+)'/i.exec(message) ?? [];
  const wanted = left.replace(/^Edm\./, "");
  const enumeration = /^Microsoft\.Dynamics\.CRM\.[A-Z]\w*$/.exec(left)?.[0];
  if (enumeration) return enumerationLiteral(all, enumeration);
  if (wanted === "String") return textWanted(all);
  if (right !== "Edm.String") return operandHint(all, wanted, right);
  const texts = all.filter(({ value }) => value.kind === "text");
  if (NUMBER.test(wanted)) return numberWanted(texts);
  if (wanted === "Boolean") return booleanWanted(texts);
  if (wanted === "Date" || wanted === "DateTimeOffset") return dateWanted(texts, wanted);
  return wanted === "Guid" ? guidWanted(texts) : undefined;
};

/**
 * The right form where one comparison alone can be meant, else the form in general.
 *
 * @param right what a text becomes; undefined for one that is not meant
 */
const one = (
  texts: readonly Comparison[],
  right: (text: string) => string | undefined,
  why: string,
  example: string,
): string => {
  const forms = texts.flatMap((each) => {
    const value = right(textOf(each.value.text));
    return value === undefined ? [] : [shown(each, value)];
  });
  return forms.length === 1 ? `${why}: ${forms.join()}` : `${why}, e.g. ${example}`;
};

const numberWanted = (texts: readonly Comparison[]): string => {
  const isNumber = ({ value }: Comparison) => /^-?\d+(?:[.,]\d+)?$/.test(textOf(value.text));
  const [first, ...others] = texts;
  if (first && others.length === 0 && !isNumber(first)) {
    return `A number is wanted, and a choice is compared by its number, not by its label: ${shown(first, "<number>")}; List Choices shows the number of ${first.value.text}`;
  }
  return one(
    // Beside other texts it is not known which of them the number is.
    others.length === 0 ? texts : [],
    (text) => text.replace(",", "."),
    "A number is written without quotes, and a choice is compared by its number",
    "statecode eq 0",
  );
};

const booleanWanted = (texts: readonly Comparison[]): string =>
  one(
    texts,
    (text) => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() : undefined),
    "true and false stand without quotes",
    "donotphone eq true",
  );

const dateWanted = (texts: readonly Comparison[], type: string): string =>
  one(
    texts,
    (text) => dateLiteral(text, type),
    "A date is written without quotes",
    type === "Date" ? "birthdate eq 2024-01-31" : "createdon ge 2024-01-31T00:00:00Z",
  );

const guidWanted = (texts: readonly Comparison[]): string =>
  one(
    texts,
    normalizeGuid,
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
  const several = containValues(found.column, [found.value.text], false);
  return `A text column is compared with text in single quotes: ${shown(found, `'${found.value.text}'`)}; a column of several choices is compared by ${several}`;
};

/** `contains` and `in` know texts; several choices in one column have a separate function. */
const choiceFunction = (tokens: readonly Token[], message: string): string | undefined =>
  searchOfChoices(tokens, message) ?? listOfValues(tokens, message);

/** The refusal does not name the column: it is known where there is one search alone. */
const searchOfChoices = (tokens: readonly Token[], message: string): string | undefined => {
  const isRefused =
    /no function signature for the function with name '(?:contains|startswith|endswith)'/i;
  if (!isRefused.test(message)) return undefined;
  const [call, ...others] = tokens.flatMap(({ text }, index) => {
    const [open, column, comma, value] = tokens.slice(index + 1, index + 5);
    if (!SEARCHES.has(text) || open?.text !== "(") return [];
    return [comma?.text === "," && column?.kind === "word" && value ? { column, value } : {}];
  });
  const isOne = call?.column !== undefined && others.length === 0;
  const right = isOne
    ? containValues(call.column.text, [plain(call.value)], false)
    : containValues("<column>", ["<number>"], false);
  return `Only text columns are searched by contains, startswith and endswith. A column of several choices is compared by ${right}, any other by eq`;
};

const listOfValues = (tokens: readonly Token[], message: string): string | undefined => {
  const found = tokens.findIndex(({ text }) => text === "in");
  const column = tokens[found - 1]?.text;
  if (column === undefined || !/\bIn\b is not supported|query node In\b/.test(message)) {
    return undefined;
  }
  const values: string[] = [];
  for (const token of tokens.slice(found + 2)) {
    if (token.text === ")") break;
    if (token.kind !== "symbol") values.push(plain(token));
  }
  return `Dataverse has no operator in: write ${queryCall("In", column, values)}, and for a column of several choices ${containValues(column, values, false)}`;
};

const plain = ({ kind, text }: Token): string => (kind === "text" ? textOf(text) : text);

const write = (found: Comparison, right: string, wrong: string): string =>
  `Write ${shown(found, right)}: ${right} is lower case, not ${wrong}`;
