import { compact } from "./compact";

/** The module that holds the table of built-in messages, made of the lines of `signatures.txt`. */
export function moduleText(signatures: string): string {
  return `/** Written by \`npm run messages\` out of scripts/messages/signatures.txt. */
export const BUILT_IN =
  ${JSON.stringify(compact(signatures))};
`;
}
