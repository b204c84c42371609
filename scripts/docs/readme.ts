const OPEN = "<!-- actions -->";
const CLOSE = "<!-- /actions -->";

/** The README with the summary between its markers; unchanged where it has none. */
export const fillReadme = (readme: string, summary: string): string => {
  const start = readme.indexOf(OPEN);
  const end = readme.indexOf(CLOSE, start);
  if (start < 0 || end < 0) return readme;
  return `${readme.slice(0, start + OPEN.length)}\n${summary}\n${readme.slice(end)}`;
};
