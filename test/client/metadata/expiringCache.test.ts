import { expiringCache } from "../../../src/client/metadata/expiringCache";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();

const counted = () => {
  let loads = 0;
  return {
    load: () => {
      loads += 1;
      return Promise.resolve(loads);
    },
    loads: () => loads,
  };
};

test("a value is loaded once and believed for its life", async () => {
  const cache = expiringCache<number>({ entries: 5, lifeMs: 100 });
  const { load } = counted();
  expect(await cache.get("a", load)).toBe(1);
  time.advance(99);
  expect(await cache.get("a", load)).toBe(1);
  expect(cache.peek("a")).toBe(1);
  time.advance(1);
  expect(cache.peek("a")).toBeUndefined();
  expect(await cache.get("a", load)).toBe(2);
});

test("being used does not lengthen a life", async () => {
  const cache = expiringCache<number>({ entries: 5, lifeMs: 100 });
  const { load } = counted();
  for (let used = 0; used < 4; used += 1) {
    await cache.get("a", load);
    time.advance(30);
  }
  expect(await cache.get("a", load)).toBe(2);
});

test("a younger value can be asked for", async () => {
  const cache = expiringCache<number>({ entries: 5, lifeMs: 100 });
  const { load } = counted();
  await cache.get("a", load);
  time.advance(10);
  expect(await cache.get("a", load, 11)).toBe(1);
  expect(await cache.get("a", load, 10)).toBe(2);
  expect(cache.peek("a")).toBe(2);
});

test("simultaneous askers share one load, and its failure", async () => {
  const cache = expiringCache<number>({ entries: 5, lifeMs: 100 });
  const { load, loads } = counted();
  expect(await Promise.all([cache.get("a", load), cache.get("a", load)])).toEqual([1, 1]);
  expect(loads()).toBe(1);
  const fail = () => Promise.reject(new Error("no"));
  const both = await Promise.allSettled([cache.get("b", fail), cache.get("b", load)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await cache.get("b", load)).toBe(2);
});

test("what was not used for longest makes room", async () => {
  const cache = expiringCache<number>({ entries: 2, lifeMs: 100 });
  cache.put("a", 1);
  cache.put("b", 2);
  cache.peek("a");
  cache.put("c", 3);
  expect(["a", "b", "c"].map((key) => cache.peek(key))).toEqual([1, undefined, 3]);
});

test("replacing a value pushes no other out", () => {
  const cache = expiringCache<number>({ entries: 2, lifeMs: 100 });
  cache.put("a", 1);
  cache.put("b", 2);
  cache.put("b", 3);
  expect([cache.peek("a"), cache.peek("b")]).toEqual([1, 3]);
});

test("forgets by the beginning of the key, also what is on its way", async () => {
  const cache = expiringCache<number>({ entries: 5, lifeMs: 100 });
  cache.put("x1", 1);
  cache.put("y1", 1);
  let arrive = (_: number) => {};
  const loading = cache.get("x2", () => new Promise<number>((resolve) => (arrive = resolve)));
  cache.forget("x");
  const after = cache.get("x2", () => Promise.resolve(7));
  arrive(5);
  // Who asked before the change gets what was there before it; nobody else does.
  expect(await loading).toBe(5);
  expect(await after).toBe(7);
  expect(["x1", "x2", "y1"].map((key) => cache.peek(key))).toEqual([undefined, 7, 1]);
});
