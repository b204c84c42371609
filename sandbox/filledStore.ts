import type { SandboxOptions } from "./api";
import { generatedTables } from "./metadata";
import { loadSchema } from "./schema";
import { declarations } from "./schema/declarations";
import { extendTables } from "./schema/extendTables";
import { generateRows, seedStore } from "./seed";
import { openStore } from "./store";
import type { Store, StoredState } from "./types";

type Seed = NonNullable<SandboxOptions["seed"]>;

/**
 * A store with what an environment has at its start. Its rows are dated by the full hour before `now` (in
 * milliseconds), so that what one start of this process made serves the others of that hour: a copy takes
 * a tenth of the time.
 */
export async function filledStore(options: SandboxOptions, now: number): Promise<Store> {
  const generated = options.generateTables ? generatedTables(options.generateTables) : [];
  const more = options.tables ?? [];
  const store = await openStore(loadSchema(extendTables([...declarations, ...generated], more)));
  const seeded = { seed: options.seed ?? "believable", now: Math.floor(now / HOUR_MS) * HOUR_MS };
  if (generated.length + more.length > 0) seedStore(store, seeded);
  else seedOnce(store, seeded);
  for (const [table, count] of Object.entries(options.generate ?? {})) {
    generateRows(store, table, count, now);
  }
  return store;
}

const HOUR_MS = 3_600_000;

/** By seed, of the usual tables. */
const filled = new Map<Seed, { readonly now: number; readonly state: StoredState }>();

const seedOnce = (store: Store, seeded: { seed: Seed; now: number }): void => {
  const known = filled.get(seeded.seed);
  if (known?.now === seeded.now) {
    store.restore(known.state);
    return;
  }
  seedStore(store, seeded);
  filled.set(seeded.seed, { now: seeded.now, state: { ...store.save(), tables: [] } });
};
