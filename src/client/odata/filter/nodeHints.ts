import { COMPARISONS, VALUE_WORDS } from "./literalForms";
import type { Token } from "./tokens";

/** Hints for what the grammar has and Dataverse does not: values in front, and columns without a comparison. */
export function nodeHint(tokens: readonly Token[], message: string): string | undefined {
  const node = /query node (\w+) is not supported/i.exec(message)?.[1];
  if (node === "Constant") return valueInFront(tokens);
  return node === "SingleValuePropertyAccess" ? columnAlone(tokens) : undefined;
}

/** `5 gt x` says what `x lt 5` says. */
const MIRRORED: ReadonlyMap<string, string> = new Map([
  ["eq", "eq"],
  ["ne", "ne"],
  ["gt", "lt"],
  ["ge", "le"],
  ["lt", "gt"],
  ["le", "ge"],
]);

const valueInFront = (tokens: readonly Token[]): string | undefined => {
  const at = tokens.findIndex((token, index) => {
    return isValue(token) && COMPARISONS.has(tokens[index + 1]?.text ?? "");
  });
  const [value, operator, other] = tokens.slice(at, at + 3);
  if (at < 0 || !value || !operator || !other) return undefined;
  if (!isValue(other)) {
    const right = `${other.text} ${MIRRORED.get(operator.text) ?? ""} ${value.text}`;
    return other.kind === "word" ? `The column comes first: ${right}` : undefined;
  }
  return value.kind === "text"
    ? `A column goes without quotes, and a label with blanks in square brackets: [${value.text.slice(1, -1)}] ${operator.text} ${other.text}`
    : undefined;
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
