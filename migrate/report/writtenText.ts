import type { ComponentPlace } from "../rewrite/references";

/** What was written, in a sentence, and what is left to do. */
export function writtenText(
  target: string,
  places: readonly ComponentPlace[],
  version: string,
): string {
  if (places.length === 0) {
    return `${target}: nothing names the public component, so that nothing was written.`;
  }
  const counts = (["step", "connection", "data source"] as const)
    .map((of) => [places.filter((place) => place.of === of).length, of] as const)
    .filter(([count]) => count > 0)
    .map(([count, of]) => `${count} ${of}${count === 1 ? "" : "s"}`);
  return `${target}: ${listed(counts)} name the private component, version ${version}. Import it, and make the connections anew.`;
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
