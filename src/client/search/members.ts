/** An object of an answer. */
export type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Members)
    : undefined;
}

/** The value of a name in any letter case: pages and answers of search differ in it. */
export function member(members: Members, name: string): unknown {
  if (Object.hasOwn(members, name)) return members[name];
  const key = Object.keys(members).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : members[key];
}
