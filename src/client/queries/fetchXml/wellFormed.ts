import { XMLValidator } from "fast-xml-parser";
import { InputError } from "../../errors/InputError";
import { type Stray, strayBlock } from "./blocks";
import { strayMarkup } from "./strayMarkup";
import { withoutBlocks } from "./withoutBlocks";

/**
 * Refuses text that is no well-formed XML, or that brings a DOCTYPE, which could declare entities. Lines
 * and columns are those of the text as it was given, from 1.
 *
 * @throws InputError
 */
export function requireWellFormed(text: string): void {
  const xml = withoutDeclaration(text);
  refuseDoctype(xml);
  refuse(xml, strayBlock(xml));
  const result = XMLValidator.validate(xml);
  if (result !== true) {
    const { msg, line, col } = result.err;
    throw malformed(line, col ?? 1, inWords(msg));
  }
  refuse(xml, strayMarkup(xml));
}

const refuse = (xml: string, stray: Stray | undefined): void => {
  if (!stray) return;
  const before = xml.slice(0, stray.at);
  const column = before.length - before.lastIndexOf("\n");
  throw malformed(before.split("\n").length, column, stray.what);
};

/** The validator lists the elements that are still open as JSON. */
const inWords = (message: string): string => {
  const list = /^Invalid '(\[[\s\S]*\])' found/.exec(message)?.[1];
  if (list === undefined) return message;
  const names = [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => `<${name}>`);
  const [last] = names.slice(-1);
  return last === undefined ? message : `${last} has no closing tag.`;
};

/** Blanks before a declaration are not well formed, but no reason to trouble anybody. */
const withoutDeclaration = (text: string): string =>
  text.replace(/^\s*<\?xml\s[\s\S]*?\?>/, (declaration) => declaration.replace(/\S/g, " "));

const malformed = (line: number, column: number, what: string): InputError =>
  new InputError(`XML Query is not well formed (line ${line}, column ${column}): ${what}`);

/** Comments may speak of it. */
const refuseDoctype = (xml: string): void => {
  if (/<!(DOCTYPE|ENTITY)/i.test(withoutBlocks(xml)))
    throw new InputError("XML Query must not contain a DOCTYPE.");
};
