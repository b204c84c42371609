/**
 * What a filter is made of. `text` = in single quotes, `quoted` = in double quotes, `curly` = in
 * typographic quotes, `open` = a quote that nothing closes, with all that follows.
 */
export type TokenKind =
  | "space"
  | "text"
  | "quoted"
  | "curly"
  | "open"
  | "braced"
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

/** Every alternative is tried at one place only and takes what it has looked at, so that this is linear. */
const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    "(?<text>'[^']*(?:''[^']*)*'?)",
    String.raw`(?<quoted>"[^"\\]*(?:\\[\s\S][^"\\]*)*"?)`,
    "(?<curly>[‘‚’“”„«‹][^‘’‚“”„«»‹›]*[‘’“”»›]?)",
    String.raw`(?<braced>\{[^{}]*\})`,
    "(?<guid>[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})",
    String.raw`(?<number>[+-]?\d[\w.:/-]*(?:\+\d[\d:]*)?)`,
    String.raw`(?<word>[\p{L}_@$][\p{L}\p{N}_.@$]*(?:\/[\p{L}_$@][\p{L}\p{N}_.@$]*)*)`,
    String.raw`(?<symbol>[=!]=|<>|[<>]=|&&|\|\||[\s\S])`,
  ].join("|"),
  "uy",
);

/** Takes a filter apart. Nothing is left out: the tokens together are the text again. */
export function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let found = pattern.exec(filter); found; found = pattern.exec(filter)) {
    const [text] = found;
    const kind = kindOf(found.groups ?? {});
    tokens.push({ kind: isOpen(kind, text) ? "open" : kind, text, at: found.index });
  }
  return tokens;
}

const kindOf = (groups: Readonly<Record<string, string | undefined>>): TokenKind => {
  for (const [name, text] of Object.entries(groups)) {
    if (text !== undefined) return name as TokenKind;
  }
  return "symbol";
};

const isOpen = (kind: TokenKind, text: string): boolean => {
  if (kind === "text") return text.length < 2 || quotesIn(text) % 2 === 1;
  if (kind === "quoted") return text.length < 2 || !text.endsWith('"');
  return kind === "curly" && (text.length < 2 || !/[‘’“”»›]$/.test(text));
};

const quotesIn = (text: string): number => text.split("'").length - 1;

/** The characters of a literal in single quotes. */
export function textOf(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}
