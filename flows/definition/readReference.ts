import { ownValue } from "../../src/client/objects/ownProperty";
import { flagField, optionalText, type PlainRecord, recordField, requiredText } from "./fields";
import { inside, type Place, problem, shown } from "./place";
import type { ActionReference, ComponentReference } from "./types";

/** `{ key, component: { key, version, isPublic } }` of an action, trigger, data source or connection. */
export function readReference(place: Place, from: PlainRecord, field: string): ActionReference {
  const here = inside(place, [field], field);
  const reference = recordField(place, from, field);
  const component = recordField(here, reference, "component");
  return {
    component: readComponent(inside(here, ["component"], "component"), component),
    key: requiredText(here, reference, "key"),
  };
}

const readComponent = (place: Place, from: PlainRecord): ComponentReference => {
  const version = readVersion(place, from);
  return {
    key: requiredText(place, from, "key"),
    ...(version === undefined ? {} : { version }),
    isPublic: flagField(place, from, "isPublic"),
    ...optionalText(place, from, "signature"),
  };
};

const readVersion = (place: Place, from: PlainRecord): number | "LATEST" | undefined => {
  const version = ownValue(from, "version");
  if (version === undefined || version === null) return undefined;
  if (version === "LATEST") return version;
  if (typeof version === "string" && /^[1-9]\d{0,8}$/.test(version)) return Number(version);
  problem(place, `version is ${shown(version)}; it has to be a whole number or LATEST.`);
  return undefined;
};
