import { differentEndpoint, newEndpoint } from "./endpointRows";
import { rowId } from "./identity";
import { differentImage, newImage } from "./imageRows";
import { differentStep, newStep } from "./stepRows";
import type { ActualEndpoint, ActualImage, ActualStep, Desired, DesiredStep, Write } from "./types";

/**
 * What has to be written so that what is there becomes what shall be: nothing if nothing differs. Steps that
 * somebody hung on the webhook by hand are left alone.
 */
export function diff(
  desired: Desired,
  actual: readonly ActualEndpoint[],
  images: readonly ActualImage[] = [],
): readonly Write[] {
  const { endpoint, replaced = [] } = desired;
  const replacedAs = (each: ActualEndpoint) =>
    replaced.find(({ id, name }) => each.id === id || each.name === name);
  const own = actual.filter((each) => !replacedAs(each));
  const kept = own.find(({ id }) => id === endpoint.id) ?? own[0];
  const others = actual.filter((each) => each !== kept);
  const id = kept?.id ?? endpoint.id;
  const endpointRow = kept ? differentEndpoint(endpoint, kept) : newEndpoint(endpoint);
  const { writes, stale } = comparedSteps(desired, kept?.steps ?? [], images, id);
  return [
    ...(endpointRow ? [endpointRow] : []),
    ...writes,
    ...stale.map(deletedStep),
    ...others.flatMap((other) => deletedEndpoint(other, (replacedAs(other) ?? endpoint).name)),
  ];
}

/**
 * Removes a registration: its steps first, then the webhook itself, which stays where a step hangs on it
 * that is not ours.
 */
export function deletedEndpoint(actual: ActualEndpoint, name: string): readonly Write[] {
  const own = actual.steps.filter((step) => isOwn(step, name));
  return [
    ...own.map(deletedStep),
    ...(own.length === actual.steps.length ? [deletedRow(actual)] : []),
  ];
}

/** The same with every step, whoever made it. */
export function deletedWholly(actual: ActualEndpoint): readonly Write[] {
  return [...actual.steps.map(deletedStep), deletedRow(actual)];
}

/** Steps of a webhook that somebody else made. */
export function foreignSteps(actual: ActualEndpoint, name: string): readonly ActualStep[] {
  return actual.steps.filter((step) => !isOwn(step, name));
}

/** By its name, or where somebody renamed it, by the id that we give to such a step. */
const isOwn = ({ id, name: stepName, messageId, filterId }: ActualStep, name: string): boolean =>
  stepName.startsWith(`${name}: `) || id === rowId(name, messageId, filterId);

const comparedSteps = (
  { endpoint, steps }: Desired,
  actual: readonly ActualStep[],
  images: readonly ActualImage[],
  endpointId: string,
): { readonly writes: readonly Write[]; readonly stale: readonly ActualStep[] } => {
  const ids = new Set(steps.map(({ id }) => id));
  const left = new Set(actual.filter((step) => ids.has(step.id) || isOwn(step, endpoint.name)));
  const created: Write[] = [];
  const updated: Write[] = [];
  for (const step of steps) {
    const match = matchOf(step, [...left], ids);
    if (!match) created.push(newStep(step, endpointId));
    else {
      left.delete(match);
      const row = differentStep(step, match);
      if (row) updated.push(row);
    }
    const image = comparedImage(step, match?.id ?? step.id, images);
    if (image) (image.kind === "create" ? created : updated).push(image);
  }
  return { writes: [...created, ...updated], stale: [...left] };
};

/** Images that somebody registered by hand are left alone, as events have them under other names. */
const comparedImage = (
  { image }: DesiredStep,
  stepId: string,
  images: readonly ActualImage[],
): Write | undefined => {
  if (!image) return undefined;
  const actual = images.find(({ id }) => id === image.id);
  return actual ? differentImage(image, actual, stepId) : newImage(image, stepId);
};

/** The row with the step's own id, else one for the same message and table. */
const matchOf = (
  step: DesiredStep,
  left: readonly ActualStep[],
  ids: ReadonlySet<string>,
): ActualStep | undefined =>
  left.find(({ id }) => id === step.id) ??
  left.find(
    ({ id, messageId, filterId }) =>
      !ids.has(id) && messageId === step.messageId && filterId === step.filterId,
  );

const deletedStep = ({ id }: ActualStep): Write => ({
  kind: "delete",
  set: "sdkmessageprocessingsteps",
  id,
});

const deletedRow = ({ id }: ActualEndpoint): Write => ({
  kind: "delete",
  set: "serviceendpoints",
  id,
});
