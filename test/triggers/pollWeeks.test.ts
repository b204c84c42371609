import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { poller } from "./poller";
import { History } from "./weeks/history";
import { Ledger } from "./weeks/ledger";
import { type ExecuteOptions, Platform, type StateModel } from "./weeks/platform";
import { Chance } from "./weeks/random";

const START = Date.parse("2026-05-04T08:00:00Z");
const DAY = 86_400;

let history: History | undefined;
let betweenPages: (() => void) | undefined;
const time = useVirtualTime();
const bench = useSandbox({
  seed: "empty",
  clock: () => history?.now ?? START,
  // A page is read, and the world goes on before the next one.
  onRequest: ({ path }) => {
    if (/\/new_projectcollection$/.test(path)) betweenPages?.();
  },
});
const poll = poller(bench);

interface World {
  readonly seed: number;
  readonly batched: boolean;
  readonly model: StateModel;
  /** Share of the executions that crash, and that overlap with another one. */
  readonly crashes?: number;
  readonly overlaps?: number;
  /** Share of the polls before which the service begins to throttle or to fail. */
  readonly faults?: number;
  readonly days?: number;
  readonly inputs?: Record<string, unknown>;
}

const worldOf = ({ seed, inputs }: World) => {
  const chance = new Chance(seed);
  const made = new History(bench.sandbox, chance, `W${seed}`, START + seed * 30 * DAY * 1_000);
  history = made;
  const ledger = new Ledger(made);
  const platform = new Platform(poll, {
    filterExpression: `new_region eq 'W${seed}'`,
    entityType: "new_projectcollection",
    fieldNames: ["new_name"],
    ...inputs,
  });
  return { chance, history: made, ledger, platform };
};

/** Polls at odd times for some days, and lets everything happen that may happen. */
const live = async (world: World) => {
  const { crashes = 0, overlaps = 0, faults = 0, days = 2, batched, model } = world;
  const { chance, history: made, ledger, platform } = worldOf(world);
  const runnerSkew = (chance.next() - 0.5) * 3_000_000;
  const clocks = () => time.advance(made.now + runnerSkew - time.now());
  made.pass(600);
  clocks();
  await platform.execute({ batched, model });
  made.watch();
  betweenPages = () => {
    made.now += chance.below(3) * 1_000;
    if (chance.happens(0.3)) made.act();
  };
  const end = made.now + days * DAY * 1_000;
  let fresh = true;
  while (made.now < end) {
    made.pass(chance.happens(0.3) ? 20 + chance.below(100) : chance.below(7_200), 0.0015);
    if (chance.happens(0.02)) made.burst(1_100);
    bench.sandbox.setDateSkew(Math.round((chance.next() - 0.5) * 60_000));
    if (chance.happens(faults)) disturb(chance);
    clocks();
    const before = ledger.snapshot();
    const options: ExecuteOptions = { batched, model };
    if (chance.happens(overlaps)) {
      await overlapping(platform, ledger, options);
      fresh = false;
      continue;
    }
    const crashAt = chance.happens(crashes) ? 1 + chance.below(5) : undefined;
    const execution = await platform.execute({ ...options, crashAt });
    bench.sandbox.clearFaults();
    ledger.take(execution);
    if (!execution.crashed && fresh && execution.complete) ledger.settle(before);
    fresh = execution.complete;
  }
  betweenPages = undefined;
  made.settle(600);
  bench.sandbox.setDateSkew(0);
  const before = ledger.snapshot();
  for (let count = 0; count < 6; count += 1) {
    clocks();
    ledger.take(await platform.execute({ batched, model }));
    made.settle(600);
  }
  ledger.settle(before);
  made.end();
  return ledger;
};

/** Two executions from the same state; the one that began first is the last to save its own. */
const overlapping = async (platform: Platform, ledger: Ledger, options: ExecuteOptions) => {
  const start = platform.saved;
  const first = await platform.execute(options);
  const late = platform.saved;
  platform.saved = start;
  const second = await platform.execute(options);
  platform.saved = late;
  for (const { handedOver } of [first, second]) {
    ledger.take({ handedOver, unsaved: 2 * handedOver.length });
  }
};

