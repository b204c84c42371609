/** Parses a text from a start rule on. Throws an error named `SyntaxError` with the place of the fault. */
export function parse(text: string, options: { startRule: string }): unknown;
