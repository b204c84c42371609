import { checkInputs } from "../component/checkInputs";
import { findPublished } from "../component/findPublished";
import { Problem } from "../http/problem";
import { asObject } from "../http/readJsonBody";
import type { Handlers } from "../http/router";
import type { Playground } from "../playground";
import type { TriggerBoard } from "../triggers/board";

const STEPS = ["start", "poll", "stop", "try"] as const;

/** Triggers that are started, polled, tried and stopped. */
export function triggerRoutes(playground: Playground, board: TriggerBoard) {
  return {
    "GET /api/triggers": () => board.list(),
    "POST /api/triggers/:key": ({ at, body }) => {
      const key = at["key"] ?? "";
      const published = findPublished(playground.component, "triggers", key);
      const asked = asObject(body, "The body");
      const step = STEPS.find((each) => each === asked["do"]);
      if (step === undefined) throw new Problem(400, `do takes ${STEPS.join(", ")}.`);
      const begins = step === "start" || step === "try" || asked["inputs"] !== undefined;
      const inputs = begins
        ? checkInputs(key, published, asked["inputs"], playground.secrets)
        : undefined;
      const running = board.list().find((each) => each.key === key);
      if (step === "poll" && !inputs && !running?.running) {
        throw new Problem(400, "It was not started: inputs have to be given.");
      }
      return board.step(key, {
        do: step,
        inputs: inputs ?? {},
        ...everyMs(asked["everyMs"]),
        ...tables(asked["tables"]),
        ...(asked["payload"] === undefined ? {} : { payload: asked["payload"] }),
      });
    },
  } satisfies Partial<Handlers>;
}

const everyMs = (given: unknown): { everyMs?: number } => {
  if (given === undefined) return {};
  if (typeof given === "number" && given >= 1_000 && given <= 3_600_000) return { everyMs: given };
  throw new Problem(400, "everyMs takes a number from 1,000 to 3,600,000.");
};

const tables = (given: unknown): { tables?: readonly string[] } => {
  if (given === undefined) return {};
  if (Array.isArray(given) && given.length > 0 && given.every((name) => typeof name === "string")) {
    return { tables: given };
  }
  throw new Problem(400, "tables takes a list of names of tables.");
};
