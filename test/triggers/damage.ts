import fc from "fast-check";

type Json = unknown;

const odd = fc.oneof(
  fc.constantFrom<Json>(null, "", 0, -1, 1e300, true, [], {}, [null], "x", "2099-01-01T00:00:00Z"),
  fc.constantFrom<Json>("+275760-09-13T00:00:00Z", "0000-01-01T00:00:00Z", "2026-13-45T99:00:00Z"),
  fc.constantFrom<Json>("https://other.example/api/data/v9.2/accounts?$deltatoken=1", "accounts"),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Every path in a value, to each of its parts. */
const pathsOf = (value: Json, path: readonly string[] = []): string[][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, each]) => [
        [...path, name],
        ...pathsOf(each, [...path, name]),
      ])
    : [];

const changed = (value: Json, [name, ...rest]: readonly string[], to: Json): Json => {
  if (name === undefined) return to;
  const copy: Json = Array.isArray(value) ? [...value] : { ...(value as object) };
  const fields = copy as Record<string, Json>;
  if (rest.length > 0) fields[name] = changed(fields[name], rest, to);
  else if (to === undefined) delete fields[name];
  else fields[name] = to;
  return copy;
};

/** A state with one part of it lost, or in the place of something else; as it comes back from storage. */
export const damaged = (state: Json): fc.Arbitrary<{ path: string; state: Json }> =>
  fc
    .tuple(fc.constantFrom(...pathsOf(state)), fc.oneof(fc.constant(undefined), odd))
    .map(([path, to]) => ({
      path: path.join("."),
      state: JSON.parse(JSON.stringify(changed(state, path, to))),
    }));
