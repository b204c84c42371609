import { type ConditionalExpression, evaluate } from "@prismatic-io/spectral/dist/conditionalLogic";
import type { InputValue, Step } from "../definition";
import { isInput, isList } from "../values/resolve";
import { conditionProblem } from "./conditions";
import type { LogicComponent } from "./types";

const ELSE = "Else";

interface Mapping {
  readonly key: string;
  readonly value: unknown;
}

/** A branch's `perform` gives the name of the branch that is taken; undefined for none. */
export const branch: LogicComponent = {
  branchOnExpression: {
    kind: "branch",
    inputs: ["conditions"],
    perform: ({ conditions }) => {
      const met = (conditions as readonly Mapping[]).find(({ value }) =>
        evaluate(value as ConditionalExpression),
      );
      return met?.key ?? ELSE;
    },
    check: (step) =>
      missingBranch(step, "conditions") ??
      entries(step.inputs["conditions"])
        .map(({ value }) => conditionProblem(value))
        .find((problem) => problem !== undefined),
  },
  branchOnValue: {
    kind: "branch",
    inputs: ["inputValue", "branchValueMappings"],
    perform: ({ inputValue, branchValueMappings }) => {
      const mappings = (branchValueMappings ?? []) as readonly Mapping[];
      const met = mappings.find(({ value }) => asText(value) === asText(inputValue));
      return met?.key ?? ELSE;
    },
    check: (step) => missingBranch(step, "branchValueMappings"),
  },
};

const asText = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");

const entries = (input: InputValue | undefined): InputValue[] =>
  input?.type === "complex" && isList(input.value) ? input.value.filter(isInput) : [];

/** Every branch but Else has an entry, and every entry a branch. */
const missingBranch = ({ branches = [], inputs }: Step, input: string): string | undefined => {
  const given = inputs[input];
  if (
    given?.type !== "complex" ||
    !isList(given.value) ||
    entries(given).length !== given.value.length
  ) {
    return `its ${input} have to be complex: an entry a branch, with the branch as its name.`;
  }
  const named = entries(given).map(({ name }) => (typeof name === "object" ? name.value : name));
  const names = branches.map(({ name }) => name);
  const stray = named.find((name) => !names.includes(String(name ?? "")));
  if (stray !== undefined || named.includes(undefined)) {
    return `its ${input} name the branch "${String(stray ?? "")}", which it has not.`;
  }
  const lost = names.find((name) => name !== ELSE && !named.includes(name));
  return lost === undefined ? undefined : `its branch "${lost}" has no entry in ${input}.`;
};
