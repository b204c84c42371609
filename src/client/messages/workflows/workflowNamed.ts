import { InputError } from "../../errors/InputError";
import { recordKey } from "../../keys/recordKey";
import { singleMatch } from "../../metadata/cache/lookUpTable";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { findTableName } from "../../metadata/cache/tableName";
import { normalizeGuid } from "../../odata/guid";
import { readAddress } from "../../odata/keys/readAddress";
import { stringLiteral } from "../../odata/literal";
import { queryRecords } from "../../queries/odata/queryRecords";
import { findId } from "../../session/readId";
import type { Session } from "../../session/session";
import type { CallMessageParams } from "../../types/messages";
import { namedReference } from "../../values/namedReference";
import { ON_DEMAND, WORKFLOWS } from "./onDemand";

/**
 * The workflow that Message names in the place of a message: `workflows(<id>)`, as the picker yields it, or
 * `workflow: Name`.
 *
 * @returns its id; undefined for anything else
 */
export async function workflowNamed(
  session: Session,
  params: CallMessageParams,
): Promise<string | undefined> {
  const { table, key } = readAddress(session.environment, params.message, "Message");
  if (table !== undefined && isWorkflows(table)) return normalizeGuid(key);
  const named = namedReference(params.message);
  if (!named || !isWorkflows(named.table)) return undefined;
  return idByName(session, named.name, params);
}

const isWorkflows = (table: string): boolean => /^workflows?$/i.test(table.trim());

const idByName = async (
  session: Session,
  name: string,
  { impersonateUserId, impersonateObjectId }: CallMessageParams,
): Promise<string> => {
  const { value } = await queryRecords(session, {
    entityType: WORKFLOWS.set,
    fieldNames: [WORKFLOWS.id, WORKFLOWS.name],
    condition: `${WORKFLOWS.name} eq ${stringLiteral(name)} and ${ON_DEMAND}`,
    top: 3,
    impersonateUserId,
    impersonateObjectId,
  });
  const [found, ...others] = value;
  if (!found) {
    throw new InputError(
      `Message names the workflow ${JSON.stringify(name.slice(0, 80))}, but no workflow of that name is activated and started on demand.`,
    );
  }
  if (others.length > 0) {
    const paths = value.map((row) => `${WORKFLOWS.set}(${String(row[WORKFLOWS.id])})`);
    throw new InputError(
      `Message names the workflow ${JSON.stringify(name.slice(0, 80))}, and there are several: use one of ${paths.join(", ")}.`,
    );
  }
  return String(found[WORKFLOWS.id]);
};

/** The call that starts a workflow: bound to the workflow, with the record it runs on as a parameter. */
export async function asWorkflow(
  session: Session,
  workflow: string,
  params: CallMessageParams,
): Promise<CallMessageParams> {
  if (params.entityId === undefined) {
    throw new InputError("Entity ID is empty; expected the record that the workflow runs on.");
  }
  const EntityId = await recordId(session, params.entityId, params);
  return {
    ...params,
    message: "ExecuteWorkflow",
    entityType: WORKFLOWS.table,
    entityId: workflow,
    parameters: { ...params.parameters, EntityId },
  };
}

/** The id of the record; one that is given by a key is looked up. */
const recordId = async (
  session: Session,
  entityId: string,
  params: CallMessageParams,
): Promise<string> => {
  const address = readAddress(session.environment, entityId, "Entity ID");
  const id = normalizeGuid(address.key);
  if (id !== undefined) return id;
  const named = params.entityType ?? address.table;
  if (named === undefined) {
    throw new InputError(
      "Entity ID is a key, so that Entity Type has to say of which table; or give the record's GUID.",
    );
  }
  const table = singleMatch(await findTableName(session, named, params), named, "Entity Type");
  const definition = await tableDefinition(session, table.logicalName, params);
  const { predicate } = recordKey(
    { environment: session.environment, set: table.entitySetName, definition },
    entityId,
  );
  const found = await findId(
    session,
    `${table.entitySetName}(${predicate})`,
    table.primaryIdAttribute,
    params,
  );
  if (found !== undefined) return found;
  throw new InputError(`Entity ID names no record of ${table.logicalName}.`);
};
