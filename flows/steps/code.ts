import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction } from "node:vm";
import type { Step } from "../definition";
import type { Scope } from "./persisted";
import type { LogicComponent, Tools } from "./types";

/** Code steps run as they are, with everything that Node lets them do. */
export const code: LogicComponent = {
  runCode: {
    kind: "plain",
    inputs: ["code"],
    perform: async ({ code: text }, tools) => {
      const perform = moduleOf(String(text ?? ""), tools.file);
      if (typeof perform !== "function") {
        throw new Error("The code has to set module.exports to a function.");
      }
      const answer = (await perform(contextOf(tools), tools.stepResults())) as unknown;
      return takeAnswer(answer, tools);
    },
    check: (step) => syntaxProblem(step, "code", (text) => compile(text)),
  },
};

/** `filter` of the collection tools: a function of an item, in code as well. */
export const collectionTools: LogicComponent = {
  filter: {
    kind: "plain",
    inputs: ["listInput", "filterCodeInput"],
    perform: ({ listInput, filterCodeInput }, { file }) => {
      if (!Array.isArray(listInput)) throw new Error("List has to be a list.");
      const keeps = moduleOf(asModule(String(filterCodeInput ?? "")), file);
      if (typeof keeps !== "function") throw new Error("Filter Code has to be a function.");
      return listInput.filter((item, index) => Boolean(keeps(item, index)));
    },
    check: (step) => syntaxProblem(step, "filterCodeInput", (text) => compile(asModule(text))),
  },
};

const asModule = (text: string): string =>
  text.trimStart().startsWith("module.exports")
    ? text
    : `module.exports = (${text.trim().replace(/;$/, "")}\n);`;

const compile = (text: string, filename = "code step") =>
  compileFunction(text, ["module", "exports", "require"], { filename }) as (
    module: { exports: unknown },
    exports: unknown,
    require: NodeJS.Require,
  ) => void;

const moduleOf = (text: string, file: string): unknown => {
  const module = { exports: {} as unknown };
  compile(text)(module, module.exports, createRequire(path.resolve(file)));
  return module.exports;
};

/** What is typed can be compiled before any step runs; what a reference brings cannot. */
const syntaxProblem = (
  { inputs }: Step,
  key: string,
  compileText: (text: string) => unknown,
): string | undefined => {
  const input = inputs[key];
  if (input?.type !== "value") return undefined;
  try {
    compileText(String(input.value ?? ""));
    return undefined;
  } catch (error) {
    return `its code cannot be read: ${(error as Error).message}.`;
  }
};

/** The states of an answer, as the platform's perform functions return them. */
const STATES: readonly (readonly [name: string, scope: Scope])[] = [
  ["executionState", "execution"],
  ["instanceState", "flow"],
  ["crossFlowState", "crossFlow"],
  ["integrationState", "integration"],
];

const contextOf = (tools: Tools) => {
  const say = (level: string) => (message: unknown) => tools.log(level, String(message));
  const logger = Object.fromEntries(
    ["trace", "debug", "info", "log", "warn", "error", "metric"].map((level) => [
      level,
      say(level),
    ]),
  );
  const states = STATES.map(([name, scope]) => [name, tools.persisted.all(scope)]);
  return { logger, configVars: tools.configVars(), ...Object.fromEntries(states) };
};

const takeAnswer = (answer: unknown, tools: Tools): unknown => {
  if (typeof answer !== "object" || answer === null) return undefined;
  const parts = answer as Record<string, unknown>;
  for (const [name, scope] of STATES) {
    const state = parts[name];
    if (typeof state !== "object" || state === null) continue;
    for (const [key, value] of Object.entries(state)) tools.persisted.set(scope, key, value);
  }
  return parts["data"];
};
