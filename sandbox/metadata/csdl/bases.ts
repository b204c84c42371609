import type { Table } from "../../schema/derived";

/** The types that tables inherit from, and what they inherit. */
export interface Bases {
  /** Properties and navigation properties that every activity has, by name. */
  readonly activity: Activity | undefined;
}

interface Activity {
  readonly properties: ReadonlySet<string>;
  readonly navigations: ReadonlySet<string>;
  /** Any activity: they all declare the shared members alike. */
  readonly example: Table;
}

/**
 * Activities inherit what they have in common from `activitypointer`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/activity-entities
 */
export function basesOf(tables: Iterable<Table>): Bases {
  const activities = [...tables].filter(({ declaration }) => declaration.activity === true);
  const declared = activities.filter(({ declaration }) => declaration.abstract);
  return sharedBy(declared.length > 0 ? declared : activities);
}

function sharedBy(activities: readonly Table[]): Bases {
  const [example] = activities;
  if (example === undefined) return { activity: undefined };
  return {
    activity: {
      example,
      properties: common(activities.map(({ properties }) => properties)),
      navigations: common(activities.map(({ single }) => single)),
    },
  };
}

function common(maps: readonly ReadonlyMap<string, unknown>[]): Set<string> {
  const [first = new Map<string, unknown>(), ...others] = maps;
  return new Set([...first.keys()].filter((name) => others.every((other) => other.has(name))));
}

/** Name of the base type of a table. */
export function baseOf({ declaration }: Table): string {
  if (declaration.principal) return "mscrm.principal";
  return declaration.activity && !declaration.abstract
    ? "mscrm.activitypointer"
    : "mscrm.crmbaseentity";
}

/** The key of a table as its OData type has it: users and teams have that of `principal`. */
export function keyProperty({ declaration, primaryId }: Table): string {
  return declaration.principal ? "ownerid" : primaryId;
}
