import type { Call } from "../../records/call";
import type { Row } from "../../types";
import { bareName, enumOf } from "../catalog";
import type { Operation, Outcome, Signature, TypeName } from "../types";
import { printedValue } from "./rows";
import { type AnyInvocation, runLogic } from "./runLogic";
import type { ProcessAction } from "./types";

type Environment = Pick<Call, "store" | "customLogic">;

/** Activated definitions of actions. */
const activated = { category: 3, type: 1, statecode: 1 };

/** The process actions that are activated and whose parameters the sandbox was told. */
export function processActions(environment: Environment): Operation[] {
  const names = Object.keys(environment.customLogic.processActions);
  return names.flatMap((name) => processActionsNamed(environment, name));
}

/** The process action of that name: a prefix, and the unique name of its row. */
export function processActionsNamed(
  { store, customLogic }: Environment,
  name: string,
): Operation[] {
  const { processActions: known } = customLogic;
  const action = Object.hasOwn(known, name) ? known[name] : undefined;
  if (action === undefined) return [];
  const uniquename = name.slice(name.indexOf("_") + 1);
  return store
    .find("workflow", { ...activated, uniquename })
    .filter((row) => row["uniquename"] === uniquename)
    .map((row) => operationOf(name, row, action));
}

/**
 * What the parameters of an action are, its row says in a form of the designer only (`xaml`), so that
 * they come with its logic.
 * https://learn.microsoft.com/power-automate/actions-in-process
 */
function operationOf(name: string, row: Row, action: ProcessAction): Operation {
  const { parameters = {}, returns } = action;
  const signature: Signature = {
    name,
    kind: "action",
    parameters,
    ...(returns === undefined ? {} : { returns: wholeType(returns) ?? returns }),
  };
  const run = (invocation: AnyInvocation) => outcomeOf(invocation, action);
  const table = String(row["primaryentity"] ?? "none");
  return table === "none" ? { ...signature, run } : { ...signature, binding: { row: table }, run };
}

/** A row that is the only result is the whole answer. */
function wholeType(returns: Readonly<Record<string, TypeName>>): TypeName | undefined {
  const [first = "", ...others] = Object.values(returns);
  const isRow = first.startsWith("mscrm.") && enumOf(bareName(first)) === undefined;
  return isRow && others.length === 0 ? first : undefined;
}

function outcomeOf(invocation: AnyInvocation, { returns, run }: ProcessAction): Outcome {
  const answer = runLogic(run, invocation);
  if (returns === undefined) return undefined;
  const members = Object.keys(returns).map((name): [string, unknown] => [
    name,
    printedValue(invocation.call, answer[name]),
  ]);
  return wholeType(returns) === undefined
    ? { members: Object.fromEntries(members) }
    : { whole: members[0]?.[1] };
}
