import { wholeNumber } from "./numbers";
import type { LogicComponent } from "./types";

/** Of *Repeat X Times* without a number. */
const DEFAULT_ITERATIONS = 1000;

/** A loop's `perform` gives the items it goes over, one round each. */
export const loop: LogicComponent = {
  loopOverItems: {
    kind: "loop",
    inputs: ["items"],
    perform: ({ items }) => {
      if (Array.isArray(items)) return items;
      throw new Error(`Items is ${describe(items)}; it has to be a list.`);
    },
  },
  loopNTimes: {
    kind: "loop",
    inputs: ["iterationCount"],
    perform: ({ iterationCount }) => {
      return rounds(wholeNumber("Number of Iterations", iterationCount, DEFAULT_ITERATIONS));
    },
  },
  breakLoop: { kind: "break", inputs: [], perform: () => null },
};

/** One at a time: many are meant to be broken off long before the last. */
function* rounds(count: number): Generator<number> {
  for (let index = 0; index < count; index += 1) yield index;
}

const describe = (items: unknown): string => {
  if (items === undefined || items === null) return "nothing";
  return typeof items === "object" ? "one object" : JSON.stringify(items);
};
