import fc from "fast-check";
import { DeliveredVersions } from "../../../../src/client/polling/shared/DeliveredVersions";
import { isoTime } from "../../../../src/client/polling/shared/times";

const entry = fc.record({
  id: fc.uuid(),
  version: fc.stringMatching(/^\d{1,10}$/),
  at: fc.nat(1_000).map((seconds) => Date.parse("2026-05-04T00:00:00Z") + seconds * 1_000),
});

const of = (entries: readonly { id: string; version: string; at: number }[]) => {
  const seen = new DeliveredVersions();
  for (const { id, version, at } of entries) seen.add(id, version, at);
  return seen;
};

test("comes back from its saved form as it was", () => {
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ({ id }) => id }), (entries) => {
      const { saved, left } = of(entries).save(0, 1_000);
      const again = DeliveredVersions.read(JSON.parse(JSON.stringify(saved)));
      expect(left).toBe(0);
      for (const { id, version } of entries) expect(again?.has(id, version)).toBe(true);
      expect(again?.save(0, 1_000).saved).toEqual(saved);
    }),
  );
});

test("keeps what is not older than the limit, the latest of it first", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { selector: ({ id }) => id }),
      fc.nat(1_000),
      fc.nat(20),
      (entries, second, most) => {
        const since = Date.parse("2026-05-04T00:00:00Z") + second * 1_000;
        const { saved, left } = of(entries).save(since, most);
        const young = entries.filter(({ at }) => at >= since);
        const kept = Object.values(saved).flatMap((rows) => Object.keys(rows));
        expect(kept).toHaveLength(Math.min(most, young.length));
        expect(left).toBe(young.length - kept.length);
        const times = young.map(({ at }) => at).sort((a, b) => b - a);
        for (const time of Object.keys(saved)) {
          expect(Date.parse(time)).toBeGreaterThanOrEqual(times[kept.length - 1] ?? 0);
        }
      },
    ),
  );
});

test("knows a row in another version, and has only the one it was given last", () => {
  const seen = of([
    { id: "a", version: "1", at: 0 },
    { id: "a", version: "2", at: 1_000 },
  ]);
  expect([seen.has("a", "1"), seen.has("a", "2"), seen.knows("a"), seen.knows("b")]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(seen.save(0, 10).saved).toEqual({ [isoTime(1_000)]: { a: "2" } });
});

test("tells the latest time that is plausible", () => {
  const seen = of([
    { id: "a", version: "1", at: 1_000 },
    { id: "b", version: "1", at: 5_000 },
  ]);
  expect([seen.latest(9_000), seen.latest(4_999), seen.latest(10)]).toEqual([
    5_000,
    1_000,
    undefined,
  ]);
});

test.each([
  [undefined],
  [null],
  [[]],
  ["x"],
  [{ soon: {} }],
  [{ "2026-05-04T00:00:00Z": { a: 1 } }],
])("%j is no saved form", (value) => {
  expect(DeliveredVersions.read(value)).toBeUndefined();
});
