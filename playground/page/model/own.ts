/** A property that the record has itself; what it inherits is not there. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A record with this property set, whatever its name is. */
export function withOwn<T>(
  record: Readonly<Record<string, T>>,
  name: string,
  value: T,
): Record<string, T> {
  return Object.fromEntries([
    ...Object.entries(record).filter(([key]) => key !== name),
    [name, value],
  ]);
}
