import { InputError } from "../errors/InputError";
import { keyPath } from "../keys/recordKey";
import { lazily } from "../lazily";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import { resolveTable } from "../metadata/resolveTable";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { writtenRecord } from "../odata/listBody";
import { versionTag, writeHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, UpdateRecordParams, UpsertMode, UpsertRecordParams } from "../types";
import type { TableDefinition } from "../types/tables";
import type { WriteMode } from "../values/types";
import { answerOfWrite } from "./answerOfWrite";
import { type AnswerWanted, answerWanted, inWordsOfApp, tellUnusedColumns } from "./answerWanted";
import { askForAnswer } from "./askForAnswer";
import { inColumns } from "./inColumns";
import { refuseContradictions } from "./refuseContradictions";
import { requireColumns } from "./requireColumns";
import { resolveRecord } from "./resolveRecord";
import { type Patch, upsertInSteps } from "./upsertInSteps";
import { typeBody, writeTyped } from "./writeTyped";

const writeIfChanged = lazily(async () => (await import("./writeIfChanged")).writeIfChanged);

/** Updates a record that exists and answers with it, or with what is wanted of it; never creates one. */
export function updateRecord(
  session: Session,
  params: UpdateRecordParams,
): Promise<DataverseRecord> {
  return patch(session, params, "update", {
    "If-Match": params.ifMatch ? versionTag(params.ifMatch) : "*",
  });
}

/** Updates the record, or creates it if it is missing; the mode may forbid either. */
export function upsertRecord(
  session: Session,
  { upsertMode = "both", ...params }: UpsertRecordParams,
): Promise<DataverseRecord> {
  if (params.ifMatch && upsertMode === "createOnly") {
    throw new InputError(
      "Record Version cannot be combined with an Upsert Mode that only creates; leave it empty.",
    );
  }
  if (params.ifMatch) {
    return patch(session, params, "update", { "If-Match": versionTag(params.ifMatch) }, UPSERTING);
  }
  const [mode, condition] = UPSERTS[upsertMode];
  return patch(session, params, mode, condition, UPSERTING);
}

const UPSERTING = "Upserting";

const UPSERTS = {
  both: ["upsert", {}],
  createOnly: ["createAt", { "If-None-Match": "*" }],
  updateOnly: ["update", { "If-Match": "*" }],
} as const satisfies Record<UpsertMode, readonly [WriteMode, Condition]>;

type Condition = Readonly<Record<string, string>>;

const patch = (
  session: Session,
  params: UpdateRecordParams,
  mode: WriteMode,
  condition: Condition,
  doing = "Updating",
): Promise<DataverseRecord> => {
  requireColumns(params);
  tellUnusedColumns(session, params);
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await inColumns(session, await resolveTable(session, params, assumptions));
    const definition = await definitionToCompare(session, table, mode);
    const found = await resolveRecord(session, table, assumptions);
    await refuseContradictions(session, table, found);
    const wanted = await answerWanted(session, table);
    const body = await typeBody(session, table, mode, assumptions);
    const { entityType, record, afterCreate } = body;
    const path = found.definition ? found.path : keyPath(entityType, found.key);
    const { id } = found.key;
    const target = { ...table, entityType, path, id, wanted, doing };
    const send: Patch = (columns, when) => patchIn(session, { ...target, record: columns }, when);
    const write = (version?: string) => {
      if (version !== undefined) return send(record, { "If-Match": version });
      return Object.keys(afterCreate).length === 0
        ? send(record, condition)
        : upsertInSteps(session, record, afterCreate, send);
    };
    const compared = definition && { ...table, definition, key: found.key, record, wanted };
    const written = await writeTyped(body, mode, () =>
      compared ? writeIfChanged(session, compared, write) : write(),
    );
    return inWordsOfApp(session, written, { wanted, fromApp: table.fromApp });
  });
};

/**
 * The definition that says how values are compared; undefined if nothing is compared. An upsert replaces a row of
 * an elastic table whole, and one that only creates has nothing to compare with.
 */
const definitionToCompare = async (
  session: Session,
  params: UpdateRecordParams,
  mode: WriteMode,
): Promise<TableDefinition | undefined> => {
  if (!params.skipUnchanged || mode === "createAt") return undefined;
  const definition = await tableDefinition(session, params.entityType, params);
  return mode === "update" || definition.tableType === "Standard" ? definition : undefined;
};

/** An update whose values are typed, and what is wanted of the record. */
interface Write extends UpdateRecordParams {
  readonly path: string;
  /** The GUID that the record goes by, where it does. */
  readonly id: string | undefined;
  readonly wanted: AnswerWanted;
  readonly doing: string;
}

const patchIn = async (
  session: Session,
  { path, doing, ...params }: Write,
  condition: Condition,
): Promise<DataverseRecord> => {
  const asked = askForAnswer(params.wanted, params.id !== undefined);
  // Under a version, or where only a create is allowed, a repeat would refuse what the first try did.
  const unconditional = (condition["If-Match"] ?? "*") === "*" && !condition["If-None-Match"];
  const operation = `${doing} ${path}`;
  const response = await sendOrThrow(session, {
    method: "PATCH",
    path: path + asked.query,
    operation,
    idempotency: unconditional ? "harmless" : "never",
    whenUnknown:
      "It is not known whether this was carried out: read the record before repeating it",
    headers: { ...writeHeaders(params), ...condition, ...asked.headers },
    json: params.record,
    read: writtenRecord,
  });
  return answerOfWrite(session, response, { ...params, operation });
};
