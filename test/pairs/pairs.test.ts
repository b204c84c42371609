import { dataSources } from "../../src/dataSources";
import { pick } from "../dataSources/pick";
import { useSandbox } from "../support/sandbox";
import { TAKES, YIELDS } from "./meanings";

const bench = useSandbox();

test("every data source says what it yields", () => {
  expect(Object.keys(YIELDS).sort()).toEqual(Object.keys(dataSources).sort());
});

/** A handful of what each data source offers, of columns those that the taker can be about. */
const offered = async (source: string, action: string): Promise<string[]> => {
  const about = source === "attributes" ? { entityId: "account" } : { entityType: "accounts" };
  const elements = await pick(bench, source, YIELDS[source] === "table" ? {} : about);
  const wanted = {
    listChoices: /\((industrycode|statecode)\)$/,
    bulkUpdateEntities: /\(accountnumber\)$/,
  }[action];
  return elements
    .filter(({ label }) => wanted?.test(label) ?? true)
    .filter(({ label }) => YIELDS[source] !== "table" || /^(Account|Contact|Project)\b/.test(label))
    .slice(0, 6)
    .map(({ key }) => key);
};

const pairs = Object.entries(TAKES).flatMap(([meaning, takers]) =>
  Object.keys(YIELDS)
    .filter((source) => YIELDS[source] === meaning)
    .flatMap((source) => takers.map((taker) => [source, taker.action, taker] as const)),
);

test.each(pairs)("what %s yields is taken by %s", async (source, action, { input, beside }) => {
  const values = await offered(source, action);
  expect(values.length).toBeGreaterThan(0);
  for (const value of values) {
    await expect(bench.act(action, { ...beside, [input]: value })).resolves.toBeDefined();
  }
});
