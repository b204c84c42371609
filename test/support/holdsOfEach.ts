/**
 * Holds each of many to a check in one test, for checks that take less time than a test of their own.
 * All are looked at.
 *
 * @throws Error with the name and the failure of each that fails; also if there are none to look at
 */
export function holdsOfEach<T>(
  all: readonly T[],
  nameOf: (each: T) => string,
  check: (each: T) => void,
): void {
  if (all.length === 0) throw new Error("There is nothing to check.");
  const failures = all.flatMap((each) => {
    try {
      check(each);
      return [];
    } catch (error) {
      return [`${nameOf(each)}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
  if (failures.length > 0) throw new Error(failures.join("\n\n"));
}
