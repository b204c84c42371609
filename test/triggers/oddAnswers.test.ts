import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { recurrence } from "./poller";
import { told, tracker } from "./tracker";

const clock = useClock("2026-05-04T08:00:00Z");
let setBackMs = 0;
const bench = useSandbox({ seed: "empty", clock: () => clock.now() - setBackMs });
const polling = recurrence(bench);
const tracking = tracker(bench);

let count = 0;
const insert = () => {
  count += 1;
  const name = `Account ${count}`;
  return { name, id: bench.sandbox.insert("account", { name }) };
};

/** A run behind them each, and an account to be found and one that is gone since. */
const begun = async () => {
  clock.later(86_400);
  const gone = insert();
  polling.begin();
  tracking.keep(undefined);
  await polling.run();
  await tracking.run();
  clock.later(600);
  bench.sandbox.remove("account", gone.id);
  return { gone: gone.id, added: insert() };
};

const answer = (body: object) =>
  bench.sandbox.fault({
    match: { path: /accounts/ },
    action: { kind: "rewrite", status: 200, body: JSON.stringify(body) },
  });

const row = (accountid: unknown) => ({
  accountid,
  modifiedon: new Date(clock.now()).toISOString(),
});
const own = () => `${bench.sandbox.url}/api/data/v9.2/`;

test.each([
  ["a row without its key", () => ({ value: [row("x".repeat(36)), {}] })],
  ["a key that is none", () => ({ value: [row(null)], "@odata.deltaLink": link() })],
  ["a deletion without an id", () => ({ value: [deletion(null)], "@odata.deltaLink": link() })],
  ["a delta link to elsewhere", () => ({ value: [], "@odata.deltaLink": "https://x.example/a" })],
  ["a delta link to a table", () => ({ value: [], "@odata.deltaLink": `${own()}accounts` })],
  [
    "a next link to another table",
    () => ({ value: [], "@odata.nextLink": `${own()}contacts?$skiptoken=1` }),
  ],
])("an answer with %s fails the run of change tracking, and loses nothing", async (_, body) => {
  const { gone, added } = await begun();
  const before = tracking.state();
  answer(body());
  await expect(tracking.run()).rejects.toMatchObject({
    name: "DataverseError",
    outcome: "notDone",
  });
  expect(tracking.state()).toEqual(before);
  const { changes } = await tracking.run();
  expect(told(changes).sort()).toEqual([`created ${added.name}`, `deleted ${gone}`]);
});

const link = () => `${own()}accounts?$deltatoken=1`;
const deletion = (id: unknown) => ({ "@odata.context": `${own()}#accounts/$deletedEntity`, id });

test.each([
  ["no key", () => [row("00000000-0000-4000-8000-000000000001"), { ...row(null) }]],
  ["no time", () => [row("00000000-0000-4000-8000-000000000002"), { accountid: "x" }]],
])(
  "a page with a row that has %s fails the poll, and none of its rows counts as seen",
  async (_, rows) => {
    const { added } = await begun();
    const before = polling.state();
    answer({ value: rows() });
    expect((await polling.failure()).name).toMatch(/DataverseError|InputError/);
    expect(polling.state()).toEqual(before);
    expect((await polling.run()).created.map(({ name }) => name)).toEqual([added.name]);
  },
);

test("a page that cannot be read behind one that can leaves all of its rows for the next poll", async () => {
  await begun();
  const first = { value: [row("00000000-0000-4000-8000-000000000003")] };
  const found = row("00000000-0000-4000-8000-000000000004");
  answer({ ...first, "@odata.nextLink": `${own()}accounts?$skiptoken=2` });
  answer({ value: [found, row(null)] });
  const cut = await polling.run();
  expect(cut.keys.updated).toHaveLength(1);
  answer({ value: [found] });
  expect((await polling.run()).updated).toMatchObject([found]);
});

test("records are new also where the server's clock was set back by hours", async () => {
  await begun();
  await tracking.run();
  setBackMs = 4 * 3_600_000;
  const added = insert();
  const { changes } = await tracking.run();
  setBackMs = 0;
  expect(told(changes)).toEqual([`created ${added.name}`]);
});
