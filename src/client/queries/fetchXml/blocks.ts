/** Something that has no place in XML. */
export interface Stray {
  /** Position in the text, from 0. */
  readonly at: number;
  /** One sentence. */
  readonly what: string;
}

/** What a comment, a CDATA section and an instruction open and close with. */
export const BLOCKS = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/**
 * The first block that is never closed, or a declaration that is not the first thing: the parser would
 * name another place. A declaration at the start is taken away before.
 */
export function strayBlock(xml: string): Stray | undefined {
  let at = xml.indexOf("<");
  while (at >= 0) {
    const block = BLOCKS.find(([open]) => xml.startsWith(open, at));
    const end = block ? xml.indexOf(block[1], at + block[0].length) : at + 1;
    if (block && end < 0) return { at, what: `${block[0]} is never closed by ${block[1]}.` };
    if (/^<\?xml\s/i.test(xml.slice(at, at + 6))) {
      return { at, what: "An XML declaration can only be the first thing of a text." };
    }
    at = xml.indexOf("<", end);
  }
  return undefined;
}
