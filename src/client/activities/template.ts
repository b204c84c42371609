import { existingRecord } from "../conversions/existingRecord";
import type { RecordReference } from "../conversions/types";
import { UnreadableBody } from "../errors/failures";
import { InputError } from "../errors/InputError";
import { normalizeGuid } from "../odata/guid";
import { isRecord, listRows } from "../odata/listBody";
import { stringLiteral } from "../odata/literal";
import { encodeOption } from "../odata/query";
import { guidIn } from "../odata/recordId";
import { lookupContext } from "../queries/filter/lookupContext";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { HttpResponse } from "../types/http";
import { shown } from "../values/types";
import { ATTACHMENTS } from "./attachments/attachments";
import type { Party } from "./recipients/types";

export interface TemplateParams extends Impersonation {
  readonly template: string;
  readonly templateRecord?: RecordReference | undefined;
  readonly regarding?: RecordReference | undefined;
}

/** Whom a template can be filled with where no record is given. */
export interface Fallbacks {
  readonly to: readonly Party[];
  /** The user that mail comes from, or that the connection works as. */
  readonly userId: () => Promise<string>;
}

export interface FilledTemplate {
  readonly subject: string;
  readonly body: string;
  /** Of the files that the template has. */
  readonly attachmentIds: readonly string[];
}

/** Templates for every table are those of users (Microsoft: "Global templates"). */
const GLOBAL = "systemuser";

/**
 * Subject and body of an e-mail template, filled with the values of a record. Two requests, and one for a record
 * that is given by name.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/instantiatetemplate
 *
 * @throws InputError where there is no such template, or no record of its table
 */
export async function fillTemplate(
  session: Session,
  params: TemplateParams,
  fallbacks: Fallbacks,
): Promise<FilledTemplate> {
  const { id, title, table, attachmentIds } = await findTemplate(session, params);
  const recordId = await recordOf(session, params, { title, table }, fallbacks);
  const { value } = await sendOrThrow(session, {
    method: "POST",
    path: "InstantiateTemplate",
    operation: `Filling the template ${shown(title)}`,
    // It makes an e-mail that is nowhere stored.
    idempotency: "always",
    headers: impersonationHeaders(params),
    json: { TemplateId: id, ObjectType: table, ObjectId: recordId },
    read: filledIn,
  });
  return { ...(value as Filled), attachmentIds };
}

type Filled = Omit<FilledTemplate, "attachmentIds">;

const filledIn = (response: HttpResponse): Filled => {
  const [email] = listRows(response);
  if (!email) throw new UnreadableBody("the answer has no e-mail");
  return { subject: text(email["subject"]), body: text(email["description"]) };
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

interface Template {
  readonly id: string;
  readonly title: string;
  /** Logical name of the table whose records fill it. */
  readonly table: string;
  readonly attachmentIds: readonly string[];
}

/** Its files, along with the template. */
const FILES = `$expand=template_activity_mime_attachments($select=${ATTACHMENTS.key})`;

const MOST = 4;

const findTemplate = async (
  session: Session,
  { template, ...params }: TemplateParams,
): Promise<Template> => {
  const id = normalizeGuid(template);
  const condition = id ? `templateid eq ${id}` : `title eq ${stringLiteral(template)}`;
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `templates?$select=templateid,title,templatetypecode&$filter=${encodeOption(condition)}&${FILES}&$orderby=title&$top=${MOST}`,
    operation: "Looking up the e-mail template",
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: listRows,
  });
  const rows = value as readonly DataverseRecord[];
  const [row, ...others] = rows;
  if (!row) {
    throw new InputError(
      `Template ${shown(template)} is no e-mail template that the connection may use; expected the ID or the title of one.`,
    );
  }
  if (others.length > 0) {
    const ids = rows.map((each) => String(each["templateid"])).slice(0, MOST - 1);
    throw new InputError(
      `Template ${shown(template)} is the title of several: give the ID of one, such as ${ids.join(", ")}.`,
    );
  }
  const found = guidIn(row, "templateid");
  if (found === undefined) throw new UnreadableBody("the answer has no templateid");
  const files = row["template_activity_mime_attachments"];
  const attachmentIds = (Array.isArray(files) ? files : []).flatMap((file: unknown) =>
    isRecord(file) ? (guidIn(file, ATTACHMENTS.key) ?? []) : [],
  );
  const table = text(row["templatetypecode"]);
  return { id: found, title: text(row["title"]), table, attachmentIds };
};

const recordOf = async (
  session: Session,
  params: TemplateParams,
  { title, table }: Pick<Template, "title" | "table">,
  { to, userId }: Fallbacks,
): Promise<string> => {
  if (table === GLOBAL && params.templateRecord === undefined) return userId();
  const [input, given] = fillingRecord(params, to);
  if (given === undefined) {
    throw new InputError(
      `Template ${shown(title)} is filled with a record of ${table}: set Template Record, or Regarding.`,
    );
  }
  const found = await lookupContext(session, params).table(table);
  if (!found) throw new InputError(`Template ${shown(title)} is for ${table}, which is no table.`);
  const { logicalName, entitySetName, primaryIdAttribute: primaryId } = found;
  const referring = { input, table: { logicalName, entitySetName, primaryId } };
  return existingRecord(session, params, referring, given);
};

/** The record that fills a template, and the input that it comes from, for messages. */
const fillingRecord = (
  { templateRecord, regarding }: TemplateParams,
  to: readonly Party[],
): readonly [input: string, value: RecordReference | undefined] => {
  if (templateRecord !== undefined) return ["Template Record", templateRecord];
  if (regarding !== undefined) return ["Regarding, which fills the template", regarding];
  const [only, ...others] = to;
  const value =
    only && others.length === 0 && !("addressused" in only) ? referenceOf(only) : undefined;
  return ["To, which fills the template", value];
};

const referenceOf = (party: Party): RecordReference | undefined => {
  if ("table" in party) return party;
  const given = "reference" in party ? party.reference : undefined;
  return typeof given === "string" || isRecord(given) ? given : undefined;
};
