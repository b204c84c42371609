import { loadSchema } from "../../../sandbox/schema";
import { takesRows } from "../../../sandbox/schema/takesRows";
import { generateRows, seedStore } from "../../../sandbox/seed";
import { openStore } from "../../../sandbox/store";
import type { Store } from "../../../sandbox/types";
import { flaws } from "./support";

const schema = loadSchema();
const now = Date.UTC(2025, 5, 1);

async function seeded(seed: "believable" | "empty"): Promise<Store> {
  const store = await openStore(schema);
  seedStore(store, { seed, now });
  return store;
}

describe("generated rows", () => {
  it("can be made of every table, again and again, and break no rule", async () => {
    const store = await seeded("believable");
    for (const { logicalName, declaration } of schema.tables.values()) {
      if (takesRows(declaration)) {
        const before = store.find(logicalName, {}).length;
        expect(generateRows(store, logicalName, 15, now)).toHaveLength(15);
        generateRows(store, logicalName, 5, now);
        expect(store.find(logicalName, {})).toHaveLength(before + 20);
      }
    }
    expect(flaws(store)).toEqual([]);
    store.close();
  });

  it("fill more than twenty columns of an account", async () => {
    const store = await seeded("empty");
    const [id] = generateRows(store, "account", 1, now);
    const row = store.read("account", String(id)) ?? {};
    expect(Object.values(row).filter((value) => value !== null).length).toBeGreaterThan(40);
    expect(row).toMatchObject({
      accountnumber: expect.stringMatching(/^G-/),
      revenue: expect.any(Number),
    });
    store.close();
  });

  it("are the same for the same store, with ids in no order", async () => {
    const [one, two] = [await seeded("empty"), await seeded("empty")];
    const ids = generateRows(one, "account", 40, now);
    expect(generateRows(two, "account", 40, now)).toEqual(ids);
    expect(two.find("account", {})).toEqual(one.find("account", {}));
    expect([...ids].sort()).not.toEqual(ids);
    expect(new Set(ids).size).toBe(40);
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    one.close();
    two.close();
  });

  it("cross the size of a batch without losing any", async () => {
    const store = await seeded("empty");
    const ids = generateRows(store, "contact", 1005, now);
    expect(new Set(ids).size).toBe(1005);
    expect(store.select("SELECT count(*) AS n FROM contact")).toEqual([{ n: 1005 }]);
    store.close();
  });

  it("are not made of a table that cannot be written", async () => {
    const store = await seeded("empty");
    expect(() => generateRows(store, "teammembership", 1, now)).toThrow(
      'no table "teammembership"',
    );
    expect(() => generateRows(store, "accounts", 1, now)).toThrow('no table "accounts"');
    store.close();
  });
});
