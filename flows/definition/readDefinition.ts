import type { Document } from "yaml";
import { DefinitionError } from "./DefinitionError";
import {
  flagField,
  isRecord,
  listField,
  optionalText,
  type PlainRecord,
  requiredText,
  textField,
} from "./fields";
import { inside, type Place, problem, quoted, rootPlace, shown } from "./place";
import { readConfigPages, readConfigVars } from "./readConfigVars";
import { isTrigger, readSteps } from "./readSteps";
import { readYaml } from "./readYaml";
import type { Definition, Flow, Plain } from "./types";

export interface ReadDefinition {
  readonly definition: Definition;
  /** A rewrite changes this one, by the paths of the steps: comments and order stay. */
  readonly document: Document;
}

/**
 * An integration definition of version 7, as the designer of the platform exports it.
 *
 * Sources: the definition that `@prismatic-io/spectral` writes (`dist/serverTypes/integration.d.ts`), and
 * the type of definitions and the integrations in https://github.com/prismatic-io/examples.
 *
 * @throws DefinitionError with every problem of the file
 */
export function readDefinition(text: string): ReadDefinition {
  const { document, value } = readYaml(text.replace(/^\uFEFF/, ""));
  if (!isRecord(value)) {
    throw new DefinitionError(["The file holds no integration definition: it is not a mapping."]);
  }
  const problems: string[] = [];
  const place = rootPlace(problems);
  checkVersion(place, value);
  if (problems.length > 0) throw new DefinitionError(problems);
  const definition: Definition = {
    name: requiredText(place, value, "name"),
    definitionVersion: 7,
    description: textField(place, value, "description"),
    isCodeNative: flagField(place, value, "isCodeNative"),
    requiredConfigVars: readConfigVars(place, value),
    configPages: readConfigPages(place, value),
    flows: readFlows(place, value),
  };
  if (problems.length > 0) throw new DefinitionError(problems);
  return { definition, document };
}

const checkVersion = (place: Place, from: PlainRecord): void => {
  const version = textField(place, from, "definitionVersion");
  if (version === "7") return;
  const found = version === "" ? "missing" : shown(version);
  problem(
    place,
    `definitionVersion is ${found}; it has to be 7, as integrations are exported today.`,
  );
};

const readFlows = (place: Place, from: PlainRecord): Flow[] => {
  const items = listField(place, from, "flows");
  if (items.length === 0) problem(place, "the definition has no flow.");
  const names = new Set<string>();
  return items.flatMap((item, index) => {
    const here = inside(place, ["flows", index]);
    if (!isRecord(item)) {
      problem(here, `flow ${index + 1} is ${shown(item)}; it has to be a mapping.`);
      return [];
    }
    const called = textField(here, item, "name");
    const named = inside(here, [], called === "" ? `flow ${index + 1}` : `flow ${quoted(called)}`);
    if (names.has(called)) problem(named, "there is another flow of this name.");
    names.add(called);
    return readFlow(named, item);
  });
};

const readFlow = (place: Place, from: PlainRecord): Flow[] => {
  const items = listField(place, from, "steps");
  const steps = readSteps(inside(place, ["steps"]), items);
  checkTrigger(place, items);
  const name = requiredText(place, from, "name");
  const [trigger, ...rest] = steps;
  if (!trigger) return [];
  return [
    {
      name,
      ...optionalText(place, from, "stableKey"),
      description: textField(place, from, "description"),
      isSynchronous: flagField(place, from, "isSynchronous"),
      ...optionalText(place, from, "endpointSecurityType"),
      trigger,
      steps: rest,
      path: place.path,
    },
  ];
};

const checkTrigger = (place: Place, items: readonly Plain[]): void => {
  const [first, ...rest] = items;
  if (!isTrigger(place, first)) {
    problem(place, "its first step has to be the trigger, marked by isTrigger: true.");
  }
  if (rest.some((item) => isTrigger(place, item))) problem(place, "it has more than one trigger.");
};
