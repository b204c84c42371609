import { InputError } from "../errors/InputError";
import { keyPath, recordKey } from "../keys/recordKey";
import type { Relation } from "../metadata/relationships/relation";
import { resolveRelationship } from "../metadata/relationships/resolveRelationship";
import { withDefinition } from "../metadata/withDefinition";
import type { RecordKey } from "../odata/keys/types";
import { typingOptions } from "../records/typingOptions";
import type { Session } from "../session/session";
import type { Impersonation, RecordAddress } from "../types";
import type { TableDefinition } from "../types/tables";
import type { Leads } from "./relatedRecord";

/** A record, and what it is related to others by. */
export interface Ends {
  /** The record's table. */
  readonly table: TableDefinition;
  readonly relation: Relation;
  readonly key: RecordKey;
  /** `accounts(…)`, under the API root. */
  readonly path: string;
}

interface EndsParams extends RecordAddress, Impersonation {
  readonly relationship: string;
}

/**
 * The record and the relation that the inputs mean. It takes the definition of the record's table alone, which
 * is remembered; what it does not have is looked for once more, since it may be new.
 */
export function readEnds(
  session: Session,
  params: EndsParams,
  isMeant?: (relation: Relation, table: TableDefinition) => boolean,
): Promise<Ends> {
  return withDefinition(session, params, (table) => endsIn(session, params, table, isMeant));
}

const endsIn = async (
  session: Session,
  params: EndsParams,
  table: TableDefinition,
  isMeant: (relation: Relation, table: TableDefinition) => boolean = () => true,
): Promise<Ends> => {
  const { environment } = session;
  const { entitySetName: set, logicalName } = table;
  if (set === "") {
    throw new InputError(
      `Entity Type ${logicalName} has no entity set, so that its records cannot be reached.`,
    );
  }
  const typing = typingOptions({}, "update");
  const key = recordKey({ environment, set, definition: table, typing }, params.entityId);
  const relation = await resolveRelationship(session, table, {
    ...params,
    input: "Relationship",
    isMeant: (each) => isMeant(each, table),
  });
  return { table, relation, key, path: keyPath(set, key) };
};

/** The tables that a relation leads to: the column of a lookup says more of them than its relationships. */
export function leadsOf({ table, relation }: Ends): Leads {
  const { kind, relationships } = relation;
  const own = relationships.map(({ table: name, navigation }) => ({ table: name, navigation }));
  const [{ column = "" }] = relationships;
  const lookup = kind === "manyToOne" ? table.columns.get(column) : undefined;
  const navigations = new Set(own.map(({ navigation }) => navigation));
  const known = lookup?.targets?.filter(({ navigation }) => navigations.has(navigation)) ?? [];
  const targets = known.length > 0 ? known : own;
  return { targets, isOwner: lookup?.kind === "owner" && targets.length > 1 };
}
