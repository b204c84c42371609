import { fillSection } from "./section";

/** The README with the summary between its markers; unchanged where it has none. */
export function fillReadme(readme: string, summary: string): string {
  return fillSection(readme, "actions", summary);
}
