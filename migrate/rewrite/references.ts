import type { ActionReference, Definition, Path } from "../../flows/definition";
import { COMPONENT_KEY } from "../catalogue/component";
import { placesOf } from "../saved/places";

/** A place in the file that names the component. */
export interface ComponentPlace {
  /** Of the mapping with key, isPublic and version. */
  readonly path: Path;
  readonly of: "step" | "connection" | "data source";
}

/** Every place that names the public component, in the order of the file. */
export function publicReferences(definition: Definition): ComponentPlace[] {
  const variables = definition.requiredConfigVars.flatMap(({ connection, dataSource, path }) => [
    ...placeOf(connection, [...path, "connection"], "connection"),
    ...placeOf(dataSource, [...path, "dataSource"], "data source"),
  ]);
  const steps = placesOf(definition).flatMap(({ step }) =>
    placeOf(step.action, [...step.path, "action"], "step"),
  );
  return [...steps, ...variables];
}

const placeOf = (
  reference: ActionReference | undefined,
  path: Path,
  of: ComponentPlace["of"],
): ComponentPlace[] => {
  const isMeant =
    reference?.component.key === COMPONENT_KEY && reference.component.isPublic === true;
  return isMeant ? [{ path: [...path, "component"], of }] : [];
};
