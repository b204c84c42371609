import { cacheStore } from "../../../src/client/caches/cacheStore";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import { sharedLoad } from "../../../src/client/session/sharedLoad";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();

/** A cache, and loads of one key by runs of different patience. */
const prepare = () => {
  const cache = cacheStore({ bytes: 1_000_000 }).cache<string>({ lifeMs: 60_000 });
  const loads: { resolve: (value: string) => void; reject: (error: unknown) => void }[] = [];
  const ask = (endsMs?: number) =>
    sharedLoad(
      { endsMs },
      {
        cache,
        key: "accounts",
        operation: "Reading the definition of accounts",
        load: () => new Promise((resolve, reject) => loads.push({ resolve, reject })),
      },
    );
  return { ask, loads };
};

const failure = (facts: { status?: number; kind?: "outOfTime" }) =>
  new DataverseError({
    operation: "Reading the definition of accounts",
    outcome: "notDone",
    detail: "no",
    status: facts.status,
    failure: facts.kind && { kind: facts.kind, timedOut: true },
  });

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a run waits for the load of another one no longer than it may last itself", async () => {
  const { ask, loads } = prepare();
  const patient = ask();
  const brief = ask(time.now() + 20_000);
  const ended = expect(brief).rejects.toMatchObject({
    name: "DataverseError",
    outcome: "notDone",
    facts: { failure: { kind: "outOfTime" } },
  });
  time.advance(20_000);
  await ended;
  loads[0]?.resolve("definition");
  await expect(patient).resolves.toBe("definition");
  expect(loads).toHaveLength(1);
});

test.each([
  ["no time", { kind: "outOfTime" } as const],
  ["a throttled request", { status: 429 }],
  ["a busy server", { status: 503 }],
])("what another run gave up for %s is loaded anew by one that has time", async (_, facts) => {
  const { ask, loads } = prepare();
  const brief = ask(time.now() + 20_000);
  const patient = ask(time.now() + 800_000);
  loads[0]?.reject(failure(facts));
  await expect(brief).rejects.toBeInstanceOf(DataverseError);
  await settled();
  expect(loads).toHaveLength(2);
  loads[1]?.resolve("definition");
  await expect(patient).resolves.toBe("definition");
});

test("a refusal is that of all who asked, and an answer too", async () => {
  const { ask, loads } = prepare();
  const both = [ask(), ask(time.now() + 20_000)];
  loads[0]?.reject(failure({ status: 403 }));
  for (const each of both) await expect(each).rejects.toMatchObject({ status: 403 });
  const again = [ask(), ask(time.now() + 20_000)];
  loads[1]?.resolve("definition");
  expect(await Promise.all(again)).toEqual(["definition", "definition"]);
  expect(loads).toHaveLength(2);
});
