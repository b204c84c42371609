/** Fails a step with what was expected and what came. */
export function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Expected ${what}.`);
}

export function recordOf(data: unknown): Record<string, unknown> {
  if (typeof data === "object" && data !== null && !Array.isArray(data)) {
    return data as Record<string, unknown>;
  }
  throw new Error("Expected a record.");
}

export function rowsOf(data: unknown): Record<string, unknown>[] {
  const { value } = recordOf(data);
  if (Array.isArray(value)) return value as Record<string, unknown>[];
  throw new Error("Expected a list of records.");
}
