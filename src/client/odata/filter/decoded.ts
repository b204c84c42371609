import { type Token, tokensOf } from "./tokens";

const FORM_BLANK = /\+(?:eq|ne|gt|ge|lt|le|and|or|not|with|as)\+/i;

/**
 * An expression that another tool has encoded: a percent sign outside of quotes means nothing else. One
 * without any blank was encoded as a whole, its texts too; where only parts were, the texts stay as they
 * are. An expression without any blank that has plus signs around its operators has them for blanks.
 */
export function decoded(text: string): string {
  if (!/[%+]/.test(text)) return text;
  const tokens = tokensOf(text);
  const outside = tokens
    .filter((token) => !isText(token))
    .map((token) => token.text)
    .join("");
  const isWhole = !/\s/.test(outside);
  const isForm = isWhole && !/\s/.test(text) && FORM_BLANK.test(outside);
  if (!isForm && !/%[0-9a-f]{2}/i.test(outside)) return text;
  const whole = isWhole ? decodedOr(isForm ? text.replaceAll("+", " ") : text) : undefined;
  return whole ?? outsideDecoded(tokens);
}

const isText = ({ kind }: Token): boolean => ["text", "quoted", "curly", "open"].includes(kind);

/** Bytes of one character may be several tokens: the text between two literals is decoded together. */
const outsideDecoded = (tokens: readonly Token[]): string => {
  const parts: string[] = [];
  let between = "";
  for (const token of tokens) {
    if (!isText(token)) {
      between += token.text;
      continue;
    }
    parts.push(decodedOr(between) ?? between, token.text);
    between = "";
  }
  parts.push(decodedOr(between) ?? between);
  return parts.join("");
};

const decodedOr = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};
