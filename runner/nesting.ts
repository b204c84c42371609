/** Levels that a body may have; Dataverse reads half of them. */
export const DEEPEST = 200;

/**
 * Whether JSON is nested deeper than that. The parser takes any depth, and hardly anything behind it does:
 * what calls itself for each level runs out of stack. So it goes level by level.
 */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
