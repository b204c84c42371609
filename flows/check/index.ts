import type { PublishedComponent } from "../../runner/bundle";
import { isPollingTrigger } from "../../runner/trigger";
import { roundedIn, roundedNumber } from "../../src/client/json/roundedNumbers";
import { ownValue } from "../../src/client/objects/ownProperty";
import { type Definition, DefinitionError, type Flow } from "../definition";
import { type Place, problem, quoted, rootPlace } from "../definition/place";
import type { FlowOptions } from "../options";
import { checkConfigVars, configValues } from "./configVars";
import { checkReferences } from "./references";
import { checkStep } from "./steps";
import { visits } from "./walk";

/** A flow that can be run, and all that it is run by. */
export interface CheckedFlow {
  readonly definition: Definition;
  readonly options: FlowOptions;
  readonly component: PublishedComponent;
  readonly flow: Flow;
  readonly configVars: ReadonlyMap<string, unknown>;
  readonly notes: readonly string[];
}

/**
 * The flow that is meant, with everything that could be wrong about it looked at before a step runs.
 *
 * @throws DefinitionError with every problem
 */
export function checkFlow(
  definition: Definition,
  options: FlowOptions,
  component: PublishedComponent,
): CheckedFlow {
  const problems: string[] = [];
  const place = rootPlace(problems);
  const flow = flowOf(definition, options.flow);
  const configVars = configValues(definition, options.configVars ?? {}, place);
  const all = [...visits(flow, place)];
  checkPayload(flow, options, component, place);
  for (const visit of all) checkStep(visit, component, options.components ?? {});
  checkReferences(all);
  checkConfigVars(definition, configVars, all);
  if (definition.isCodeNative) {
    problem(place, "the integration is written in code, and the file holds none of its steps.");
  }
  if (problems.length > 0) throw new DefinitionError(problems);
  const isPublic = all.some(
    ({ step }) => step.action.component.key === component.key && step.action.component.isPublic,
  );
  const note = `Steps of the public ${component.key} run by this component in its place.`;
  const notes = [...(isPublic ? [note] : []), ...roundedNote(options)];
  return { definition, options, component, flow, configVars, notes };
}

/** Steps that refer to such a number get it without its last digits, whether or not the text has them. */
const roundedNote = ({ payload }: FlowOptions): string[] => {
  const rounded = roundedIn(payload);
  return rounded === undefined ? [] : [`Payload: ${roundedNumber(rounded)}.`];
};

/** Only a flow that begins with a request takes one. */
export function takesPayload(
  { trigger }: Flow,
  { triggers }: Pick<PublishedComponent, "triggers">,
): boolean {
  const { component, key } = trigger.action;
  const published = ownValue(triggers, key);
  return (
    component.key === "webhook-triggers" ||
    (published !== undefined && !isPollingTrigger(published))
  );
}

const checkPayload = (
  flow: Flow,
  { payload, payloadText }: FlowOptions,
  component: PublishedComponent,
  place: Place,
): void => {
  if (payload === undefined && payloadText === undefined) return;
  if (takesPayload(flow, component)) return;
  const { name, trigger } = flow;
  problem(place, `flow ${quoted(name)} begins by ${trigger.action.key}, which takes no payload.`);
};

const flowOf = ({ flows }: Definition, name: string | undefined): Flow => {
  const [first, second] = flows;
  const found = name === undefined ? first : flows.find((flow) => flow.name === name);
  if (found && (name !== undefined || !second)) return found;
  const names = flows.map((flow) => quoted(flow.name)).join(", ");
  throw new DefinitionError([
    name === undefined
      ? `The integration has several flows; say which one: ${names}.`
      : `The integration has no flow ${quoted(name)}; it has ${names}.`,
  ]);
};
