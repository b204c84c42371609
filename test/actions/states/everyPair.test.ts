import { MODELS, type Model } from "../../client/states/tables";
import { useSandbox } from "../../support/sandbox";
import { type Change, statesOn } from "./support";

const bench = useSandbox({ seed: "empty" });
const states = statesOn(bench);

const SETS: Readonly<Record<string, string>> = {
  opportunity: "opportunities",
  incident: "incidents",
  quote: "quotes",
  salesorder: "salesorders",
};

type At = readonly [statecode: number, statuscode: number];

const statusesOf = (model: Model): readonly At[] =>
  Object.entries(model).flatMap(([state, [, statuses]]) =>
    Object.keys(statuses).map((status): At => [Number(state), Number(status)]),
  );

const PAIRS = Object.entries(SETS).flatMap(([table, set]) => {
  const all = statusesOf((MODELS as Readonly<Record<string, Model>>)[table] ?? {});
  return all.map((from) => [table, from, set, all] as const);
});

/** States that a record of these tables leaves only by what the platform alone knows. */
const mayBeRefused = (table: string, [state]: At): boolean => state > 1 && table !== "opportunity";

test.each(PAIRS)("%s in %j goes to every status, or says why not and stays", async (...row) => {
  const [table, from, entityType, all] = row;
  for (const to of all) {
    const entityId = states.insert(table, from);
    bench.sandbox.clearRequests();
    const inputs = { entityType, entityId, status: String(to[1]) };
    const outcome = await bench
      .act<Change>("setEntityState", inputs)
      .catch((error: Error) => error);
    if (outcome instanceof Error) {
      expect(states.at(table, entityId)).toEqual(from);
      if (outcome.name === "InputError") {
        expect(bench.requests().every(({ method }) => method === "GET")).toBe(true);
      } else expect([table, from, mayBeRefused(table, from)]).toEqual([table, from, true]);
    } else {
      expect(states.at(table, entityId)).toEqual(to);
      expect(outcome.changed).toBe(from[1] !== to[1]);
    }
  }
});
