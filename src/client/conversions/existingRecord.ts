import { InputError } from "../errors/InputError";
import { nameKey } from "../metadata/cache/findTable";
import { ownValue } from "../objects/ownProperty";
import { normalizeGuid } from "../odata/guid";
import { readKeyText } from "../odata/keys/readKeyText";
import { lookupContext } from "../queries/filter/lookupContext";
import { relatedRecord } from "../relations/relatedRecord";
import { readId } from "../session/readId";
import type { Session } from "../session/session";
import { withoutFullStop } from "../text/trimCharacters";
import type { Impersonation } from "../types";
import type { TableName } from "../types/tables";
import type { LookupContext } from "../values/lookupContext";
import { isNameAlone } from "../values/nameAlone";
import { readReference } from "../values/reference";
import type { StandardTable } from "./standardTables";
import type { RecordReference } from "./types";

/** An input that refers to a record of one table. */
export interface Referring {
  /** Label of the input, for messages. */
  readonly input: string;
  readonly table: StandardTable;
  /** Columns that people know the records by, the first one that leads to any counts; default the name. */
  readonly knownBy?: readonly string[] | undefined;
}

/**
 * The ID of the record that a reference means, in every form that related records are given in. Since the
 * table is known, a text that is no reference is the name of a record. A GUID takes no request.
 *
 * @throws InputError where no record is meant, or several may be
 */
export async function existingRecord(
  session: Session,
  params: Impersonation,
  referring: Referring,
  value: RecordReference,
): Promise<string> {
  const { input, table } = referring;
  const id = knownId(value, table, session);
  if (id !== undefined) return id;
  const context = knownBy(lookupContext(session, params), referring);
  const reference = await named(value, table, context);
  const targets = [{ table: table.logicalName, navigation: "" }];
  const found = await relatedRecord(reference, { targets, isOwner: false }, context);
  if ("wrong" in found) throw new InputError(`${input}: ${withoutFullStop(found.wrong)}.`);
  const { entitySetName, primaryId } = table;
  return found.id ?? readId(session, `${entitySetName}(${found.predicate})`, primaryId, params);
}

/** The ID that the reference itself has, or a row that was read before. */
const knownId = (
  value: RecordReference,
  table: StandardTable,
  { environment }: Session,
): string | undefined => {
  const reference = readReference(value, environment);
  if (reference.kind === "columns") {
    const own = ownValue(reference.columns, table.primaryId);
    return typeof own === "string" ? normalizeGuid(own) : undefined;
  }
  const isThis = reference.kind === "id" && isNameOf(reference.table ?? table.logicalName, table);
  return isThis ? reference.id : undefined;
};

const isNameOf = (name: string, { logicalName, entitySetName }: StandardTable): boolean =>
  [logicalName, entitySetName].includes(nameKey(name));

/** A text that is no reference as a name. */
const named = async (
  value: RecordReference,
  table: StandardTable,
  context: LookupContext,
): Promise<RecordReference> => {
  if (typeof value !== "string" || isKey(value) || !(await isNameAlone(value, context)))
    return value;
  return { table: table.logicalName, name: value.trim() };
};

/** Whether a text has columns of a key; one without a value is refused as a key. */
const isKey = (text: string): boolean => {
  try {
    return readKeyText(text, "the key").kind === "parts";
  } catch {
    return true;
  }
};

/** The same context, which looks for a name in each of the columns until one has it. */
const knownBy = (context: LookupContext, { knownBy: columns }: Referring): LookupContext => {
  if (!columns) return context;
  return {
    ...context,
    idsByName: async (table: TableName, name) => {
      for (const column of columns) {
        const ids = await context.idsByName({ ...table, primaryNameAttribute: column }, name);
        if (ids.length > 0) return ids;
      }
      return [];
    },
  };
};
