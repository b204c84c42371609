import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import { unknownSegment } from "../metadata/cache/segmentHint";
import { listRows, recordBody } from "../odata/listBody";
import { stringLiteral } from "../odata/literal";
import { encodeOption } from "../odata/query";
import { idOfRow } from "../odata/recordId";
import { lookupContext } from "../queries/filter/lookupContext";
import { relatedRecord } from "../relations/relatedRecord";
import { impersonationHeaders } from "../session/headers";
import { readId } from "../session/readId";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import { type Reference, readReference } from "../values/reference";
import { MOST_CANDIDATES } from "../values/referencePredicate";
import { shown } from "../values/types";
import type { GroupKind } from "./kinds";

/** A group that an input means. */
export interface Group {
  readonly id: string;
  readonly name?: string | undefined;
  /** Its columns, if it was read. */
  readonly record?: DataverseRecord | undefined;
}

/**
 * The group that an input means: by id, in every form of a reference, or by what people call it, which takes
 * one request. Of several with one name, those that are inactive are not meant.
 *
 * @throws InputError where there is none, or there are several: it lists them
 */
export async function findGroup(
  session: Session,
  params: Impersonation,
  kind: GroupKind,
  value: unknown,
): Promise<Group> {
  const reference = readReference(value, session.environment);
  if (reference.kind === "id" && isOwn(reference.table, kind)) return { id: reference.id };
  const name = nameIn(value, reference, kind);
  if (name !== undefined) return byName(session, params, kind, name);
  const leads = { targets: [{ table: kind.table, navigation: "" }], isOwner: false };
  const found = await relatedRecord(value, leads, lookupContext(session, params));
  if ("wrong" in found) throw refused(kind, found.wrong);
  const { predicate, id } = found;
  return { id: id ?? (await readId(session, `${kind.set}(${predicate})`, kind.id, params)) };
}

/** The same with its columns: one request. */
export async function readGroup(
  session: Session,
  params: Impersonation,
  kind: GroupKind,
  value: unknown,
): Promise<Group & { readonly record: DataverseRecord }> {
  const { id, record } = await findGroup(session, params, kind, value).catch((error: unknown) => {
    throw withHint(error, kind);
  });
  if (record) return withName(kind, id, record);
  const answer = await sendOrThrow(session, {
    method: "GET",
    path: `${kind.set}(${id})?$select=${columnsOf(kind)}`,
    operation: `Reading ${kind.set}(${id})`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: recordBody,
  }).catch((error: unknown) => {
    throw withHint(error, kind);
  });
  return withName(kind, id, answer.value as DataverseRecord);
}

const withHint = (error: unknown, { input, what, set }: GroupKind): unknown => {
  if (!(error instanceof DataverseError) || error.status !== 404) return error;
  return unknownSegment(error) === set
    ? error.withHint(
        `The environment has no table of ${what}s: it comes with an app of Dynamics 365`,
      )
    : error.withHint(`Check ${input}: it may have been deleted, or the user may not see it`);
};

const isOwn = (table: string | undefined, kind: GroupKind): boolean => {
  const names = [kind.table, kind.set, kind.what, `${kind.what}s`];
  return table === undefined || names.includes(table.trim().toLowerCase());
};

/**
 * The name that a value is; undefined for another reference. A name may look like a reference to
 * something else: `Complaints: North`, `Support (EMEA)`.
 */
const nameIn = (value: unknown, reference: Reference, kind: GroupKind): string | undefined => {
  const table = "table" in reference ? reference.table : undefined;
  if (reference.kind === "name" && isOwn(table, kind)) return reference.name.trim();
  if (typeof value !== "string" || /^\s*https?:\/\//i.test(value)) return undefined;
  return table !== undefined && isOwn(table, kind) ? undefined : value.trim();
};

const columnsOf = ({ id, names, columns }: GroupKind): string => [id, ...names, ...columns].join();

const withName = (kind: GroupKind, id: string, record: DataverseRecord) => {
  const name = record[kind.names[0]];
  return { id, record, ...(typeof name === "string" && name !== "" ? { name } : {}) };
};

const refused = ({ input }: Pick<GroupKind, "input">, why: string): InputError =>
  new InputError(withFullStop(`${input} cannot be used: ${why}`));

const byName = async (
  session: Session,
  params: Impersonation,
  kind: GroupKind,
  name: string,
): Promise<Group> => {
  if (name === "") throw refused(kind, `it names no ${kind.what}`);
  const condition = kind.names.map((column) => `${column} eq ${stringLiteral(name)}`).join(" or ");
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${kind.set}?$select=${columnsOf(kind)}&$filter=${encodeOption(condition)}&$orderby=${kind.names[0]}&$top=${MOST_CANDIDATES * 2}`,
    operation: `Looking up a ${kind.what} by its name`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: listRows,
  });
  const rows = value as readonly DataverseRecord[];
  const active = rows.filter(({ statecode = 0 }) => statecode === 0);
  const meant = active.length > 0 ? active : rows;
  const [found, ...others] = meant;
  if (!found) throw refused(kind, await noneNamed(session, params, kind, name));
  if (others.length === 0) return withName(kind, idOfRow(found, kind.id), found);
  const listed = meant.slice(0, MOST_CANDIDATES).map((row) => described(kind, row));
  const more = meant.length > MOST_CANDIDATES ? " and others" : "";
  const several = `several ${kind.what}s are called ${shown(name)}`;
  throw refused(kind, `${several}: give one of ${listed.join(", ")}${more}`);
};

const described = ({ set, id, names }: GroupKind, row: DataverseRecord): string => {
  const about = names.map((column) => row[column]).filter((text) => typeof text === "string");
  return `/${set}(${idOfRow(row, id)}) (${about.join(", ")})`;
};

const noneNamed = async (
  session: Session,
  params: Impersonation,
  { what, table, names }: GroupKind,
  name: string,
): Promise<string> => {
  const context = lookupContext(session, params);
  const found = await context.table(table);
  const near = found ? ((await context.nearestNames?.(found, name)) ?? []) : [];
  const advice = near.length > 0 ? `; did you mean ${near.map(shown).join(" or ")}?` : "";
  const accepted = `expected its ID (GUID) or ${names.length > 1 ? "its name or e-mail address" : "name"}`;
  return `no ${what} is called ${shown(name)}${advice === "" ? `; ${accepted}` : advice}`;
};
