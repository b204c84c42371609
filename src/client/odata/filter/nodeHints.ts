import { VALUE_WORDS } from "./literalForms";
import { unknownFunction } from "./missingFunction";
import { isName } from "./repairs/edits";
import { NO_CALCULATIONS } from "./syntaxHints";
import { type Token, textOf } from "./tokens";

/** Hints for what the grammar has and Dataverse does not: values in front, and columns without a comparison. */
export function nodeHint(tokens: readonly Token[], message: string): string | undefined {
  const node = /query node (\w+) is not supported/i.exec(message)?.[1];
  if (node === "Constant") return valueInFront(tokens);
  if (node === "BinaryOperator" || node === "UnaryOperator") return calculation(tokens);
  return node === "SingleValuePropertyAccess" ? columnAlone(tokens) : undefined;
}

/** `5 gt x` says what `x lt 5` says. */
const MIRRORED: ReadonlyMap<string | undefined, string> = new Map([
  ["eq", "eq"],
  ["ne", "ne"],
  ["gt", "lt"],
  ["ge", "le"],
  ["lt", "gt"],
  ["le", "ge"],
]);

const valueInFront = (tokens: readonly Token[]): string | undefined => {
  for (const [index, value] of tokens.entries()) {
    const [operator, other, behind] = tokens.slice(index + 1, index + 4);
    const mirrored = MIRRORED.get(operator?.text);
    if (!isValue(value) || !operator || !mirrored || !other) continue;
    if (isValue(other)) {
      return value.kind === "text"
        ? `A column goes without quotes, and a label with blanks in square brackets: [${textOf(value.text)}] ${operator.text} ${other.text}`
        : undefined;
    }
    // A call is refused next, and is told by its own sentence.
    if (behind?.text === "(") return unknownFunction(tokens);
    return isName(other)
      ? `The column comes first: ${other.text} ${mirrored} ${value.text}`
      : undefined;
  }
  return undefined;
};

const CALCULATIONS = new Set(["add", "sub", "mul", "div", "divby", "mod"]);

/** `revenue add 5 gt 10`, `-revenue lt 0`, `new_colors has 1`. */
const calculation = (tokens: readonly Token[]): string | undefined => {
  const isOperator = ({ text }: Token) => text === "has" || CALCULATIONS.has(text);
  const at = tokens.findIndex((each) => each.kind === "word" && isOperator(each));
  const [column, operator, value] = tokens.slice(Math.max(0, at - 1));
  if (at > 0 && operator?.text === "has" && column?.kind === "word") {
    const number = value?.kind === "number" ? value.text : "1";
    return `Dataverse has no operator has: write ${column.text} eq ${number} for a choice, and Microsoft.Dynamics.CRM.ContainValues(PropertyName='${column.text}',PropertyValues=['${number}']) for several choices in one column`;
  }
  const name = tokens.find(
    (each, index) =>
      isName(each) && !CALCULATIONS.has(each.text) && tokens[index + 1]?.text !== "(",
  );
  return `${NO_CALCULATIONS}${name ? `: ${name.text} gt <value>` : ""}`;
};

const isValue = ({ kind, text }: Token): boolean =>
  kind === "text" || kind === "number" || kind === "guid" || VALUE_WORDS.has(text);

/** `donotphone and …`: a column that is compared with nothing. */
const columnAlone = (tokens: readonly Token[]): string | undefined => {
  const isEdge = (token: Token | undefined) => !token || /^(?:and|or|not|[()])$/.test(token.text);
  const found = tokens.find(
    (token, index) =>
      token.kind === "word" &&
      !isEdge(token) &&
      !VALUE_WORDS.has(token.text) &&
      isEdge(tokens[index - 1]) &&
      isEdge(tokens[index + 1]) &&
      tokens[index + 1]?.text !== "(",
  );
  return found && `A column is compared with a value: ${found.text} eq true for a yes/no column`;
};
