import type { Sides } from "./facts";
import type { DescribedPart } from "./readDescriptions";

/** A part on both sides; undefined on the side that lacks it. */
export interface Pair extends Sides<DescribedPart | undefined> {
  /** The later name, or else the earlier one. */
  readonly name: string;
}

/** Parts of the earlier side, each with what it has become, and then those that only the later one has. */
export function toPairs(
  before: readonly DescribedPart[],
  becomes: (part: DescribedPart) => DescribedPart | undefined,
  added: Iterable<DescribedPart>,
): Pair[] {
  return [
    ...before.map((part) => {
      const after = becomes(part);
      return { name: (after ?? part).name, before: part, after };
    }),
    ...[...added].map((after) => ({ name: after.name, before: undefined, after })),
  ];
}

/** Two keys are one if they have the same name, or else the same columns: names differ between environments. */
export function pairKeys(
  before: readonly DescribedPart[],
  after: readonly DescribedPart[],
): Pair[] {
  return paired(before, after, [({ name }) => name, columnsOf]);
}

/**
 * Relationships by name and kind. A table that is related to itself has two of one name, which differ by their
 * navigation properties.
 */
export function pairRelationships(
  before: readonly DescribedPart[],
  after: readonly DescribedPart[],
): Pair[] {
  const byName = ({ name, facts }: DescribedPart) => JSON.stringify([name, facts.get("kind")]);
  const byNavigation = (part: DescribedPart) =>
    JSON.stringify([byName(part), part.facts.get("navigation")]);
  return paired(before, after, [byNavigation, byName]);
}

type Identity = (part: DescribedPart) => string;

/** Pairs parts by the first identity that they share; each is in one pair. */
const paired = (
  before: readonly DescribedPart[],
  after: readonly DescribedPart[],
  identities: readonly Identity[],
): Pair[] => {
  const partner = new Map<DescribedPart, DescribedPart>();
  const free = new Set(after);
  for (const identity of identities) {
    const waiting = new Map<string, DescribedPart[]>();
    for (const part of free) {
      const key = identity(part);
      const others = waiting.get(key);
      if (others) others.push(part);
      else waiting.set(key, [part]);
    }
    for (const part of before) {
      if (partner.has(part)) continue;
      const match = waiting.get(identity(part))?.shift();
      if (!match) continue;
      partner.set(part, match);
      free.delete(match);
    }
  }
  return toPairs(before, (part) => partner.get(part), free);
};

const columnsOf = ({ facts, name }: DescribedPart): string => {
  const columns = facts.get("columns");
  return typeof columns === "object" && columns
    ? JSON.stringify([...columns].sort())
    : JSON.stringify(name);
};
