import type { Token } from "../tokens";
import { isName, type Repair } from "./edits";

/** `revenue between 1 and 2`. */
export const between: Repair = ({ token, before, tokens, index }) => {
  if (token.kind !== "word" || token.text.toLowerCase() !== "between") return undefined;
  const negated = before?.kind === "word" && before.text.toLowerCase() === "not";
  const column = negated ? tokens[index - 2] : before;
  const [least, and, most] = tokens.slice(index + 1, index + 4);
  if (!isName(column) || !isValue(least) || !isValue(most)) return undefined;
  if (and?.kind !== "word" || and.text.toLowerCase() !== "and") return undefined;
  const name = column.text;
  const both = `${name} ge ${least.text} and ${name} le ${most.text}`;
  return {
    before: negated ? 2 : 1,
    tokens: 4,
    text: negated ? `not (${both})` : both,
  };
};

const isValue = (token: Token | undefined): token is Token =>
  token !== undefined && ["text", "number", "guid"].includes(token.kind);
