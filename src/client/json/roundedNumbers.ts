/** Whether a value is a JavaScript number whose last digits may be lost: beyond 2^53 neighbours are one. */
export function wasRounded(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
}

export function roundedNumber(value: number): string {
  return `${value} may have lost digits before it came, as JavaScript numbers beyond 2^53 do; pass it as text`;
}

/**
 * The first number that was rounded before it came, however deep, in a value that no column's type is known
 * for. Cycles are left to whoever writes the value.
 */
export function roundedIn(value: unknown): number | undefined {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const part = open.pop();
    if (wasRounded(part)) return part;
    if (typeof part !== "object" || part === null || seen.has(part)) continue;
    seen.add(part);
    for (const item of Object.values(part)) open.push(item);
  }
  return undefined;
}
