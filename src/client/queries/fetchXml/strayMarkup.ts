import { BLOCKS, type Stray } from "./blocks";

/**
 * What the parser would let pass, and Dataverse's own would not: ampersands and brackets that are not
 * escaped, text outside of the root element, characters XML does not have. The text is otherwise known
 * to be well formed.
 */
export function strayMarkup(xml: string): Stray | undefined {
  let depth = 0;
  for (let at = 0; at < xml.length; ) {
    const end = endOfPiece(xml, at);
    const found = xml[at] === "<" ? inMarkup(xml, at, end) : inText(xml, at, end, depth);
    if (found) return found;
    depth += xml[at] === "<" ? step(xml, at, end) : 0;
    at = end;
  }
  return undefined;
}

/** A piece is a comment, a CDATA section, an instruction, a tag, or the text up to the next of them. */
const endOfPiece = (xml: string, at: number): number => {
  if (xml[at] !== "<") return orEnd(xml, xml.indexOf("<", at), 0);
  const block = BLOCKS.find(([open]) => xml.startsWith(open, at));
  if (block) return orEnd(xml, xml.indexOf(block[1], at + block[0].length), block[1].length);
  let end = at + 1;
  while (end < xml.length && xml[end] !== ">") {
    const quote = xml[end];
    const isQuote = quote === '"' || quote === "'";
    end = isQuote ? orEnd(xml, xml.indexOf(quote, end + 1), 1) : end + 1;
  }
  return Math.min(end + 1, xml.length);
};

const orEnd = (xml: string, found: number, length: number): number =>
  found < 0 ? xml.length : found + length;

const isBlock = (xml: string, at: number): boolean => /^<[!?]/.test(xml.slice(at, at + 2));

const step = (xml: string, at: number, end: number): number => {
  if (isBlock(xml, at) || xml[end - 2] === "/") return 0;
  return xml[at + 1] === "/" ? -1 : 1;
};

const inText = (xml: string, at: number, end: number, depth: number): Stray | undefined => {
  const text = xml.slice(at, end);
  if (depth === 0 && text.trim() !== "") {
    const blanks = text.length - text.trimStart().length;
    return { at: at + blanks, what: "There is text outside of the root element." };
  }
  const closing = text.indexOf("]]>");
  return closing < 0
    ? unescaped(text, at)
    : { at: at + closing, what: "]]> has to be written ]]&gt; in a text." };
};

const inMarkup = (xml: string, at: number, end: number): Stray | undefined => {
  const piece = xml.slice(at, end);
  if (piece.startsWith("<!--")) {
    const dashes = piece.slice(4, -3).search(/--|-$/);
    return dashes < 0
      ? control(piece, at)
      : { at: at + 4 + dashes, what: "A comment must not hold two hyphens in a row." };
  }
  if (isBlock(xml, at)) return control(piece, at);
  // The opening bracket is the tag's own.
  return unescaped(piece.slice(1), at + 1);
};

const UNESCAPED = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)|</;

const unescaped = (text: string, at: number): Stray | undefined => {
  const found = text.search(UNESCAPED);
  if (found < 0) return control(text, at);
  const what =
    text[found] === "<" ? "< has to be written &lt; here." : "& has to be written &amp; here.";
  return { at: at + found, what };
};

const control = (text: string, at: number): Stray | undefined => {
  const found = text.search(/(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/u);
  return found < 0
    ? undefined
    : { at: at + found, what: "XML has no such control character; take it out." };
};
