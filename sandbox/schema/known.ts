type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is undefined. */
export function known<T extends object>(values: T): Known<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Known<T>;
}
