import type { Step } from "../../flows/definition";
import { ownValue } from "../../src/client/objects/ownProperty";
import { existingActions } from "../catalogue/actions";
import { type CatalogueEntry, keysOf } from "../catalogue/rows";
import { existingTriggers } from "../catalogue/triggers";
import type { StepRule } from "../findings/types";
import { actionNamed, type Entry, triggerNamed } from "../registry";
import { isDynamics } from "../saved/kinds";
import { isSet } from "../saved/values";

type Catalogue = Readonly<Record<string, CatalogueEntry>>;

/** What every step of the component keeps, and the steps that only this component has. */
export const keeps: StepRule = ({ step, isTrigger }) => {
  if (!isDynamics(step)) return [];
  const [named, catalogue]: [typeof actionNamed, Catalogue] = isTrigger
    ? [triggerNamed, existingTriggers]
    : [actionNamed, existingActions];
  const entry = named(step.action.key);
  if (!entry) return [];
  const existing = ownValue(catalogue, step.action.key);
  return [
    {
      kind: "stays",
      text: existing
        ? kept(step, entry, existing, isTrigger)
        : `${entry.label} is new in this component.`,
      page: entry.page,
    },
  ];
};

const kept = (step: Step, entry: Entry, existing: CatalogueEntry, isTrigger: boolean): string => {
  const known = keysOf(existing.inputs);
  const set = Object.keys(step.inputs).filter((key) => isSet(step.inputs[key]));
  const later = set.filter((key) => !known.includes(key) && Object.hasOwn(entry.inputs, key));
  const count = set.filter((key) => known.includes(key)).length;
  const answer = isTrigger ? "what the flow gets" : "the fields of its answer";
  const added = later.length === 0 ? "" : ` Only this component has ${later.join(", ")}.`;
  return `${entry.label} keeps its key, its inputs (${count} set) and ${answer}.${added}`;
};