const disturb = (chance: Chance): void => {
  const times = 1 + chance.below(3);
  const match = { path: "new_projectcollection" };
  bench.sandbox.fault(
    chance.happens(0.5)
      ? { match, times, action: { kind: "throttle", retryAfter: 1 + chance.below(30) } }
      : { match, times, action: { kind: "status", status: 503 } },
  );
};

describe("weeks in which nothing goes wrong that the client cannot mend", () => {
  test.each([
    { seed: 1, batched: false, model: "atTheEnd" },
    { seed: 2, batched: true, model: "atTheEnd", faults: 0.1 },
    { seed: 3, batched: true, model: "afterEachPage", faults: 0.1 },
  ] as const)("lose nothing and repeat nothing: %o", async (world) => {
    const ledger = await live(world);
    expect([...ledger.lost]).toEqual([]);
    expect(ledger.repeats).toBe(0);
    expect(ledger.misnamed()).toEqual([]);
    expect(ledger.total).toBeGreaterThan(300);
  });

  test("would lose late commits without the overlap", async () => {
    const inputs = { options: { overlapSeconds: "0" } };
    const ledger = await live({ seed: 4, batched: false, model: "atTheEnd", inputs });
    expect(ledger.lost.size).toBeGreaterThan(0);
  });
});

describe("weeks with crashes and overlapping executions", () => {
  test.each([
    { seed: 11, batched: false, model: "atTheEnd", crashes: 0.2, overlaps: 0.1 },
    { seed: 12, batched: true, model: "atTheEnd", crashes: 0.2, overlaps: 0.1 },
    { seed: 13, batched: true, model: "afterEachPage", crashes: 0.2, overlaps: 0.1 },
  ] as const)("lose nothing, and repeat only what no state stood for: %o", async (world) => {
    const ledger = await live(world);
    expect([...ledger.lost]).toEqual([]);
    expect(ledger.repeats).toBeGreaterThan(0);
    expect(ledger.repeats).toBeLessThanOrEqual(ledger.allowed);
  });
});

describe("a crash at every step of reading three pages", () => {
  test.each([
    { batched: true, model: "afterEachPage", steps: 12 },
    { batched: true, model: "atTheEnd", steps: 9 },
    { batched: false, model: "atTheEnd", steps: 3 },
  ] as const)("loses nothing: %o", async ({ batched, model, steps }) => {
    const made = new History(bench.sandbox, new Chance(21), `C${steps}`, START);
    history = made;
    time.advance(made.now - time.now());
    made.watch();
    for (const rows of [1_000, 1_000, 50]) {
      made.burst(rows);
      made.now += 3_600_000;
    }
    const inputs = {
      entityType: "new_projectcollection",
      filterExpression: `new_region eq 'C${steps}'`,
      fieldNames: ["new_name"],
      lookBackDate: "2026-05-04",
    };
    const whole = await new Platform(poll, inputs).execute({ batched, model });
    expect(whole).toMatchObject({ steps, crashed: false, complete: true });
    expect(new Set(whole.handedOver.map(({ key }) => key)).size).toBe(2_050);
    for (let crashAt = 1; crashAt <= steps; crashAt += 1) {
      const platform = new Platform(poll, inputs);
      const ledger = new Ledger(made);
      const crashed = await platform.execute({ batched, model, crashAt });
      expect(crashed.crashed).toBe(true);
      ledger.take(crashed);
      ledger.take(await platform.execute({ batched, model }));
      ledger.settle(ledger.snapshot());
      expect([...ledger.lost]).toEqual([]);
      expect(ledger.repeats).toBe(crashed.unsaved);
      expect(ledger.misnamed()).toEqual([]);
    }
    made.end();
  });
});
