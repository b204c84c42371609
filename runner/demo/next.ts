import { textTable } from "../../scripts/tables/textTable";
import { paint } from "./paint";

const NEXT: readonly (readonly [command: string, what: string])[] = [
  ["npm run playground", "shows all of it in the browser"],
  ["npx d365", "lists actions, triggers and pickers"],
  ["npx d365 queryEntities -i entityType=contacts -i top=3", "runs one"],
  ["npm run example -- leadCapture", "runs a whole flow"],
  ["npm run sandbox", "serves the local Dataverse, for curl or tests in any language"],
  ["npm start -- --connect https://…", "reads from an environment of yours"],
];

/** What to try after the flow of `npm start`. */
export function whatNext(): string {
  const rows = NEXT.map(([command, what]) => [command, what]);
  const lines = textTable(undefined, rows, { indent: 2 });
  return `${paint("bold", "Try next")}\n${lines}\n\nRecipes: docs/recipes/README.md   All pages: docs/README.md`;
}
