const LONGEST_NAME = 80;

/** A name from outside, as a message holds it. */
export function shownName(name: string): string {
  return JSON.stringify(name.slice(0, LONGEST_NAME));
}
