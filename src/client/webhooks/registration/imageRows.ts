import { IMAGE_ALIAS } from "../imageAlias";
import { sameColumns } from "./columnLists";
import type { ActualImage, DesiredImage, Write } from "./types";

/** The row before and after, of one registration: `imagetype` 0 is before, 1 after. */
const BEFORE_AND_AFTER = 2;

/** The parameter of an Update that an image can be taken of. */
const TARGET = "Target";

const set = "sdkmessageprocessingstepimages";

export function newImage(desired: DesiredImage, stepId: string): Write {
  return {
    kind: "create",
    set,
    id: desired.id,
    body: { sdkmessageprocessingstepimageid: desired.id, ...columnsOf(desired, stepId) },
  };
}

/** All columns where one differs: which of them an update may leave out is not documented. */
export function differentImage(
  desired: DesiredImage,
  actual: ActualImage,
  stepId: string,
): Write | undefined {
  const isSame =
    actual.stepId === stepId &&
    actual.name === desired.name &&
    actual.alias === IMAGE_ALIAS &&
    actual.type === BEFORE_AND_AFTER &&
    actual.property.toLowerCase() === TARGET.toLowerCase() &&
    sameColumns(actual.attributes, desired.attributes);
  if (isSame) return undefined;
  return { kind: "update", set, id: actual.id, body: columnsOf(desired, stepId) };
}

const columnsOf = ({ name, attributes }: DesiredImage, stepId: string) => ({
  name,
  entityalias: IMAGE_ALIAS,
  imagetype: BEFORE_AND_AFTER,
  messagepropertyname: TARGET,
  attributes,
  "sdkmessageprocessingstepid@odata.bind": `/sdkmessageprocessingsteps(${stepId})`,
});
