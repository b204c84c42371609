import fc from "fast-check";
import type { BatchAction } from "../../../src/client/batch/actions";
import { isRead } from "../../../src/client/batch/actions";
import { planEntries, splitEntries, toChangeSet } from "../../../src/client/batch/plan";
import { action } from "./samples";

const actions = fc
  .array(
    fc.record({
      verb: fc.constantFrom("create", "delete", "get", "function" as const),
      group: fc.constantFrom(undefined, undefined, "a", "b"),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((found) =>
    found.map(({ verb, group }, index) => {
      const item = action({ index, action: verb as BatchAction["action"] });
      return isRead(item) ? item : { ...item, group };
    }),
  );
const modes = fc.constantFrom("rollback", "continue" as const) as fc.Arbitrary<
  "rollback" | "continue"
>;
const indexes = (found: readonly BatchAction[]) => found.map(({ index }) => index);

describe("planEntries", () => {
  test("every action once; order kept in each change set, among reads, and of the sets", () => {
    fc.assert(
      fc.property(actions, modes, (given, onError) => {
        const entries = planEntries(given, onError);
        const sent = entries.flatMap((entry) => entry.actions);
        expect([...indexes(sent)].sort((a, b) => a - b)).toEqual(indexes(given));
        for (const entry of entries) {
          expect(indexes(entry.actions)).toEqual([...indexes(entry.actions)].sort((a, b) => a - b));
          const sets = new Set(entry.actions.map((each) => toChangeSet(each, onError)));
          expect(sets.size).toBe(1);
          expect([...sets][0] === undefined).toBe(entry.kind === "single");
        }
        const firsts = (read: boolean) =>
          entries
            .filter(({ actions: [one] }) => one && isRead(one) === read)
            .map(({ actions: [one] }) => one?.index ?? -1);
        for (const each of [firsts(true), firsts(false)]) {
          expect(each).toEqual([...each].sort((a, b) => a - b));
        }
        const kinds = sent.map((each) => isRead(each));
        expect(kinds.indexOf(true) < 0 || !kinds.slice(kinds.indexOf(true)).includes(false)).toBe(
          true,
        );
      }),
    );
  });
});

describe("splitEntries", () => {
  test("no batch over 1,000, no group cut, nothing lost, order kept", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, (found) => {
        let index = 0;
        const entries = found.map((size, at) => ({
          kind: "changeSet" as const,
          actions: Array.from({ length: size }, () =>
            action({ index: index++, group: String(at) }),
          ),
        }));
        const batches = splitEntries(entries, "continue");
        expect(batches.flat()).toEqual(entries);
        const size = (batch: typeof entries) =>
          batch.reduce((sum, each) => sum + each.actions.length, 0);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(size([...batch] as typeof entries)).toBeLessThanOrEqual(1000);
        }
        // Full: the first entry of the next batch would not have fitted.
        batches.slice(1).forEach((batch, at) => {
          const before = size([...(batches[at] ?? [])] as typeof entries);
          expect(before + (batch[0]?.actions.length ?? 0)).toBeGreaterThan(1000);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("too many to stand or fall together are refused, with both ways out", () => {
    const many = (count: number, group?: string) =>
      planEntries(
        Array.from({ length: count }, (_, index) => action({ index, group })),
        "continue",
      );
    expect(() => splitEntries(many(1001), "rollback")).toThrow(
      /1001 actions.*continue.*several times/s,
    );
    expect(() => splitEntries(many(1001, "g"), "continue")).toThrow(/group g has 1001/);
    expect(splitEntries(many(1000, "g"), "rollback")).toHaveLength(1);
  });
});
