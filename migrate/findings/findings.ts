import type { Definition } from "../../flows/definition";
import { stepRules } from "../rules";
import { ofVariable } from "../rules/variables";
import { isDynamics } from "../saved/kinds";
import { type Place, placesOf } from "../saved/places";
import type { Finding } from "./types";

/**
 * What every rule says of a definition, step by step in the order of the file, config variables first. Empty
 * for a definition that has nothing to do with the component.
 */
export function findingsIn(definition: Definition): Finding[] {
  const places = placesOf(definition);
  const variables = definition.requiredConfigVars.flatMap((variable) =>
    ofVariable(variable).map(
      (said): Finding => ({ ...said, rule: "variables", variable: variable.key }),
    ),
  );
  const steps = places.flatMap(ofStep);
  const isUsed = places.some(({ step }) => isDynamics(step));
  return [...(isUsed ? [EVERY_STEP] : []), ...variables, ...steps];
}

const ofStep = (place: Place): Finding[] =>
  Object.entries(stepRules).flatMap(([rule, look]) =>
    look(place).map(
      (said): Finding => ({ ...said, rule, flow: place.flow.name, step: place.step.name }),
    ),
  );

const EVERY_STEP: Finding = {
  rule: "everyStep",
  kind: "better",
  text: "Every step sends its request and nothing else (D13), waits as long as Dataverse asks, and repeats what is safe to repeat (D14).",
  page: "docs/reliability.md",
};
