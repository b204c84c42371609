import { shown } from "../values/types";
import { BATCH_VERBS, type BatchAction, type BatchVerb, isRead } from "./actions";
import { type FieldName, isUnset } from "./fields";
import { isReference } from "./references";

interface FieldRule {
  readonly needs: readonly Exclude<FieldName, "returnRepresentation" | "headers">[];
  readonly takes: readonly FieldName[];
}

const WRITE = ["contentId", "group"] as const;
const RECORD = ["data", "returnRepresentation"] as const;

/** Beside `action` and `headers`, which every action takes. */
const RULES: Readonly<Record<BatchVerb, FieldRule>> = {
  create: { needs: ["collection", "data"], takes: [...RECORD, ...WRITE] },
  update: { needs: ["collection", "key", "data"], takes: [...RECORD, ...WRITE] },
  upsert: { needs: ["collection", "key", "data"], takes: [...RECORD, ...WRITE] },
  // A delete and a get have no use for returnRepresentation, but saved flows may have it everywhere.
  delete: { needs: ["collection", "key"], takes: ["returnRepresentation", ...WRITE] },
  get: { needs: ["collection", "key"], takes: ["returnRepresentation", "parameters"] },
  associate: { needs: ["collection", "key", "navigation", "target"], takes: WRITE },
  disassociate: { needs: ["collection", "key", "navigation"], takes: ["target", ...WRITE] },
  action: { needs: ["name"], takes: ["collection", "key", "parameters", ...WRITE] },
  function: { needs: ["name"], takes: ["collection", "key", "parameters"] },
};

/** Fields that are set where they mean nothing: what they ask for would be left undone without a word. */
export function outOfPlace(
  action: BatchVerb,
  fields: ReadonlyMap<FieldName, unknown>,
): readonly string[] {
  return [...fields.keys()]
    .filter((name) => !applies(action, name))
    .filter((name) => !isUnset(fields.get(name)))
    .filter((name) => name !== "returnRepresentation" || isTrue(fields.get(name)))
    .map((name) => reason(action, name));
}

const isTrue = (value: unknown): boolean => /^true$/i.test(String(value));

const applies = (action: BatchVerb, name: FieldName): boolean =>
  APPLYING.get(action)?.has(name) === true;

/** The fields that each action has a use for. */
const APPLYING = new Map<BatchVerb, ReadonlySet<FieldName>>(
  BATCH_VERBS.map((verb) => {
    const { needs, takes } = RULES[verb];
    return [verb, new Set<FieldName>(["action", "headers", ...takes, ...needs])];
  }),
);

const reason = (action: BatchVerb, name: FieldName): string => {
  if (name === "group" || name === "contentId") {
    return `${action} takes no "${name}": it reads, and runs after all change sets`;
  }
  if (action === "create" && name === "key") {
    return 'create takes no "key": use upsert to choose the id of the record';
  }
  const others = BATCH_VERBS.filter((verb) => applies(verb, name));
  return `${action} takes no "${name}", which is for ${others.join(", ")}`;
};

/** What an action lacks; one that is addressed by a reference names no table. */
export function lacking(item: BatchAction): readonly string[] {
  const found = RULES[item.action].needs
    .filter((name) => item[name] === undefined)
    .filter((name) => name !== "collection" || !isReference(item.key))
    .map((name) => `${item.action} needs "${name}"`);
  if (found.length > 0 || !item.key || item.collection || isReference(item.key)) return found;
  return ['"key" needs "collection"'];
}

const NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

/** Names that would change the URL they stand in, or that nothing could refer to. */
export function misnamed(item: BatchAction): readonly string[] {
  const found: string[] = [];
  for (const name of ["navigation", "name"] as const) {
    if (item[name] !== undefined && !NAME.test(item[name])) {
      found.push(`"${name}" has to be a plain name, not ${shown(item[name])}`);
    }
  }
  if (item.contentId !== undefined && !/^[\p{L}\p{N}_.-]+$/u.test(item.contentId)) {
    found.push(
      `"contentId" has to be letters, digits, dots, dashes and underscores, not ${shown(item.contentId)}`,
    );
  }
  if (!isRead(item)) return found;
  for (const name of Object.keys(item.parameters)) {
    if (!/^\$?\w+$/.test(name))
      found.push(`the parameter ${JSON.stringify(name)} is no plain name`);
  }
  return found;
}
