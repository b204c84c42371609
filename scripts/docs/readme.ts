import { fillSection } from "./section";

/** The README with the summary between its markers; unchanged where it has none. */
export const fillReadme = (readme: string, summary: string): string =>
  fillSection(readme, "actions", summary);
