import fc from "fast-check";
import { type CacheOptions, cacheStore } from "../../../src/client/caches/cacheStore";
import { weightOf } from "../../../src/client/caches/weightOf";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const expiringCache = <T>(options: CacheOptions<T>) =>
  cacheStore({ bytes: 1_000_000 }).cache<T>(options);

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
  const other = cache.get("z1", () => Promise.resolve(9));
  cache.forget("x");
  const after = cache.get("x2", () => Promise.resolve(7));
  arrive(5);
  expect([await other, cache.peek("z1")]).toEqual([9, 9]);
  // Who asked before the change gets what was there before it; nobody else does.
  expect(await loading).toBe(5);
  expect(await after).toBe(7);
  expect(["x1", "x2", "y1"].map((key) => cache.peek(key))).toEqual([undefined, 7, 1]);
});

test("one entry can be dropped, also while it is on its way", async () => {
  const cache = expiringCache<number>({ lifeMs: 100 });
  cache.put("a", 1);
  cache.put("ab", 2);
  cache.drop("a");
  expect([cache.peek("a"), cache.peek("ab")]).toEqual([undefined, 2]);
  let arrive = (_: number) => {};
  const loading = cache.get("c", () => new Promise<number>((resolve) => (arrive = resolve)));
  cache.drop("c");
  arrive(3);
  expect(await loading).toBe(3);
  expect(cache.peek("c")).toBeUndefined();
});

describe("several caches of one store", () => {
  const heavy = (store: ReturnType<typeof cacheStore>, weight: number) =>
    store.cache<number>({ lifeMs: 100, weigh: () => weight });

  test("what was not used for longest makes room, whichever cache it is in", () => {
    const store = cacheStore({ bytes: 4_000 });
    const [one, other] = [heavy(store, 1_000), heavy(store, 1_000)];
    one.put("a", 1);
    other.put("a", 2);
    one.put("b", 3);
    one.peek("a");
    other.put("b", 4);
    expect([one.peek("a"), other.peek("a"), one.peek("b"), other.peek("b")]).toEqual([
      1,
      undefined,
      3,
      4,
    ]);
  });

  test("what is heavier than the store is not kept, and nothing else is lost track of", () => {
    const store = cacheStore({ bytes: 4_000 });
    heavy(store, 5_000).put("a", 1);
    expect(store.weight).toBe(0);
    const light = heavy(store, 10);
    light.put("a", 1);
    light.put("a", 2);
    light.drop("a");
    light.put("b", 1);
    light.forget("");
    expect(store.weight).toBe(0);
  });

  test("the weight never passes the limit, whatever is done", () => {
    const action = fc.tuple(
      fc.constantFrom("put", "drop", "peek", "forget"),
      fc.constantFrom("a", "ab", "b", "c"),
      fc.nat(3_000),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const store = cacheStore({ bytes: 5_000 });
        const cache = store.cache<number>({ lifeMs: 100, weigh: (value) => value });
        for (const [what, key, value] of actions) {
          if (what === "put") cache.put(key, value);
          else cache[what](key);
          expect(store.weight).toBeLessThanOrEqual(5_000);
        }
        cache.forget("");
        expect(store.weight).toBe(0);
      }),
    );
  });
});

describe("the weight of a value", () => {
  test("grows with its texts, its fields and its entries", () => {
    expect(weightOf("x".repeat(1_000)) - weightOf("")).toBe(1_000);
    expect(weightOf({ a: "x" })).toBeGreaterThan(weightOf({}));
    expect(weightOf(new Map([["a", "x"]]))).toBeGreaterThan(weightOf({ a: "x" }));
    expect(weightOf(new Set(["x"]))).toBeGreaterThan(weightOf(["x"]));
  });

  test("counts what is there twice once, and ends where a value holds itself", () => {
    const inner: Record<string, unknown> = { text: "x".repeat(1_000) };
    inner["self"] = inner;
    expect(weightOf([inner, inner])).toBeLessThan(1_500);
  });
});
