import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import { singleMatch, suggestion } from "../metadata/cache/lookUpTable";
import { findTableName } from "../metadata/cache/tableName";
import { readAddress } from "../odata/keys/readAddress";
import type { Session } from "../session/session";
import type { CallMessageParams, Catalog, MessageKind, Signature, Types } from "../types/messages";
import type { TableName } from "../types/tables";
import { listedFaults } from "../values/describeFaults";
import type { Fault } from "../values/types";
import { type Given, matchParameters } from "./parameters/matchParameters";
import { chooseMessage } from "./signatures/chooseMessage";
import { declaredMessages, findMessages } from "./signatures/findMessages";
import { forgetCustomApi } from "./signatures/readCustomApis";

/** A message that fits what was given, before any of its values is looked at. */
export interface Plan {
  readonly signature: Signature;
  readonly types: Types;
  /** The table it is bound to. */
  readonly table: TableName | undefined;
  readonly given: readonly Given[];
}

const CALLED_BY = { action: "Call Action", function: "Call Function" } as const;

/**
 * Finds the message and holds what was given against its signature. What does not fit a signature that we
 * carry along or remember is held against what the environment itself says before it is refused: it may
 * know more.
 *
 * @throws InputError that names everything that does not fit
 */
export async function planMessage(
  session: Session,
  name: string,
  kind: MessageKind,
  params: CallMessageParams,
): Promise<Plan> {
  const table = await tableOf(session, params);
  const found = await findMessages(session, name, params);
  const plan = await planFor(session, found, { kind, table, params });
  if (!("wrong" in plan)) return plan;
  const isKnown = plan.isFinal && sourceOf(found) === "builtIn";
  const fresh = isKnown ? undefined : await freshMessages(session, found, name, params);
  const again = fresh && (await planFor(session, fresh, { kind, table, params }));
  if (again && !("wrong" in again)) return again;
  throw new InputError(withFullStop((again ?? plan).wrong));
}

const sourceOf = ({ signatures }: Catalog): Signature["source"] | undefined =>
  signatures[0]?.source;

/**
 * What the environment says by now; undefined where it cannot be asked.
 *
 * @throws InputError where what was remembered is gone
 */
const freshMessages = async (
  session: Session,
  found: Catalog,
  name: string,
  params: CallMessageParams,
): Promise<Catalog | undefined> => {
  const source = sourceOf(found);
  try {
    if (source !== "customApi") {
      // Messages of Dataverse change with its releases, those of developers while they try them.
      const maxAgeMs = source === "metadata" ? defaults.messagesFreshMs : undefined;
      return await declaredMessages(session, name, params, maxAgeMs);
    }
    forgetCustomApi(session, name, params);
    return await findMessages(session, name, params);
  } catch (error) {
    if (source !== "builtIn" && error instanceof InputError) throw error;
    session.logger.debug(`${name} could not be looked up again: ${String(error)}`);
    return undefined;
  }
};

interface Wanted {
  readonly kind: MessageKind;
  readonly table: TableName | string | undefined;
  readonly params: CallMessageParams;
}

interface Misfit {
  readonly wrong: string;
  /** Whether another version of the message would say the same. */
  readonly isFinal: boolean;
}

const planFor = async (
  session: Session,
  { signatures, types }: Catalog,
  { kind, table, params }: Wanted,
): Promise<Plan | Misfit> => {
  const ofKind = signatures.filter((each) => each.kind === kind);
  const [first] = signatures;
  if (first && ofKind.length === 0) {
    const article = first.kind === "action" ? "an action" : "a function";
    return { wrong: `${first.name} is ${article}: use ${CALLED_BY[first.kind]}`, isFinal: true };
  }
  const hasRecord = params.entityId !== undefined;
  const asked = typeof table === "string" ? table : table?.logicalName;
  const choice = chooseMessage(ofKind, { table: asked, hasRecord });
  if ("wrong" in choice) return choice;
  const { signature } = choice;
  const { given, faults } = matchParameters(signature, params.parameters ?? {});
  if (faults.length > 0) return { wrong: faultsOf(signature, faults), isFinal: false };
  const bound = typeof table === "object" ? table : await boundTable(session, choice.table, params);
  return { signature, types, given, table: signature.bound ? bound : undefined };
};

/** One sentence for everything that is wrong with the parameters. */
export function faultsOf({ name }: Signature, faults: readonly Fault[]): string {
  const what = faults.length === 1 ? "a parameter that" : `${faults.length} parameters that`;
  return `Parameters has ${what} ${name} cannot take: ${listedFaults(faults)}`;
}

/** The table that was named: as Entity Type, or by the address of the record. */
const tableOf = async (
  session: Session,
  params: CallMessageParams,
): Promise<TableName | undefined> => {
  const { entityType, entityId } = params;
  const named =
    entityType ??
    (entityId === undefined
      ? undefined
      : readAddress(session.environment, entityId, "Entity ID").table);
  if (named === undefined) return undefined;
  const input = entityType === undefined ? "Entity ID" : "Entity Type";
  return singleMatch(await findTableName(session, named, params), named, input);
};

/** The table that a message is bound to without anybody having named it. */
const boundTable = async (
  session: Session,
  name: string | undefined,
  params: CallMessageParams,
): Promise<TableName | undefined> => {
  if (name === undefined) return undefined;
  const match = await findTableName(session, name, params);
  if (match.kind === "found") return match.table;
  const near = match.kind === "unknown" ? suggestion(match.suggestions) : "";
  throw new InputError(
    `Message works on ${name}, a table that this environment does not have${near || "."}`,
  );
};
