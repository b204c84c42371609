import { fillSection } from "./section";

/** The README with the list of actions between its markers; unchanged where it has none. */
export function fillReadme(readme: string, list: string): string {
  return fillSection(readme, "actions", list);
}
