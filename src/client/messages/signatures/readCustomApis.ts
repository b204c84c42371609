import { DataverseError } from "../../errors/DataverseError";
import { scopeOf } from "../../metadata/cache/definitionCache";
import { stringLiteral } from "../../odata/literal";
import { queryRecords } from "../../queries/odata/queryRecords";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { Signature } from "../../types/messages";
import { CUSTOM_APIS, readCustomApi } from "./customApi";

const { set, name: NAME, columns, parameters, results } = CUSTOM_APIS;

/** The custom API as far as it is remembered: asks nobody. */
export function knownCustomApi(
  session: Session,
  name: string,
  impersonation: Impersonation,
): Signature | undefined {
  return session.caches.customApis.peek(keyOf(session, name, impersonation));
}

/** The next call reads the custom API again. */
export function forgetCustomApi(
  session: Session,
  name: string,
  impersonation: Impersonation,
): void {
  session.caches.customApis.drop(keyOf(session, name, impersonation));
}

/** A custom API by its unique name, in one small request; remembered for ten minutes where there is one. */
export async function customApiNamed(
  session: Session,
  name: string,
  impersonation: Impersonation,
): Promise<Signature | undefined> {
  const rows = await read(session, impersonation, `${NAME} eq ${stringLiteral(name)}`);
  const [found] = (rows ?? []).flatMap((row) => readCustomApi(row) ?? []);
  if (found) session.caches.customApis.put(keyOf(session, name, impersonation), found);
  return found;
}

/** Every custom API; undefined where the user may not read them, or the environment has no such table. */
export async function allCustomApis(
  session: Session,
  impersonation: Impersonation,
): Promise<readonly Signature[] | undefined> {
  const rows = await read(session, impersonation);
  return rows?.flatMap((row) => readCustomApi(row) ?? []);
}

const keyOf = (session: Session, name: string, impersonation: Impersonation): string =>
  scopeOf(session, impersonation) + name.toLowerCase();

const read = async (
  session: Session,
  { impersonateUserId, impersonateObjectId }: Impersonation,
  condition?: string,
) => {
  try {
    const { value } = await queryRecords(session, {
      entityType: set,
      fieldNames: columns,
      expandPropertyNames: [parameters, results],
      fetchAll: true,
      condition,
      impersonateUserId,
      impersonateObjectId,
    });
    return value;
  } catch (error) {
    if (error instanceof DataverseError && (error.status === 403 || error.status === 404)) {
      session.logger.debug(`Custom APIs cannot be read: ${error.message}`);
      return undefined;
    }
    throw error;
  }
};
