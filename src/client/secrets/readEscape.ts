export interface Escape {
  readonly means: string;
  readonly length: number;
}

const LONGEST_ENTITY = 12;
const LETTERS: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  '"': '"',
  "'": "'",
  "/": "/",
  "\\": "\\",
};

/** The marks of ASCII by the names that HTML has for them. */
const ENTITIES = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    excl: "!",
    num: "#",
    dollar: "$",
    percnt: "%",
    lpar: "(",
    rpar: ")",
    ast: "*",
    plus: "+",
    comma: ",",
    hyphen: "-",
    period: ".",
    sol: "/",
    colon: ":",
    semi: ";",
    equals: "=",
    quest: "?",
    commat: "@",
    lsqb: "[",
    bsol: "\\",
    rsqb: "]",
    hat: "^",
    lowbar: "_",
    grave: "`",
    lcub: "{",
    verbar: "|",
    rcub: "}",
    tilde: "~",
  }),
);

/** What the escape at this place of a text means: of a URL, of JSON or JavaScript, or of HTML. */
export function readEscape(text: string, at: number): Escape | undefined {
  const mark = text[at];
  if (mark === "%") return readPercent(text, at);
  return mark === "\\" ? readBackslash(text, at) : readEntity(text, at);
}

/** `%41`, the two to four bytes of one character, or `%u0041` as JavaScript's `escape` writes it. */
function readPercent(text: string, at: number): Escape | undefined {
  if (text[at + 1] === "u" || text[at + 1] === "U") return readUnits(text, at, 2, 4);
  const first = byteAt(text, at);
  if (first === undefined) return undefined;
  const bytes = [first];
  for (let next = first; bytes.length < bytesFrom(first); bytes.push(next)) {
    const byte = byteAt(text, at + 3 * bytes.length);
    if (byte === undefined) break;
    next = byte;
  }
  const means = Buffer.from(bytes).toString("utf8");
  return Buffer.byteLength(means) === bytes.length && !means.includes("\ufffd")
    ? { means, length: 3 * bytes.length }
    : { means: String.fromCharCode(first), length: 3 };
}

const byteAt = (text: string, at: number): number | undefined =>
  text[at] === "%" ? hexAt(text, at + 1, 2) : undefined;

/** How many bytes UTF-8 has for a character that begins with this one. */
function bytesFrom(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function readBackslash(text: string, at: number): Escape | undefined {
  const next = text[at + 1] ?? "";
  if (next === "u" || next === "U") return readUnits(text, at, 2, 4);
  if (next === "x" || next === "X") return readUnits(text, at, 2, 2);
  const means = Object.hasOwn(LETTERS, next) ? LETTERS[next] : undefined;
  return means === undefined ? undefined : { means, length: 2 };
}

function readUnits(text: string, at: number, head: number, digits: number): Escape | undefined {
  const unit = hexAt(text, at + head, digits);
  if (unit === undefined) return undefined;
  return { means: String.fromCharCode(unit), length: head + digits };
}

function hexAt(text: string, at: number, digits: number): number | undefined {
  const hex = text.slice(at, at + digits);
  return hex.length === digits && /^[0-9a-f]+$/i.test(hex) ? Number.parseInt(hex, 16) : undefined;
}

/** `&amp;`, `&#39;`, `&#x27;`; the semicolon may be missing after a number, as browsers take it. */
function readEntity(text: string, at: number): Escape | undefined {
  const ahead = text.slice(at + 1, at + 1 + LONGEST_ENTITY);
  const number = /^#(?:x([0-9a-f]{1,8})|([0-9]{1,8}));?/i.exec(ahead);
  if (number) {
    const code = number[1] ? Number.parseInt(number[1], 16) : Number(number[2]);
    if (code > 0x10ffff) return undefined;
    return { means: String.fromCodePoint(code), length: 1 + number[0].length };
  }
  const name = /^([a-z]{2,8});/i.exec(ahead)?.[1] ?? "";
  const means = ENTITIES.get(name.toLowerCase());
  return means === undefined ? undefined : { means, length: name.length + 2 };
}
