/** `make` with its last results kept, so many at most: for what is costly to make and the same for everybody. */
export function boundedMemo<T>(most: number, make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= most) kept.delete(oldest);
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}
