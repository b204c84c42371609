import type { Connection } from "@prismatic-io/spectral";
import { kindOf } from "../auth/kindOf";
import { processCaches } from "../caches/caches";
import { defaults } from "../defaults";
import { inTime } from "../http/inTime";
import { object, text } from "../metadata/definition/json";
import { encodeOption } from "../odata/query";
import { runtime } from "../runtime";
import { oneLine } from "../secrets/oneLine";
import { sendOrThrow } from "../session/sendOrThrow";
import { readJson, type Session } from "../session/session";
import { withoutFullStop } from "../text/trimCharacters";
import { checkPrivileges, type PrivilegeFindings } from "./checkPrivileges";
import { checkToken } from "./checkToken";
import { checkUrl } from "./checkUrl";
import { checkUser } from "./checkUser";
import { checkWhoAmI } from "./checkWhoAmI";
import type { MissingPrivilege, ValidationParams, ValidationStep } from "./types";

/** A little before the time is over that a person waits for. */
const MOST_MS = defaults.interactiveMs - defaults.deadlineGraceMs / 4;

/**
 * Whom the connection acts for, where, and what it may do, in one sentence; or the first step that
 * failed. It never throws, and it ends in time.
 *
 * @param open makes the session, once it is known that the connection names an environment
 */
export async function connectionStatus(
  connection: Connection,
  params: ValidationParams,
  open: () => Session,
): Promise<string> {
  const progress = { step: "URL", endsMs: runtime.now() + MOST_MS };
  const late = `${MOST_MS / 1000} s were not enough`;
  try {
    return await inTime(look(connection, params, open, progress), MOST_MS, late);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return oneLine(`Not connected: ${progress.step}: ${withoutFullStop(reason)}.`);
  }
}

const look = async (
  connection: Connection,
  { entityTypes = [] }: ValidationParams,
  open: () => Session,
  progress: { step: string; readonly endsMs: number },
): Promise<string> => {
  const { step: url, environment } = checkUrl(connection);
  if (!environment) return notConnected(url);
  const session = open();
  const { fields, tokens } = kindOf(connection);
  progress.step = "Token";
  const source = tokens(connection, environment, processCaches);
  const token = await checkToken(source, environment, fields, progress.endsMs);
  if (token.ok !== true) return notConnected(token);
  progress.step = "WhoAmI";
  const who = await checkWhoAmI(session, fields);
  if (who.userId === undefined) return notConnected(who.step);
  progress.step = "Rights";
  const [user, organization, privileges] = await Promise.all([
    checkUser(session, who.userId),
    organizationName(session),
    entityTypes.length > 0 ? checkPrivileges(session, who.userId, { entityTypes }) : undefined,
  ]);
  if (user.step.ok !== true) return notConnected(user.step);
  const name = user.name ?? `user ${who.userId}`;
  return [`Connected to ${organization} as ${name}`, ...rightsOf(privileges)].join("; ");
};

const notConnected = ({ name, detail, todo }: ValidationStep): string =>
  `Not connected: ${name}: ${withoutFullStop(detail)}.${todo ? ` ${withoutFullStop(todo)}.` : ""}`;

const ORGANIZATION = `RetrieveCurrentOrganization(AccessType=@p1)?@p1=${encodeOption("Microsoft.Dynamics.CRM.EndpointAccessType'Default'")}`;

/** Its friendly name; the environment's host where that cannot be read. */
const organizationName = async (session: Session): Promise<string> => {
  const read = sendOrThrow(session, {
    method: "GET",
    path: ORGANIZATION,
    operation: "Reading the name of the organization",
    idempotency: "always",
    read: (response) => text(object(object(readJson(response))["Detail"])["FriendlyName"]),
  });
  const name = await read.then(
    ({ value }) => value,
    () => undefined,
  );
  return typeof name === "string" && name !== "" ? name : new URL(session.environment.origin).host;
};

const rightsOf = (found: PrivilegeFindings | undefined): string[] => {
  if (!found) return [];
  const { allowed, missing, problems, step } = found;
  const parts = [
    allowed.length > 0 ? `can read and write ${allowed.join(", ")}` : "",
    missing.length > 0 ? `missing: ${byTable(missing).join(", ")}` : "",
    ...problems.map(withoutFullStop),
  ].filter(Boolean);
  return parts.length > 0 ? parts : [`rights not known: ${withoutFullStop(step.detail)}`];
};

/** `create and delete on lead`, a table each. */
const byTable = (missing: readonly MissingPrivilege[]): string[] => {
  const tables = new Map<string, Set<string>>();
  for (const { logicalName, right } of missing) {
    const rights = tables.get(logicalName) ?? new Set<string>();
    tables.set(logicalName, rights.add(right === "appendTo" ? "append to" : right));
  }
  return [...tables].map(([table, rights]) => `${listed([...rights])} on ${table}`);
};

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
