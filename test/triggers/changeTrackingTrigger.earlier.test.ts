import type { TrackingState } from "../../src/client";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { fill } from "./fill";
import { told, tracker } from "./tracker";

let now = Date.parse("2026-05-04T08:00:00Z");
useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => now });
const inputs = {
  entityType: "new_project",
  fieldNames: ["new_name"],
  options: { recordsPerPage: "2" },
};
const tracking = tracker(bench, inputs);

const EARLIER = { initialSync: "load", catchUp: "gap", delta: "delta" } as const;

/** A state as releases up to 1.1 have saved it: other names, and `deliver` with every round. */
const earlier = (state: TrackingState | undefined): Record<string, unknown> => {
  const { round, ...rest } = state ?? ({} as TrackingState);
  if (!round) return rest;
  const { kind, ...fields } = round;
  const { catchUpFrom, ...others } = { catchUpFrom: undefined, ...fields };
  const gapFrom = catchUpFrom === undefined ? {} : { gapFrom: catchUpFrom };
  return { ...rest, round: { deliver: true, ...others, kind: EARLIER[kind], ...gapFrom } };
};

const insert = (name: string) => bench.sandbox.insert("new_project", { new_name: name });

/** Runs from a state to its end: what is returned, and what is left. */
const onward = async (state: unknown) => {
  tracking.keep(structuredClone(state));
  const { changes } = await tracking.run();
  return { told: told(changes), keys: changes.map(({ key }) => key), left: tracking.state() };
};

/** A run that stops after so many pages. */
const stopped = async (deploy: Record<string, unknown> | undefined, pages: number) => {
  await tracking.run({}, { pages, ...(deploy ? { deploy } : {}) });
  return tracking.state();
};

let count = 0;
beforeEach(() => {
  now += 86_400_000;
  count += 1;
  fill(bench.sandbox, "new_project", 6, (index) => ({ new_name: `${count}-${index}` }));
  now += 600_000;
});

const inInitialSync = async () => {
  tracking.keep(undefined);
  return stopped({ startFrom: "snapshot" }, 1);
};

const inCatchUp = async () => {
  await inInitialSync();
  for (let page = 0; page < 100 && tracking.state()?.round?.kind !== "catchUp"; page += 1) {
    await stopped(undefined, 1);
  }
  insert("behind the sync");
  return tracking.state();
};

const inDelta = async () => {
  tracking.keep(undefined);
  await tracking.run({}, { deploy: { startFrom: "now" } });
  now += 600_000;
  for (const name of ["one", "two", "three", "four"]) insert(name);
  return stopped(undefined, 1);
};

const between = async () => {
  tracking.keep(undefined);
  await tracking.run({}, { deploy: { startFrom: "now" } });
  now += 600_000;
  insert("after");
  return tracking.state();
};

test.each([
  ["initialSync", inInitialSync],
  ["catchUp", inCatchUp],
  ["delta", inDelta],
  [undefined, between],
])("a run goes on from a state of earlier releases with the round %s", async (kind, prepare) => {
  const state = await prepare();
  expect(state?.round?.kind).toBe(kind);
  const expected = await onward(state);
  tracking.lines.length = 0;
  expect(await onward(earlier(state))).toEqual(expected);
  expect(expected.told.length).toBeGreaterThan(0);
  expect(tracking.lines).toEqual([]);
});
