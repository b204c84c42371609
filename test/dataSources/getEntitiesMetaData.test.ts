import type { ObjectSelection } from "@prismatic-io/spectral";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { pick } from "./pick";

useVirtualTime();
const bench = useSandbox();
const inputs = {
  recordTypeFilter: ["accounts", "Projekt"],
  includeAllCustomRecordTypes: "false",
  defaultSelectedRecordTypes: "ACCOUNT",
};

test("yields what the action of the same key yields", async () => {
  const selection = (await pick(
    bench,
    "getEntitiesMetaData",
    inputs,
  )) as unknown as ObjectSelection;
  expect(selection).toEqual(await bench.act("getEntitiesMetaData", inputs));
  expect(selection).toMatchObject([
    { object: { label: "Account" }, defaultSelected: true },
    { object: { label: "new_Project" }, defaultSelected: false },
  ]);
});

test("waits for 20 s at most, since a person is waiting", async () => {
  bench.sandbox.fault({
    times: Number.POSITIVE_INFINITY,
    action: { kind: "throttle", retryAfter: 15 },
  });
  await expect(pick(bench, "getEntitiesMetaData", inputs)).rejects.toThrow(/exceed the 20 s/);
});
