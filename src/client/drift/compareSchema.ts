import { InputError } from "../errors/InputError";
import { namedTables } from "../mapping/resolveFieldMap";
import type { Session } from "../session/session";
import { compareTables } from "./compareTables";
import { readDescriptions } from "./readDescriptions";
import { readSides, type Side, savedSide } from "./readSides";
import { readTables } from "./readTables";
import type { CompareSchemaParams, SchemaComparison } from "./types";

/**
 * What differs between two sides of some tables: two descriptions, one and the environment as it is now, or
 * two environments.
 *
 * @throws InputError before anything is sent, where there is nothing to compare with
 */
export async function compareSchema(
  session: Session,
  params: CompareSchemaParams,
): Promise<SchemaComparison> {
  const before = earlierSide(params);
  const after = laterSide(session, params);
  const names = namesOf(params, [before, after]);
  const pairs = await readSides({ before, after }, names);
  return compareTables(pairs, params);
}

const EARLIER = "Earlier Description";
const LATER = "Later Description";

const earlierSide = ({ earlierDescription, readOther }: CompareSchemaParams): Side => {
  if (earlierDescription !== undefined && readOther) {
    throw new InputError(
      `${EARLIER} and Other Connection both say what to compare with: leave one of them blank.`,
    );
  }
  if (readOther) return { kind: "live", read: readOther };
  if (earlierDescription !== undefined) {
    return savedSide(readDescriptions(earlierDescription, EARLIER));
  }
  throw new InputError(
    `${EARLIER} is blank, so that there is nothing to compare with: give an earlier answer of Describe Entity Type, or Other Connection.`,
  );
};

const laterSide = (session: Session, { laterDescription }: CompareSchemaParams): Side =>
  laterDescription === undefined
    ? { kind: "live", read: (params) => readTables(session, params) }
    : savedSide(readDescriptions(laterDescription, LATER));

/** Undefined where the descriptions say it. */
const namesOf = (
  { entityTypes = [], fieldMap }: CompareSchemaParams,
  sides: readonly Side[],
): readonly string[] | undefined => {
  if (entityTypes.length > 0) return entityTypes;
  if (sides.some(({ kind }) => kind === "saved")) return undefined;
  const mapped = fieldMap ? namedTables(fieldMap) : [];
  if (mapped.length > 0) return mapped;
  throw new InputError(
    "Entity Types is blank: name the tables of the two environments to compare, e.g. account.",
  );
};
