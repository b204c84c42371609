import { DataverseError } from "../../errors/DataverseError";
import { queryRecords } from "../../queries/odata/queryRecords";
import type { Session } from "../../session/session";
import type { MessageKind, PickerMessage, Signature } from "../../types/messages";
import { builtInMessages } from "../signatures/builtIn";
import { CUSTOM_APIS, readCustomApi } from "../signatures/customApi";
import { guardOf } from "../signatures/guarded";
import { ON_DEMAND, WORKFLOWS } from "../workflows/onDemand";

/**
 * Messages to choose from: those that we carry along, custom APIs, and workflows on demand among the actions.
 * The `$metadata` is never read for it. What the user may not read is left out.
 */
export async function pickMessages(
  session: Session,
  kind: MessageKind | undefined,
): Promise<readonly PickerMessage[]> {
  const [custom, workflows] = await Promise.all([
    readable(() => customNames(session)),
    kind === "function" ? [] : readable(() => workflowsOnDemand(session)),
  ]);
  const signatures = [...builtInMessages().signatures, ...custom];
  const names = new Map<string, PickerMessage>();
  for (const [name, all] of grouped(signatures, kind)) names.set(name, toElement(name, all));
  return [...names.values(), ...workflows];
}

const grouped = (
  signatures: readonly Signature[],
  kind: MessageKind | undefined,
): ReadonlyMap<string, readonly Signature[]> => {
  const byName = new Map<string, Signature[]>();
  for (const signature of signatures) {
    const { name } = signature;
    if ((kind !== undefined && signature.kind !== kind) || guardOf(name) !== undefined) continue;
    const others = byName.get(name);
    if (others) others.push(signature);
    else byName.set(name, [signature]);
  }
  return byName;
};

const MOST_TABLES = 3;

const toElement = (name: string, signatures: readonly Signature[]): PickerMessage => {
  const [first] = signatures;
  const tables = signatures.flatMap(({ bound }) => bound?.table ?? []);
  const more = tables.length > MOST_TABLES ? ", …" : "";
  const where = tables.length > 0 ? ` on ${tables.slice(0, MOST_TABLES).join(", ")}${more}` : "";
  const title =
    first?.label === undefined || first.label === name ? name : `${first.label} (${name})`;
  return { key: name, label: `${title}: ${first?.kind ?? "action"}${where}` };
};

const customNames = async (session: Session): Promise<readonly Signature[]> => {
  const { value } = await queryRecords(session, {
    entityType: CUSTOM_APIS.set,
    fieldNames: CUSTOM_APIS.columns,
    fetchAll: true,
  });
  return value.flatMap((row) => readCustomApi(row) ?? []);
};

const workflowsOnDemand = async (session: Session): Promise<readonly PickerMessage[]> => {
  const { value } = await queryRecords(session, {
    entityType: WORKFLOWS.set,
    fieldNames: [WORKFLOWS.id, WORKFLOWS.name, WORKFLOWS.runsOn],
    condition: ON_DEMAND,
    orderByFieldNames: [WORKFLOWS.name],
    fetchAll: true,
  });
  return value.map((row) => ({
    key: `${WORKFLOWS.set}(${String(row[WORKFLOWS.id])})`,
    label: `${String(row[WORKFLOWS.name])}: workflow on ${String(row[WORKFLOWS.runsOn])}`,
  }));
};

/** Without the right to read a table, the picker is the poorer by its rows. */
const readable = async <T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> => {
  try {
    return await read();
  } catch (error) {
    const isRefused = error instanceof DataverseError && [403, 404].includes(error.status ?? 0);
    if (isRefused) return [];
    throw error;
  }
};
