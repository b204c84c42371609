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

const HEX = "[0-9a-fA-F]";
const GUID_FORM = `${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}`;
const GUID = new RegExp(`^${GUID_FORM}$`);

const FORMS: readonly string[] = [
  // space, text, quoted, curly
  String.raw`\s+`,
  "'[^']*(?:''[^']*)*'?",
  String.raw`"[^"\\]*(?:\\[\s\S][^"\\]*)*"?`,
  "[‘‚’“”„«‹`´][^‘’‚“”„«»‹›`´]*[‘’“”»›`´]?",
  // braced, label
  String.raw`\{[^{}]*\}`,
  String.raw`\[\s*\p{L}[^[\],'"=:]*\]`,
  // guid, number, word
  GUID_FORM,
  String.raw`[+-]?\d[\w.:/-]*(?:\+\d[\d:]*)?`,
  String.raw`[\p{L}_@$][\p{L}\p{N}_.@$]*(?:\/[\p{L}_$@][\p{L}\p{N}_.@$]*)*`,
  // symbol
  String.raw`[=!]==?|<>|[<>]=|=[<>]|&&|\|\||[\s\S]`,
];

/** Every alternative is tried at one place only and takes what it has looked at, so that this is linear. */
const TOKEN = new RegExp(FORMS.join("|"), "uy");

/** Takes a filter apart. Nothing is left out: the tokens together are the text again. */
export function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let at = 0; pattern.test(filter); at = pattern.lastIndex) {
    const text = filter.slice(at, pattern.lastIndex);
    const kind = kindOf(text);
    tokens.push({ kind: isOpen(kind, text) ? "open" : kind, text, at });
  }
  return tokens;
}

/** The same without the blanks between them. */
export function solidTokens(filter: string): Token[] {
  return tokensOf(filter).filter(({ kind }) => kind !== "space");
}

/** By how it begins: groups for the alternatives would take a list for each token. */
const kindOf = (text: string): TokenKind => {
  const first = text.charAt(0);
  if ("()=,!<>&|".includes(first)) return "symbol";
  if (first === "'") return "text";
  if (first === '"') return "quoted";
  if (first === "{") return text.length > 1 ? "braced" : "symbol";
  if (first === "[") return text.length > 1 ? "label" : "symbol";
  if ("‘‚’“”„«‹`´".includes(first)) return "curly";
  if (/^\s/.test(first)) return "space";
  if (text.length === 36 && GUID.test(text)) return "guid";
  if (/^[+-]?\d/.test(text)) return "number";
  return /^[\p{L}_@$]/u.test(text) ? "word" : "symbol";
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
