import type { SandboxTransaction } from "dataverse-sandbox";
import type { TrackedChange } from "../../src/client";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { tracker } from "./tracker";

const START = Date.parse("2026-05-04T08:00:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;
let now = START;
const time = useVirtualTime();

/** A random history for a seed: mulberry32, which is short and good enough for tests. */
const dice = (seed: number) => {
  let state = seed;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (limit: number) => Math.floor(roll() * limit),
    chance: (share: number) => roll() < share,
  };
};

interface Trouble {
  /** Executions that end after a random page. */
  readonly crashes?: boolean;
  /** Executions that begin with what an earlier one began with. */
  readonly overlaps?: boolean;
  /** Pauses that outlive the token. */
  readonly pauses?: boolean;
  readonly faults?: boolean;
}

interface Week {
  readonly seed: number;
  readonly saves: "each" | "end";
  readonly startFrom: "now" | "snapshot";
  readonly onExpiredToken?: "catchUp" | "snapshot";
  readonly trouble?: Trouble;
}

describe.each([false, true])("with answers that hold back what comes again: %s", (heldBack) => {
  const bench = useSandbox({ seed: "empty", clock: () => now, changeTracking: { heldBack } });
  const tracking = tracker(bench, {
    entityType: "new_projectcollection",
    fieldNames: ["new_name"],
  });

  beforeEach(() => {
    now += 30 * DAY;
    const rows = bench.sandbox.store.select("SELECT new_projectid FROM new_project");
    for (const { new_projectid } of rows) {
      bench.sandbox.remove("new_project", String(new_projectid));
    }
  });

  /** Lives through two weeks, then lets things come to rest and compares. */
  const live = async ({ seed, saves, startFrom, onExpiredToken, trouble = {} }: Week) => {
    const { sandbox } = bench;
    const { below, chance } = dice(seed);
    const inputs = { options: { recordsPerPage: "4", onExpiredToken } };
    const ids: string[] = [];
    const handedOver: TrackedChange[] = [];
    /** Records by when they were deleted, without those that nobody can know of. */
    const deleted = new Map<string, number>();
    let lastRun = 0;
    const open: { end: number; transaction: SandboxTransaction }[] = [];
    let blind = 0;
    const hidden = new Set<string>();
    const write = (): void => {
      const what = below(10);
      const seen = ids.filter((id) => !hidden.has(id));
      const id = seen[below(seen.length)];
      if (id === undefined || what < 3) {
        const imported = chance(0.2) ? { overriddencreatedon: "2019-01-01T00:00:00Z" } : {};
        ids.push(sandbox.insert("new_project", { new_name: `Made ${ids.length}`, ...imported }));
      } else if (what < 7) {
        sandbox.change("new_project", id, { new_name: `Changed at ${now}, ${below(1e6)}` });
      } else if (what < 8) {
        sandbox.remove("new_project", id);
        ids.splice(ids.indexOf(id), 1);
        deleted.set(id, now);
      } else {
        const transaction = sandbox.transaction();
        const made = transaction.create("new_project", { new_name: `Late ${below(1e6)}` });
        ids.push(made);
        // Until it is committed nobody else sees the row, so that nobody else changes it.
        open.push({ end: now + below(110_000), transaction });
        hidden.add(made);
      }
    };
    const settle = (): void => {
      for (const entry of [...open]) {
        if (entry.end > now) continue;
        entry.transaction.commit();
        open.splice(open.indexOf(entry), 1);
        if (open.length === 0) hidden.clear();
      }
    };
    const step = (): void => {
      now += 1_000 + below(40_000);
      time.advance(0);
      settle();
      write();
    };
    for (let made = 0; made < 9; made += 1) step();
    now += 5 * MINUTE;
    settle();
    const known = new Map(
      sandbox.store
        .find("new_project", {})
        .map((row) => [String(row["new_projectid"]), row["versionnumber"]]),
    );
    // What was deleted before tracking began is nobody's business.
    deleted.clear();
    await collect(tracking.run(inputs, { deploy: { startFrom }, saves }));
    async function collect(running: ReturnType<typeof tracking.run>): Promise<void> {
      lastRun = now;
      handedOver.push(...(await running).changes);
    }
    for (let round = 0; round < 16; round += 1) {
      const writes = below(8);
      for (let made = 0; made < writes; made += 1) step();
      now += below(10) * MINUTE;
      settle();
      if (trouble.pauses && (round === 8 || chance(0.1))) {
        now += 2 * MINUTE;
        settle();
        now += 8 * DAY;
        // Since the last run and its late commits, which is what the warning says.
        for (const [id, at] of deleted) if (at > lastRun - 3 * MINUTE) deleted.delete(id);
        blind += 1;
      }
      if (trouble.faults && chance(0.3)) {
        sandbox.fault({
          match: { path: "/new_projectcollection" },
          times: 1,
          action: { kind: chance(0.5) ? "throttle" : "reset" },
        });
      }
      const before = tracking.state();
      const pages = trouble.crashes && chance(0.3) ? 1 : Number.POSITIVE_INFINITY;
      await collect(tracking.run(inputs, { saves, pages }));
      if (trouble.overlaps && chance(0.2)) {
        tracking.keep(before);
        await collect(tracking.run(inputs, { saves }));
      }
    }
    now += 10 * MINUTE;
    settle();
    for (let rest = 0; rest < 2; rest += 1) {
      now += 10 * MINUTE;
      await collect(tracking.run(inputs, { saves }));
    }
    return { handedOver, known, blind, deleted };
  };

  /** Rows whose last version was not handed over, and deletions that were not. */
  const losses = (
    { handedOver, known, deleted }: Awaited<ReturnType<typeof live>>,
    startFrom: string,
  ) => {
    const keys = new Set(handedOver.map(({ key }) => key));
    const rows = bench.sandbox.store.find("new_project", {}).filter((row) => {
      const id = String(row["new_projectid"]);
      const untouched = startFrom === "now" && known.get(id) === row["versionnumber"];
      return !untouched && !keys.has(`${id}:${row["versionnumber"]}`);
    });
    const seen = new Set(handedOver.map(({ id }) => id));
    const gone = new Set(
      handedOver.filter(({ changeType }) => changeType === "deleted").map(({ id }) => id),
    );
    const missed = [...deleted.keys()].filter(
      (id) => (known.has(id) || seen.has(id)) && !gone.has(id),
    );
    return [...rows.map(({ new_name }) => new_name), ...missed];
  };

  const repeats = ({ handedOver }: Awaited<ReturnType<typeof live>>) => {
    const keys = handedOver.map(({ key }) => key);
    return keys.filter((key, at) => keys.indexOf(key) !== at);
  };

  /** Of each record, how often it was called new. */
  const calledNewTwice = ({ handedOver }: Awaited<ReturnType<typeof live>>) => {
    const created = handedOver
      .filter(({ changeType }) => changeType === "created")
      .map(({ id }) => id);
    return created.filter((id, at) => created.indexOf(id) !== at);
  };

  const weeks = (["now", "snapshot"] as const).flatMap((startFrom) =>
    (["each", "end"] as const).map((saves) => ({ startFrom, saves })),
  );
  /** A history of its own for each. */
  const seeds = (heldBack ? 1_000 : 0) + 1;

  it.each(weeks)("loses nothing and repeats nothing undisturbed: %o", async (week) => {
    const lived = await live({ ...week, seed: seeds + weeks.indexOf(week) });
    expect(losses(lived, week.startFrom)).toEqual([]);
    expect(repeats(lived)).toEqual([]);
    expect(calledNewTwice(lived)).toEqual([]);
    expect(lived.handedOver.length).toBeGreaterThan(20);
  });

  it.each(weeks)("loses nothing through crashes, overlaps and faults: %o", async (week) => {
    const trouble = { crashes: true, overlaps: true, faults: true };
    const lived = await live({ ...week, seed: seeds + 100 + weeks.indexOf(week), trouble });
    expect(losses(lived, week.startFrom)).toEqual([]);
    expect(repeats(lived).length).toBeLessThan(lived.handedOver.length / 2);
  });

  it.each(weeks)("loses no record when the token expires: %o", async ({ startFrom, saves }) => {
    // Either way to save is as good as the other where every run succeeds.
    const onExpiredToken = saves === "each" ? "catchUp" : "snapshot";
    const lived = await live({
      seed: seeds + 200 + (startFrom === "now" ? 0 : 1),
      saves,
      startFrom,
      onExpiredToken,
      trouble: { pauses: true },
    });
    expect(lived.blind).toBeGreaterThan(0);
    expect(losses(lived, startFrom)).toEqual([]);
    if (onExpiredToken === "catchUp") expect(repeats(lived)).toEqual([]);
    const warned = lived.handedOver.filter(({ changeType }) => changeType === "warning").length;
    expect(warned).toBe(lived.blind);
  });
});
