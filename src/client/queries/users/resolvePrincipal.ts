import { InputError } from "../../errors/InputError";
import { withFullStop } from "../../errors/withFullStop";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import { principalOf } from "../../values/principal";
import type { Principal } from "../../values/principalTypes";
import { lookupContext } from "../filter/lookupContext";

/**
 * The user or team that an input means. No request where it names a table and an id, else one.
 *
 * @param input label of the input, for messages
 * @throws InputError where there is none, or there are several: it lists them
 */
export async function resolvePrincipal(
  session: Session,
  params: Impersonation,
  input: string,
  value: unknown,
): Promise<Principal> {
  const found = await principalOf(value, lookupContext(session, params));
  if (!("wrong" in found)) return { table: found.table, id: found.id, name: found.name };
  throw new InputError(withFullStop(`${input} cannot be used: ${found.wrong}`));
}
