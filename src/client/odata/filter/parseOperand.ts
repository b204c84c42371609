import { ALIAS } from "./alias";
import { KEYWORDS, numericForm, SEARCHES, VALUE_WORDS } from "./literalForms";
import type { Reader } from "./Reader";
import { labelOf, type Token, type TokenKind } from "./tokens";
import type { Argument, Call, LiteralType, Node } from "./tree";

type ReadCondition = (reader: Reader) => Node;

/** A value, a column, a call, a lambda or something in brackets. */
export function operand(reader: Reader, inner: ReadCondition): Node {
  const token = reader.peek();
  if (!token) throw reader.unread();
  switch (token.kind) {
    case "text":
    case "guid":
      return literal(reader, token.kind);
    case "number":
      return literal(reader, numericForm(token.text));
    case "braced":
      return literal(
        reader,
        /^\{\s*"?(?:table|name|id)"?\s*:/i.test(token.text) ? "reference" : undefined,
      );
    case "label":
      return label(reader, token);
    case "word":
      return word(reader, token, inner);
    case "symbol":
      return bracketed(reader, token, inner);
    default:
      throw reader.unread();
  }
}

const literal = (reader: Reader, type: LiteralType | undefined): Node => {
  if (type === undefined) throw reader.unread();
  const { text, at } = reader.take();
  return { kind: "literal", type, text, from: at, to: reader.behind };
};

/** `[Annual Revenue]`: a name without blanks takes no brackets. */
const label = (reader: Reader, { text: written, at: from }: Token): Node => {
  const text = labelOf(written);
  if (SEGMENT.test(text)) throw reader.unread();
  reader.take();
  return { kind: "path", text, from, to: reader.behind };
};

const bracketed = (reader: Reader, { text, at: from }: Token, inner: ReadCondition): Node => {
  if (text === "(") {
    reader.take();
    const found = inner(reader);
    reader.takeSymbol(")");
    return { kind: "group", inner: found, from, to: reader.behind };
  }
  if (text === "[") return list(reader);
  if (text !== "-") throw reader.unread();
  reader.take();
  reader.inside(() => operand(reader, inner));
  return { kind: "arithmetic", text: reader.since(from), from, to: reader.behind };
};

const LISTED = new Set<TokenKind | undefined>(["text", "quoted", "number", "guid"]);

/** A collection of values is JSON, with either kind of quote. */
const list = (reader: Reader): Node => {
  const { at: from } = reader.take();
  const values: string[] = [];
  while (!reader.isSymbol("]")) {
    if (values.length > 0) reader.takeSymbol(",");
    if (!LISTED.has(reader.peek()?.kind)) throw reader.unread();
    values.push(reader.take().text);
  }
  reader.take();
  return { kind: "list", values, from, to: reader.behind };
};

const SEGMENT = /^(?:[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*|\$count)$/u;
/** Types of literals that are written with their name in front. */
const PREFIXED = /^(?:duration|binary|geography|geometry)$/;

const word = (reader: Reader, token: Token, inner: ReadCondition): Node => {
  const { text, at: from } = token;
  if (text === "null") return literal(reader, "null");
  if (text === "true" || text === "false") return literal(reader, "boolean");
  if (ALIAS.test(text)) return literal(reader, "alias");
  if (KEYWORDS.has(text) || VALUE_WORDS.has(text.toLowerCase())) throw reader.unread();
  const segments = text.split("/");
  if (!segments.every((segment) => SEGMENT.test(segment))) throw reader.unread();
  if (reader.peek(1)?.kind === "text" && reader.touches(1)) {
    if (!(text.includes(".") || PREFIXED.test(text))) throw reader.unread();
    reader.take();
    const value = reader.take();
    const whole = text + value.text;
    return { kind: "literal", type: "enumeration", text: whole, from, to: reader.behind };
  }
  if (reader.isSymbol("(", 1)) {
    return /\/(?:any|all)$/.test(text) ? lambda(reader, inner) : call(reader, inner);
  }
  reader.take();
  return { kind: "path", text, from, to: reader.behind };
};

const lambda = (reader: Reader, inner: ReadCondition): Node => {
  const { text, at: from } = reader.take();
  const path = text.slice(0, text.lastIndexOf("/"));
  const operator = text.endsWith("/any") ? "any" : "all";
  reader.takeSymbol("(");
  if (reader.isSymbol(")")) {
    reader.take();
    const to = reader.behind;
    return { kind: "lambda", path, operator, variable: undefined, body: undefined, from, to };
  }
  const variable = reader.take();
  if (variable.kind !== "word") throw reader.unread();
  reader.takeSymbol(":");
  const body = inner(reader);
  reader.takeSymbol(")");
  const to = reader.behind;
  return { kind: "lambda", path, operator, variable: variable.text, body, from, to };
};

const call = (reader: Reader, inner: ReadCondition): Node => {
  const start = reader.position;
  const { text: name } = reader.take();
  reader.takeSymbol("(");
  const args: Argument[] = [];
  while (!reader.isSymbol(")")) {
    if (args.length > 0) reader.takeSymbol(",");
    const isNamed = reader.peek()?.kind === "word" && reader.isSymbol("=", 1);
    const argument = isNamed ? reader.take().text : undefined;
    if (isNamed) reader.takeSymbol("=");
    if (isNamed && reader.peek()?.kind === "label") throw reader.unread();
    args.push({ name: argument, value: inner(reader) });
  }
  reader.take();
  const found: Call = { kind: "call", name, args, from: start, to: reader.behind };
  if (!isTaken(found)) throw reader.unread();
  return found;
};

/** Whether a call has the form that its function takes; of others Dataverse says so itself. */
const isTaken = ({ name, args }: Call): boolean => {
  if (!name.includes(".") && args[0]?.name === "PropertyName") return false;
  const lower = name.toLowerCase();
  if (lower === "substringof") return false;
  if (!SEARCHES.has(lower)) return true;
  const [column, text] = args.map(({ value }) => value);
  const isText = text?.kind === "literal" && (text.type === "text" || text.type === "alias");
  const isColumn = column?.kind === "path" || column?.kind === "call";
  return name === lower && args.length === 2 && isText && isColumn;
};
