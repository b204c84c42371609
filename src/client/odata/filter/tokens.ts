/**
 * What a filter is made of. `text` = in single quotes, `quoted` = in double quotes, `curly` = in
 * typographic quotes, `open` = a quote that nothing closes, with all that follows, `label` = a column's
 * label in square brackets.
 */
export type TokenKind =
  | "space"
  | "text"
  | "quoted"
  | "curly"
  | "open"
  | "braced"
  | "label"
  | "guid"
  | "number"
  | "word"
  | "symbol";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Position of its first character. */
  readonly at: number;
}

const FORMS: readonly (readonly [TokenKind, string])[] = [
  ["space", String.raw`\s+`],
  ["text", "'[^']*(?:''[^']*)*'?"],
  ["quoted", String.raw`"[^"\\]*(?:\\[\s\S][^"\\]*)*"?`],
  ["curly", "[‘‚’“”„«‹`´][^‘’‚“”„«»‹›`´]*[‘’“”»›`´]?"],
  ["braced", String.raw`\{[^{}]*\}`],
  ["label", String.raw`\[\s*\p{L}[^[\],'"=:]*\]`],
  ["guid", "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"],
  ["number", String.raw`[+-]?\d[\w.:/-]*(?:\+\d[\d:]*)?`],
  ["word", String.raw`[\p{L}_@$][\p{L}\p{N}_.@$]*(?:\/[\p{L}_$@][\p{L}\p{N}_.@$]*)*`],
  ["symbol", String.raw`[=!]==?|<>|[<>]=|=[<>]|&&|\|\||[\s\S]`],
];

/** Every alternative is tried at one place only and takes what it has looked at, so that this is linear. */
const TOKEN = new RegExp(FORMS.map(([, form]) => `(${form})`).join("|"), "uy");

/** Takes a filter apart. Nothing is left out: the tokens together are the text again. */
export function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let found = pattern.exec(filter); found; found = pattern.exec(filter)) {
    const [text] = found;
    const kind = kindOf(found);
    tokens.push({ kind: isOpen(kind, text) ? "open" : kind, text, at: found.index });
  }
  return tokens;
}

/** By the number of its group: names of groups would take an object for each token. */
const kindOf = (found: RegExpExecArray): TokenKind => {
  for (let group = 1; group < found.length; group += 1) {
    if (found[group] !== undefined) return FORMS[group - 1]?.[0] ?? "symbol";
  }
  return "symbol";
};

const isOpen = (kind: TokenKind, text: string): boolean => {
  if (kind === "text") return text.length < 2 || quotesIn(text) % 2 === 1;
  if (kind === "quoted") return text.length < 2 || !text.endsWith('"');
  return kind === "curly" && (text.length < 2 || !/[‘’“”»›`´]$/.test(text));
};

const quotesIn = (text: string): number => text.split("'").length - 1;

/** The label in square brackets. */
export function labelOf(text: string): string {
  return text.slice(1, -1).trim();
}

/** The characters of a literal in single quotes. */
export function textOf(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}
