import { ownValue } from "../../src/client/objects/ownProperty";
import {
  isRecord,
  listField,
  optionalText,
  type PlainRecord,
  recordField,
  requiredText,
  textField,
} from "./fields";
import { inside, type Place, problem, quoted, shown } from "./place";
import { readInputs } from "./readInputs";
import { readReference } from "./readReference";
import type { ConfigPage, ConfigVar } from "./types";

export function readConfigVars(place: Place, from: PlainRecord): ConfigVar[] {
  const seen = new Set<string>();
  return listField(place, from, "requiredConfigVars").flatMap((item, index) => {
    const here = inside(place, ["requiredConfigVars", index], `config variable ${index + 1}`);
    if (!isRecord(item)) {
      problem(here, `it is ${shown(item)}; it has to be a mapping with key and dataType.`);
      return [];
    }
    const configVar = readConfigVar(place, here, item);
    if (seen.has(configVar.key)) {
      problem(here, `there is another one with the key ${quoted(configVar.key)}.`);
    }
    seen.add(configVar.key);
    return [configVar];
  });
}

const readConfigVar = (root: Place, numbered: Place, from: PlainRecord): ConfigVar => {
  const key = requiredText(numbered, from, "key");
  const words = key === "" ? numbered.words : `config variable ${quoted(key)}`;
  const place = inside(root, numbered.path, words);
  const defaultValue = ownValue(from, "defaultValue");
  return {
    key,
    ...optionalText(place, from, "stableKey"),
    dataType: textField(place, from, "dataType") || "string",
    ...(defaultValue === undefined || defaultValue === null ? {} : { defaultValue }),
    ...optionalText(place, from, "collectionType"),
    ...(ownValue(from, "connection")
      ? { connection: readReference(place, from, "connection") }
      : {}),
    ...(ownValue(from, "dataSource")
      ? { dataSource: readReference(place, from, "dataSource") }
      : {}),
    ...optionalText(place, from, "useScopedConfigVar"),
    inputs: readInputs(inside(place, ["inputs"]), recordField(place, from, "inputs")),
    path: place.path,
  };
};

export function readConfigPages(place: Place, from: PlainRecord): ConfigPage[] {
  return listField(place, from, "configPages").flatMap((item, index) => {
    const here = inside(place, ["configPages", index], `config page ${index + 1}`);
    if (!isRecord(item)) {
      problem(here, `it is ${shown(item)}; it has to be a mapping with name and elements.`);
      return [];
    }
    const elements = listField(here, item, "elements").filter(isRecord);
    return [
      {
        name: textField(here, item, "name"),
        elements: elements.map((element) => ({
          type: textField(here, element, "type"),
          value: textField(here, element, "value"),
        })),
      },
    ];
  });
}
